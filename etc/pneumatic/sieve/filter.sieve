# A user's script that has a program of the administrator's (in --filter-dir)
# rewrite the message, and then looks at what the program has added.
require ["fileinto", "vnd.dovecot.filter", "imap4flags"];

if not header :contains "X-Virus-Status" "Infected" {
	filter "spamc" ["--max-size=500000"];
}
if header :contains "X-Spam-Level" "*****" {
	setflag "\\Seen";
	fileinto "Junk";
}
