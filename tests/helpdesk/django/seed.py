"""Makes the helpdesk's database, the file that HELPDESK_DB names, and fills it from ../tickets.json.

tickets.json holds the staff (the first of whom has every ticket), the queue, the custom fields that a telecom would add
(`type` is one of the helpdesk's own data types; `choices` only for a list; `reply` is for ../rt/seed.pl alone) and the
tickets, each with its custom fields by name.
"""

import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))
os.environ["DJANGO_SETTINGS_MODULE"] = "desk.settings"

import django  # noqa: E402  (the settings come first)

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from helpdesk.models import CustomField, Queue, Ticket, TicketCustomFieldValue  # noqa: E402


def main() -> None:
    data = json.loads((HERE.parent / "tickets.json").read_text(encoding="utf-8"))
    call_command("migrate", verbosity=0)

    staff = [
        User.objects.create_user(one["username"], password=one["password"], last_name=one["name"], is_staff=True)
        for one in data["staff"]
    ]
    queue = Queue.objects.create(title=data["queue"], slug="complaint")
    fields = {
        field["name"]: CustomField.objects.create(
            name=field["name"],
            label=field["label"],
            data_type=field["type"],
            list_values="\n".join(field.get("choices", [])) or None,
            empty_selection_list=field["type"] == "list",
            max_length=200 if field["type"] == "varchar" else None,
            required=False,
            staff_only=True,
            ordering=place,
        )
        for place, field in enumerate(data["fields"])
    }
    for ticket in data["tickets"]:
        made = Ticket.objects.create(
            id=ticket["id"],
            title=ticket["title"],
            queue=queue,
            submitter_email=f"customer{ticket['id']}@example.com",
            description=ticket["description"],
            assigned_to=staff[0],
            status=Ticket.OPEN_STATUS,
            priority=3,
        )
        for name, value in ticket["fields"].items():
            TicketCustomFieldValue.objects.create(ticket=made, field=fields[name], value=value)


main()
