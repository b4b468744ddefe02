"""Prints, as one line of JSON, what the helpdesk has stored of a ticket. It reads the database file itself, so that a
test sees what was saved and not what a page shows.

    saved.py DATABASE TICKET →
    {"status": 1, "owner": "agent", "followups": [{"title", "comment", "public"}], "fields": {label: value}}

Ends with 2 where there is no such ticket.
"""

import json
import sqlite3
import sys


def main(database: str, ticket: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as db:
        found = db.execute(
            "SELECT t.status, u.username FROM helpdesk_ticket t LEFT JOIN auth_user u ON u.id = t.assigned_to_id"
            " WHERE t.id = ?",
            (ticket,),
        ).fetchone()
        if found is None:
            print(f"{database} holds no ticket {ticket}; tickets.json lists them", file=sys.stderr)
            return 2
        followups = db.execute(
            "SELECT title, comment, public FROM helpdesk_followup WHERE ticket_id = ? ORDER BY id", (ticket,)
        )
        fields = db.execute(
            "SELECT f.label, v.value FROM helpdesk_ticketcustomfieldvalue v"
            " JOIN helpdesk_customfield f ON f.id = v.field_id WHERE v.ticket_id = ?",
            (ticket,),
        )
        saved = {
            "status": found[0],
            "owner": found[1],
            "followups": [
                {"title": title, "comment": comment or "", "public": bool(public)} for title, comment, public in followups
            ],
            "fields": {label: value or "" for label, value in fields},
        }
    print(json.dumps(saved, ensure_ascii=False))
    return 0


sys.exit(main(*sys.argv[1:]))
