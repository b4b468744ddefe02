#!/usr/bin/perl
# Prints, as one line of JSON, what Request Tracker has stored of a ticket. It reads the database file itself, so that a
# test sees what was saved and not what a page shows.
#
#     saved.pl DATABASE TICKET →
#     {"status": "open", "owner": "agent", "fields": {label: value},
#      "updates": [{"type": "Correspond", "content": "<p>…</p>", "fields": {label: value}}]}
#
# An update is what a person wrote to the ticket: a reply (Correspond) or a comment (Comment). Ends with 2 where there is
# no such ticket.
use strict;
use warnings;

use DBI;
use Encode ();
use JSON;
use MIME::Base64 ();
use MIME::QuotedPrint ();

my ( $database, $ticket ) = @ARGV;
my $db = DBI->connect( "dbi:SQLite:dbname=file:$database?mode=ro", '', '', { RaiseError => 1, sqlite_unicode => 0 } );

# fields CLASS ID: the custom fields of a ticket or of an update to one, by label.
sub fields {
    my ( $class, $id ) = @_;
    my $rows = $db->selectall_arrayref(
        'SELECT f.Name, v.Content, v.LargeContent FROM ObjectCustomFieldValues v JOIN CustomFields f ON f.id = v.CustomField'
            . ' WHERE v.ObjectType = ? AND v.ObjectId = ? AND v.Disabled = 0 ORDER BY v.id',
        undef, $class, $id
    );
    return { map { text( $_->[0] ) => text( length( $_->[1] // '' ) ? $_->[1] : $_->[2] ) } @$rows };
}

sub text { return Encode::decode( 'UTF-8', $_[0] // '' ) }

my $found = $db->selectrow_arrayref(
    'SELECT t.Status, u.Name FROM Tickets t LEFT JOIN Users u ON u.id = t.Owner WHERE t.id = ?', undef, $ticket );
if ( !$found ) {
    print STDERR "$database holds no ticket $ticket; seed.pl makes them\n";
    exit 2;
}
my $updates = $db->selectall_arrayref(
    q{SELECT x.id, x.Type, a.ContentEncoding, a.Content FROM Transactions x LEFT JOIN Attachments a ON a.TransactionId = x.id}
        . q{ AND a.ContentType LIKE 'text/%' WHERE x.ObjectType = 'RT::Ticket' AND x.ObjectId = ?}
        . q{ AND x.Type IN ('Correspond', 'Comment') ORDER BY x.id, a.id},
    undef, $ticket
);
my %decode = (
    base64             => \&MIME::Base64::decode,
    'quoted-printable' => \&MIME::QuotedPrint::decode,
);
my @updates;
for my $row (@$updates) {
    my ( $id, $type, $encoding, $content ) = @$row;
    my $decode = $decode{ $encoding // '' };
    push @updates,
        { type => $type, content => text( $decode ? $decode->( $content // '' ) : $content ),
          fields => fields( 'RT::Transaction', $id ) };
}
print JSON->new->utf8->canonical->encode(
    {   status  => text( $found->[0] ),
        owner   => text( $found->[1] ),
        fields  => fields( 'RT::Ticket', $ticket ),
        updates => \@updates,
    }
), "\n";
