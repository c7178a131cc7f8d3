# What happens to everybody's mail before his own script: put away what the
# checks of spam-pipe(1) have marked.
#
#   sieve-filter --global-before /etc/pneumatic/sieve/default.sieve ...
#
# Mailboxes are created when the first message goes there. The checks write
# "X-Spam-Flag: YES" and "X-Virus-Status: Infected (name)"; X-Spam-Status begins
# with "Yes," and has more words behind it, so it is never :is "Yes".
require ["fileinto", "mailbox"];

if header :contains "X-Virus-Status" "Infected" {
	fileinto :create "spamdrop";
	stop;
}
if header :is "X-Spam-Flag" "YES" {
	fileinto :create "Junk";
	stop;
}
