/* rule - see rule.h. The words of the language.
 * SPDX-License-Identifier: ISC */
#include "rules/rule.h"

const char *const rule_stages[RULE_STAGES] = { "connect", "helo", "mail",
	"rcpt", "data" };

const char *const rule_keys[RULE_KEYS] = { "client", "network", "login",
	"sender", "sender-domain", "recipient", "all" };

const struct rule_lookup_row rule_lookups[RULE_LOOKUPS] = {
	{ "client", "client_address", RULE_CONNECT },
	{ "name", "client_name", RULE_CONNECT },
	{ "helo", "helo_name", RULE_HELO },
	{ "sender", "sender", RULE_MAIL },
	{ "recipient", "recipient", RULE_RCPT },
	{ "login", "sasl_username", RULE_MAIL },
	{ "relocated", "recipient", RULE_RCPT },
};

const struct rule_action rule_actions[RULE_ACTS] = {
	[RULE_ACCEPT] = { "accept", RULE_NOTHING, RULE_ENDS },
	[RULE_RELAY] = { "relay", RULE_NOTHING, RULE_ENDS },
	[RULE_REJECT] = { "reject", RULE_NOTHING, RULE_ENDS | RULE_NO },
	[RULE_DEFER] = { "defer", RULE_NOTHING, RULE_ENDS | RULE_NO },
	[RULE_DROP] = { "drop", RULE_NOTHING, RULE_ENDS | RULE_NO },
	[RULE_DISCARD] = { "discard", RULE_NOTHING, RULE_ENDS },
	[RULE_HOLD] = { "hold", RULE_NOTHING, RULE_ENDS },
	[RULE_GREYLIST] = { "greylist", RULE_MAYBE_TIME, RULE_COUNTS },
	[RULE_POLICY] = { "policy", RULE_TARGET, 0 },
	[RULE_CHECK] = { "check", RULE_PROGRAM, 0 },
	[RULE_MAP] = { "map", RULE_LOOKUP, 0 },
	[RULE_SCORE] = { "score", RULE_NUMBER, 0 },
	[RULE_DELAY] = { "delay", RULE_TIME, 0 },
	[RULE_HEADER] = { "header", RULE_TEXT, 0 },
	[RULE_WARN] = { "warn", RULE_NOTHING, 0 },
};

