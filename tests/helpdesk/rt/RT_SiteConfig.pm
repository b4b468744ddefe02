# A plain Request Tracker, in Chinese, with its data in the folder that RT_PLACE names and behind a proxy on the port
# RT_WEB_PORT of 127.0.0.1. RT_SITE_CONFIG names this file; nothing under /etc is read or changed.
#
# It knows nothing of the assistant: the script tag is added on the way to the browser.

my $place = $ENV{RT_PLACE} or die "RT_PLACE names no folder\n";
my $port  = $ENV{RT_WEB_PORT} || 80;

Set( $rtname,       '投诉处理' );
Set( $Organization, 'desk.example' );
Set( $Timezone,     'Asia/Shanghai' );
Set( @LexiconLanguages, qw(zh_CN en) );

Set( $WebDomain,  '127.0.0.1' );
Set( $WebPort,    $port );
Set( $WebBaseURL, "http://127.0.0.1:$port" );
Set( $WebPath,    '' );
# Redirects name the proxy, not what stands behind it.
Set( $CanonicalizeRedirectURLs, 1 );

Set( $DatabaseType, 'SQLite' );
Set( $DatabaseName, "$place/db.sqlite3" );
# What RT compiles and its sessions: by default in folders of the system.
$RT::MasonDataDir    = "$place/mason";
$RT::MasonSessionDir = "$place/sessions";
$RT::VarPath         = $place;

# Nothing is sent anywhere.
Set( $MailCommand, 'testfile' );
Set( $CorrespondAddress, 'desk@example.com' );
Set( $CommentAddress,    'desk@example.com' );

Set( $HTMLFormatter, 'core' );

Set( $LogToSyslog, undef );
Set( $LogToFile,   undef );
Set( $LogToSTDERR, 'error' );

1;
