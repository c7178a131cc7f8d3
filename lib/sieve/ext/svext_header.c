/* svext_header - the tests header, address and exists, and the tags of match
 * types, comparators and address parts (RFC 5228 5.1, 5.5, 5.7, 2.7).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "mime/addrs.h"
#include "sieve/svaddress.h"
#include "sieve/svcheck.h"
#include "sieve/svmatch.h"

/* What a test does with one field; as svtest_value. */
typedef int each_field(struct svtest *t, struct span name, size_t field);

/* Every field of every name in `names`, in order. */
static int
for_fields(struct svtest *t, const struct svarg *names, each_field *each)
{
	struct svrun *r = t->r;
	const struct header *h = &r->mail->header;
	size_t i, k, seen;

	for (i = 0; i < names->n; i++) {
		struct span name;

		if (svrun_expand(r, names->strings[i], &name) == -1 ||
		    svmatch_pay(r->steps, h->n, r->err) == -1)
			return -1;
		for (seen = k = 0; k < h->n && name.n > 0; k++) {
			int got;

			if (!span_ieq(h->fields[k].name, name))
				continue;
			seen++;
			got = svmatch_pay(r->steps, h->fields[k].raw.n,
			    r->err) == -1 ? -1 : each(t, name, k);
			if (got != 0)
				return got;
		}
		if (seen == 0)
			svrun_trace(r, t->node->line,
			    "  %.*s is not in the message", (int)name.n,
			    name.p);
	}
	return 0;
}

static int
header_field(struct svtest *t, struct span name, size_t field)
{
	return svtest_value(t, name, svmail_text(t->r->mail, field));
}

static int
address_field(struct svtest *t, struct span name, size_t field)
{
	struct addrs a;
	size_t i;
	int got = 0;

	addrs_init(&a);
	/* Past the limit of addresses the first ones are looked at. */
	(void)!addrs_parse(&a, t->r->mail->header.fields[field].body, NULL);
	for (i = 0; i < a.n && got == 0; i++)
		if (a.items[i].kind == ADDRS_MAILBOX)
			got = svaddress_value(t, name, a.items[i].local,
			    a.items[i].domain);
	addrs_done(&a);
	return got;
}

static int
run_fields(struct svrun *r, const struct svnode *node, each_field *each)
{
	struct svtest t;
	int got;

	if (svtest_begin(&t, r, node, node->places[1]) == -1)
		return -1;
	got = for_fields(&t, node->places[0], each);
	return got == 0 ? svtest_end(&t) : got;
}

static int
run_header(struct svrun *r, const struct svnode *node)
{
	return run_fields(r, node, header_field);
}

static int
run_address(struct svrun *r, const struct svnode *node)
{
	return run_fields(r, node, address_field);
}

static int
run_exists(struct svrun *r, const struct svnode *node)
{
	const struct svarg *names = node->places[0];
	const struct header *h = &r->mail->header;
	size_t i, k;

	for (i = 0; i < names->n; i++) {
		struct span name;

		if (svrun_expand(r, names->strings[i], &name) == -1 ||
		    svmatch_pay(r->steps, h->n, r->err) == -1)
			return -1;
		for (k = 0; k < h->n; k++)
			if (span_ieq(h->fields[k].name, name))
				break;
		svrun_trace(r, node->line, "  %s is %sin the message",
		    svrun_quoted(r, name), k < h->n ? "" : "not ");
		if (k == h->n || name.n == 0)
			return 0;
	}
	return 1;
}

/* Headers whose value is a verdict with words after it: compared as a whole
 * with one word they never match, which is a well-known trap. */
static const struct {
	const char *name, *looks_like;
} verdicts[] = {
	{ "X-Spam-Status", "Yes, score=7.1 required=5.0 tests=..." },
	{ "X-Virus-Status", "Infected (name)" },
	{ "Authentication-Results", "host; dkim=pass ..." },
	{ "Received-SPF", "pass (...) ..." },
};