const struct rule_word rule_words[RULE_TESTS] = {
	[RULE_T_NETWORK] = { "network", RULE_NETWORKS, RULE_CONNECT, RULE_WHO,
	    "5.7.1 your address is not welcome here" },
	[RULE_T_CLIENT_NAME] = { "client-name", RULE_NAMES, RULE_CONNECT,
	    RULE_WHO | RULE_ASKS_DNS, "5.7.1 your host is not welcome here" },
	[RULE_T_CLIENT_NAMELESS] = { "client-nameless", RULE_NOTHING,
	    RULE_CONNECT, RULE_ASKS_DNS,
	    "5.7.25 your address has no name in DNS" },
	[RULE_T_CLIENT_UNCONFIRMED] = { "client-unconfirmed", RULE_NOTHING,
	    RULE_CONNECT, RULE_ASKS_DNS,
	    "5.7.25 your address has no name in DNS that leads back to it" },
	[RULE_T_PORT] = { "port", RULE_NUMBER, RULE_CONNECT, 0,
	    "5.7.1 not on this port" },
	[RULE_T_EARLY] = { "early", RULE_NOTHING, RULE_CONNECT, 0,
	    "5.5.0 you spoke before your turn" },
	[RULE_T_TLS] = { "tls", RULE_NOTHING, RULE_HELO, 0,
	    "5.7.0 not with TLS" },
	[RULE_T_DNSBL] = { "dnsbl", RULE_ZONE, RULE_CONNECT, RULE_ASKS_DNS,
	    "5.7.1 your address is listed" },
	[RULE_T_SCORE] = { "score", RULE_NUMBER, RULE_CONNECT, 0,
	    "5.7.1 too many bad signs" },
	[RULE_T_RATE] = { "rate", RULE_RATE, RULE_CONNECT, RULE_COUNTS,
	    "4.7.1 too much in too short a time, try later" },
	[RULE_T_HELO] = { "helo", RULE_NAMES, RULE_HELO, 0,
	    "5.7.1 this HELO name is not welcome here" },
	[RULE_T_HELO_BAD] = { "helo-bad", RULE_NOTHING, RULE_HELO, 0,
	    "5.5.2 HELO wants the full name of a host" },
	[RULE_T_HELO_LITERAL] = { "helo-literal", RULE_NOTHING, RULE_HELO, 0,
	    "5.7.1 HELO wants a name, not an address" },
	[RULE_T_HELO_MINE] = { "helo-mine", RULE_NOTHING, RULE_HELO, 0,
	    "5.7.1 this HELO name is mine" },
	[RULE_T_HELO_UNRESOLVABLE] = { "helo-unresolvable", RULE_NOTHING,
	    RULE_HELO, RULE_ASKS_DNS, "5.7.1 your HELO name is not in DNS" },
	[RULE_T_HELO_MISMATCH] = { "helo-mismatch", RULE_NOTHING, RULE_HELO,
	    RULE_ASKS_DNS, "5.7.1 your HELO name is not that of your address" },
	[RULE_T_HELO_LISTED] = { "helo-listed", RULE_ZONE, RULE_HELO,
	    RULE_ASKS_DNS, "5.7.1 your HELO name is listed" },
	[RULE_T_AUTHENTICATED] = { "authenticated", RULE_NOTHING, RULE_MAIL,
	    RULE_WHO, "5.7.1 not for users" },
	[RULE_T_LOGIN] = { "login", RULE_ADDRESSES, RULE_MAIL, RULE_WHO,
	    "5.7.1 this account may not" },
	[RULE_T_SENDER] = { "sender", RULE_ADDRESSES, RULE_MAIL, 0,
	    "5.7.1 this sender is not welcome here" },
	[RULE_T_SENDER_DOMAIN] = { "sender-domain", RULE_NAMES, RULE_MAIL, 0,
	    "5.7.1 this sender is not welcome here" },
	[RULE_T_SENDER_UNRESOLVABLE] = { "sender-domain-unresolvable",
	    RULE_NOTHING, RULE_MAIL, RULE_ASKS_DNS,
	    "5.1.8 the sender's domain is not in DNS" },
	[RULE_T_SENDER_NULL_MX] = { "sender-null-mx", RULE_NOTHING, RULE_MAIL,
	    RULE_ASKS_DNS, "5.7.27 the sender's domain accepts no mail" },
	[RULE_T_SENDER_LISTED] = { "sender-listed", RULE_ZONE, RULE_MAIL,
	    RULE_ASKS_DNS, "5.7.1 the sender's domain is listed" },
	[RULE_T_SENDER_OWN] = { "sender-own", RULE_NOTHING, RULE_MAIL, 0,
	    "5.7.1 your own address" },
	[RULE_T_SIZE_OVER] = { "size-over", RULE_OCTETS, RULE_MAIL, 0,
	    "5.3.4 too large" },
	[RULE_T_RECIPIENT] = { "recipient", RULE_ADDRESSES, RULE_RCPT,
	    RULE_WHERE, "5.7.1 not to this recipient" },
	[RULE_T_RECIPIENT_DOMAIN] = { "recipient-domain", RULE_NAMES,
	    RULE_RCPT, RULE_WHERE, "5.7.1 not to this domain" },
	[RULE_T_RECIPIENT_KNOWN] = { "recipient-known", RULE_NOTHING,
	    RULE_RCPT, 0, "5.7.1 not to this recipient" },
	[RULE_T_RECIPIENTS_OVER] = { "recipients-over", RULE_NUMBER,
	    RULE_RCPT, 0, "5.5.3 too many recipients" },
};

unsigned
rule_flags(const struct rule *r)
{
	unsigned flags = rule_actions[r->act].flags;
	size_t i;

	for (i = 0; i < r->n; i++)
		flags |= rule_words[r->conditions[i].test].flags;
	return flags;
}
