#!/usr/bin/perl
# Fills a new database of Request Tracker, the one that RT_SiteConfig.pm names, from ../tickets.json.
#
# A ticket's page shows all the fields of tickets.json. Beside that queue stands another one, with one ticket more (a
# copy of the first), which asks for the fields marked `reply` anew with each reply. Both share an article to put into
# replies.
use strict;
use warnings;
use utf8;

use Encode ();
use FindBin;
use JSON;
use lib '/usr/share/request-tracker5/lib';
use RT;

RT::LoadConfig();
RT::Init();

open my $file, '<:raw', "$FindBin::Bin/../tickets.json" or die "tickets.json: $!\n";
my $data = JSON->new->utf8->decode( do { local $/; <$file> } );
my $system = RT->SystemUser;

# The types of tickets.json, as Request Tracker has them.
my %type = (
    varchar  => 'FreeformSingle',
    decimal  => 'FreeformSingle',
    text     => 'TextSingle',
    list     => 'SelectSingle',
    datetime => 'DateTimeSingle',
);

# done OBJECT METHOD ARGUMENT…: calls it and dies with its words where it fails; gives what it made.
sub done {
    my ( $object, $method, @arguments ) = @_;
    my ( $made, @words ) = $object->$method(@arguments);
    die Encode::encode( 'UTF-8', ref($object) . "->$method: @{[ grep { defined } @words ]}\n" ) unless $made;
    return $made;
}

# made CLASS ARGUMENT…: a new object of Request Tracker.
sub made {
    my ( $class, @arguments ) = @_;
    my $object = "RT::$class"->new($system);
    done( $object, 'Create', @arguments );
    return $object;
}

sub queue {
    my ( $name, $staff ) = @_;
    my $queue = made( 'Queue', Name => $name );
    for my $right ( qw(SeeQueue ShowTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket SeeCustomField
                       ModifyCustomField) ) {
        done( $staff->PrincipalObj, 'GrantRight', Right => $right, Object => $queue );
    }
    return $queue;
}

# field FIELD KIND HOLDER: a custom field of the tickets in a queue, or of the replies to them.
sub field {
    my ( $told, $kind, $holder ) = @_;
    my $field = made( 'CustomField', Name => $told->{label}, Type => $type{ $told->{type} }, LookupType => $kind );
    my $place = 0;
    done( $field, 'AddValue', Name => $_, SortOrder => ++$place ) for @{ $told->{choices} || [] };
    done( $field, 'AddToObject', $holder );
    return $field;
}

sub ticket {
    my ( $told, $queue, $owner ) = @_;
    return made(
        'Ticket',
        Queue     => $queue->Id,
        Subject   => $told->{title},
        Owner     => $owner->Id,
        Status    => 'open',
        Requestor => "customer$told->{id}\@example.com",
        MIMEObj   => MIME::Entity->build(
            Type    => 'text/plain',
            Charset => 'UTF-8',
            Data    => [ Encode::encode( 'UTF-8', $told->{description} ) ],
        ),
    );
}

my $staff = RT::Group->new($system);
done( $staff, 'CreateUserDefinedGroup', Name => '坐席' );
my @agents = map {
    made( 'User', Name => $_->{username}, RealName => $_->{name}, Password => $_->{password}, Privileged => 1,
        EmailAddress => "$_->{username}\@example.com", Lang => 'zh_CN' )
} @{ $data->{staff} };
done( $staff, 'AddMember', $_->PrincipalId ) for @agents;

my $queue = queue( $data->{queue}, $staff );
my %field = map { $_->{name} => field( $_, 'RT::Queue-RT::Ticket', $queue ) } @{ $data->{fields} };
for my $told ( @{ $data->{tickets} } ) {
    my $ticket = ticket( $told, $queue, $agents[0] );
    die "ticket $told->{id} became " . $ticket->Id . "\n" unless $ticket->Id == $told->{id};
    for my $name ( sort keys %{ $told->{fields} } ) {
        done( $ticket, 'AddCustomFieldValue', Field => $field{$name}->Id, Value => $told->{fields}{$name} );
    }
}

my $other = queue( '投诉跟进组', $staff );
field( $_, 'RT::Queue-RT::Ticket-RT::Transaction', $other ) for grep { $_->{reply} } @{ $data->{fields} };
ticket( $data->{tickets}[0], $other, $agents[0] );

my $class = made( 'Class', Name => '常用答复' );
done( $class, 'AddToObject', $_ ) for $queue, $other;
done( $staff->PrincipalObj, 'GrantRight', Right => $_, Object => $class ) for qw(SeeClass ShowArticle SeeCustomField);
my $words = made( 'CustomField', Name => '答复', Type => 'TextSingle', LookupType => 'RT::Class-RT::Article' );
done( $words, 'AddToObject', $class );
my $article = made( 'Article', Class => $class->Id, Name => '基站抢修', Summary => '基站抢修' );
done( $article, 'AddCustomFieldValue', Field => $words->Id, Value => '抢修队已经出发。' );
