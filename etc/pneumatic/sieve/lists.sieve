# A user's script, ~/.dovecot.sieve: each mailing list into a mailbox of its
# own, named after the list, and mail to ann+work@ into Work.
require ["fileinto", "mailbox", "variables", "envelope", "subaddress"];

if header :matches "List-Id" "*<*.*>*" {
	set :lower "list" "${2}";
	fileinto :create "Lists.${list}";
} elsif envelope :detail "to" "work" {
	fileinto :create "Work";
}