static void
warn_verdict(struct svcheck *c, const struct svnode *node, size_t verdict)
{
	const struct svarg *keys = node->places[1];
	size_t i;

	for (i = 0; i < keys->n; i++) {
		struct span key = keys->strings[i];

		/* X-Virus-Status: Clean does stand alone. */
		if (key.n == 0 || key.n > 60 || span_has(key, ' ') ||
		    span_ieq(key, SPAN("clean")))
			continue;
		svcheck_warn(c, node->line, "%s compared with :is \"%.*s\" "
		    "never matches: it is like \"%s\"; use :contains, or "
		    ":matches \"%.*s*\"", verdicts[verdict].name, (int)key.n,
		    key.p, verdicts[verdict].looks_like, (int)key.n, key.p);
	}
}

static int
check_header(struct svcheck *c, struct svnode *node)
{
	const struct svarg *names = node->places[0];
	size_t i, k;

	if (svtable_tag_value(node, SVSLOT_MATCH, SVMATCH_IS) != SVMATCH_IS)
		return 0;
	for (i = 0; i < LENGTH(verdicts); i++)
		for (k = 0; k < names->n; k++)
			if (span_ieq(names->strings[k],
			    span_str(verdicts[i].name)))
				warn_verdict(c, node, i);
	return 0;
}

/* RFC 5228 5.1: headers that hold addresses, and no others. */
static int
check_address(struct svcheck *c, struct svnode *node)
{
	static const char *const known[] = { "from", "to", "cc", "bcc",
		"sender", "reply-to", "resent-from", "resent-to", "resent-cc",
		"resent-bcc", "resent-sender", "resent-reply-to",
		"return-path", "delivered-to", "x-original-to", "envelope-to",
		"x-envelope-to", "x-envelope-from", "errors-to",
		"return-receipt-to", "disposition-notification-to",
		"mail-followup-to", "mail-reply-to", "apparently-to" };
	const struct svarg *names = node->places[0];
	size_t i, k;

	for (i = 0; i < names->n; i++) {
		for (k = 0; k < LENGTH(known); k++)
			if (span_ieq(names->strings[i], span_str(known[k])))
				break;
		if (k == LENGTH(known) &&
		    svcheck_is_constant(c, names->strings[i]))
			return svcheck_refuse(c, names->line,
			    "\"address\" looks at headers with addresses, "
			    "not at \"%.*s\"", (int)(names->strings[i].n < 60 ?
			    names->strings[i].n : 60), names->strings[i].p);
	}
	return 0;
}

static const struct svrow rows[] = {
	{ "header", "SS", 2, SVROW_TEST | SVROW_MATCH | SVROW_INDEX,
	    check_header, run_header },
	{ "address", "SS", 2, SVROW_TEST | SVROW_MATCH | SVROW_PART |
	    SVROW_INDEX, check_address, run_address },
	{ "exists", "S", 1, SVROW_TEST, NULL, run_exists },
};

static const struct svtag tags[] = {
	{ ":is", SVSLOT_MATCH, SVMATCH_IS, 0, SVROW_MATCH, NULL },
	{ ":contains", SVSLOT_MATCH, SVMATCH_CONTAINS, 0, SVROW_MATCH, NULL },
	{ ":matches", SVSLOT_MATCH, SVMATCH_MATCHES, 0, SVROW_MATCH, NULL },
	{ ":comparator", SVSLOT_COMPARATOR, 0, 's', SVROW_MATCH, NULL },
	{ ":all", SVSLOT_PART, SVADDRESS_ALL, 0, SVROW_PART, NULL },
	{ ":localpart", SVSLOT_PART, SVADDRESS_LOCAL, 0, SVROW_PART, NULL },
	{ ":domain", SVSLOT_PART, SVADDRESS_DOMAIN, 0, SVROW_PART, NULL },
};

const struct svextension svext_header = { NULL, rows, LENGTH(rows), tags,
	LENGTH(tags) };
