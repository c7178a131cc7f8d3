/* userquota - see userquota.h.
 * SPDX-License-Identifier: ISC */
#include "auth/userquota.h"

#include "base/buf.h"
#include "maildir/quota.h"
#include "maildir/tree.h"
#include "os/clock.h"

static int
set(struct account *a, struct span value, struct err *err)
{
	struct quota q;

	if (quota_parse(&q, value, NULL) == -1)
		return err_set(err, ERR_DATA,
		    "quota_rule or quota_grace: not a "
		    "limit: %.*s", (int)(value.n < 80 ? value.n : 80), value.p);
	if (account_set(a, SPAN("quota"), value, err) == 0)
		return 0;
	if (err != NULL)
		err->kind = ERR_DATA;
	return -1;
}

/* "storage=1024" of a Dovecot is in kilobytes when no unit is said; "bytes=" is
 * bytes. */
static void
add_amount(struct buf *out, struct span name, struct span value)
{
	buf_add(out, value);
	if (span_eq(name, SPAN("storage")) && value.n > 0 &&
	    span_is_digit(value.p[value.n - 1]))
		buf_addc(out, 'k');
}

/* The limits of the account: "1048576kS,500C". */
static void
limits_of(struct buf *out, struct span v)
{
	const char *between = "";
	struct span part;

	while (span_cut(&v, ':', &part)) {
		size_t eq = span_find(part, 0, '=');
		struct span name = span_sub(part, 0, eq);

		if (eq == part.n)
			continue;
		buf_adds(out, between);
		between = ",";
		if (span_eq(name, SPAN("messages"))) {
			buf_add(out, span_from(part, eq + 1));
			buf_addc(out, 'C');
		} else {
			add_amount(out, name, span_from(part, eq + 1));
		}
	}
}

/* A rule for one mailbox: ";Trash:storage=+100k:messages=+5". */
static void
rule_of(struct buf *out, struct span mailbox, struct span v)
{
	struct span part;

	buf_addc(out, ';');
	buf_add(out, mailbox);
	while (span_cut(&v, ':', &part)) {
		size_t eq = span_find(part, 0, '=');
		struct span name = span_sub(part, 0, eq);

		buf_addc(out, ':');
		if (eq < part.n)
			buf_adds(out, span_eq(name, SPAN("messages")) ?
			    "messages=" : "storage=");
		add_amount(out, name, eq < part.n ? span_from(part, eq + 1) :
		    part);
	}
}

/* quota_rule, quota_rule2 ... of a Dovecot become the field quota
 * (maildir/quota.h), whichever comes first. */
int
userquota_rule(struct account *a, struct span v, struct err *err)
{
	struct span old = account_get(a, "quota"), mailbox;
	struct span rules = span_from(old, span_find(old, 0, ';'));
	struct buf b = BUF_INIT(ACCOUNT_VALUE_MAX);
	int r;

	if (!span_cut(&v, ':', &mailbox) || mailbox.n == 0 || v.p == NULL)
		return err_set(err, ERR_DATA, "quota_rule is not NAME:LIMIT");
	if (span_eq(mailbox, SPAN("*"))) {
		limits_of(&b, v);
		buf_add(&b, rules);
	} else {
		buf_add(&b, old);
		rule_of(&b, mailbox, v);
	}
	r = !buf_ok(&b) ? err_set(err, ERR_DATA, "quota_rule: too long") :
	    set(a, buf_span(&b), err);
	buf_done(&b);
	return r;
}

int
userquota_grace(struct account *a, struct span v, struct err *err)
{
	struct buf b = BUF_INIT(ACCOUNT_VALUE_MAX);
	int r;

	buf_add(&b, account_get(a, "quota"));
	buf_adds(&b, ";grace=");
	buf_add(&b, v);
	r = set(a, buf_span(&b), err);
	buf_done(&b);
	return r;
}

bool
userquota_is_full(const struct account *a)
{
	struct span limits = account_get(a, "quota");
	struct buf path = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	struct quota q;
	struct tree t;
	int64_t now;
	int32_t micros;
	bool full = false;

	account_maildir(a, &path);
	if (limits.n > 0 && path.len > 0 && buf_ok(&path) &&
	    quota_parse(&q, limits, NULL) == 0 &&
	    tree_open(&t, buf_str(&path), false, NULL) == 0) {
		os_clock_wall(&now, &micros);
		full = quota_is_full(&q, t.fd, now);
		tree_close(&t);
	}
	buf_done(&path);
	return full;
}
