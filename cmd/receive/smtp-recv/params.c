/* params - see params.h. One row a parameter.
 * SPDX-License-Identifier: ISC */
#include "params.h"

#include "base/num.h"
#include "smtp/dsnparam.h"
#include "smtp/param.h"

struct wanted {
	struct session *s;
	struct params_mail *mail;
};

struct row {
	const char *name;
	bool (*offered)(const struct session *s);        /* NULL: always */
	bool (*take)(struct wanted *w, struct span value);
};

static bool
has_dsn(const struct session *s)
{
	return s->opt->offer_dsn;
}

static bool
has_requiretls(const struct session *s)
{
	return s->opt->offer_requiretls && s->tls;
}

/* RFC 4954 5: accepted wherever AUTH is known; we trust none of it. */
static bool
has_auth(const struct session *s)
{
	return s->can_ask;
}

/* RFC 1870 allows 20 digits, more than a number holds: that is large. */
static bool
take_size(struct wanted *w, struct span v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if (!span_is_digit(v.p[i]))
			return false;
	if (v.n == 0 || v.n > 20)
		return false;
	if (num_parse_u64(v, UINT64_MAX, &w->mail->size) == -1)
		w->mail->size = UINT64_MAX;
	return true;
}

static bool
take_body(struct wanted *w, struct span v)
{
	(void)w;
	return span_ieq(v, SPAN("7BIT")) || span_ieq(v, SPAN("8BITMIME"));
}

static bool
take_utf8(struct wanted *w, struct span v)
{
	w->mail->utf8 = true;
	return v.p == NULL;
}

static bool
take_requiretls(struct wanted *w, struct span v)
{
	(void)w;
	return v.p == NULL;
}

static bool
take_auth(struct wanted *w, struct span v)
{
	(void)w;
	return v.n > 0;
}

static bool
take_ret(struct wanted *w, struct span v)
{
	(void)w;
	return dsnparam_ret(v) != -1;
}

static bool
take_envid(struct wanted *w, struct span v)
{
	(void)w;
	return dsnparam_envid(v) == 0;
}

static bool
take_notify(struct wanted *w, struct span v)
{
	(void)w;
	return dsnparam_notify(v) != -1;
}

static bool
take_orcpt(struct wanted *w, struct span v)
{
	struct span type, address;

	(void)w;
	return dsnparam_orcpt(v, &type, &address) == 0;
}

static const struct row mail_rows[] = {
	{ "SIZE", NULL, take_size },                 /* RFC 1870 */
	{ "BODY", NULL, take_body },                 /* RFC 6152 */
	{ "SMTPUTF8", NULL, take_utf8 },             /* RFC 6531 */
	{ "AUTH", has_auth, take_auth },             /* RFC 4954 */
	{ "RET", has_dsn, take_ret },                /* RFC 3461 */
	{ "ENVID", has_dsn, take_envid },
	{ "REQUIRETLS", has_requiretls, take_requiretls },   /* RFC 8689 */
};

static const struct row rcpt_rows[] = {
	{ "NOTIFY", has_dsn, take_notify },
	{ "ORCPT", has_dsn, take_orcpt },
};

/* `seen` has a bit for each row: a parameter comes once (RFC 3461 4). */
static enum reply
take(struct wanted *w, const struct row *rows, size_t n, const struct param *p,
    unsigned *seen)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (span_ieq(p->name, span_str(rows[i].name)))
			break;
	if (i == n || (rows[i].offered != NULL && !rows[i].offered(w->s))) {
		w->s->detail = p->name;
		return REPLY_UNKNOWN_PARAM;
	}
	if ((*seen & 1u << i) != 0 || !rows[i].take(w, p->value))
		return REPLY_BAD_PARAM;
	*seen |= 1u << i;
	return REPLY_NONE;
}

static enum reply
take_all(struct wanted *w, struct span rest, const struct row *rows, size_t n)
{
	unsigned seen = 0;
	struct param p;
	int got;

	if (rest.n > PARAM_MAX || (rest.n > 0 && !w->s->extended))
		return REPLY_BAD_PARAM;
	while ((got = param_next(&rest, &p)) == 1) {
		enum reply id = take(w, rows, n, &p, &seen);

		if (id != REPLY_NONE)
			return id;
	}
	return got == 0 ? REPLY_NONE : REPLY_BAD_PARAM;
}

enum reply
params_mail(struct session *s, struct span rest, struct params_mail *out)
{
	struct wanted w = { s, out };

	*out = (struct params_mail){ false, 0 };
	return take_all(&w, rest, mail_rows, LENGTH(mail_rows));
}

enum reply
params_rcpt(struct session *s, struct span rest)
{
	struct wanted w = { s, NULL };

	return take_all(&w, rest, rcpt_rows, LENGTH(rcpt_rows));
}
