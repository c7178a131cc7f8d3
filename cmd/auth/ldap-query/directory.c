/* directory - see directory.h.
 * SPDX-License-Identifier: ISC */
#include "directory.h"

#include "base/tool.h"
#include "os/clock.h"
#include "text/base64.h"

struct question {
	struct directory *d;
	int64_t end;                 /* os_clock_ms() */
	struct err why;              /* of the last server that failed */
};

int
directory_init(struct directory *d, const struct directory_options *o,
    struct err *err)
{
	struct span rest = span_str(o->uris), word;

	d->o = o;
	d->ld = NULL;
	d->n = d->at = 0;
	pool_init(&d->pool);
	secret_init(&d->password);
	if (dial_check(&o->dial, err) == -1)
		return -1;
	while (span_word(&rest, &word)) {
		LDAP *ld = NULL;
		int rc;

		if (d->n == DIRECTORY_URIS_MAX)
			return err_set(err, ERR_USAGE, "--uri: too many");
		d->uris[d->n] = pool_copy(&d->pool, word);
		rc = ldap_initialize(&ld, d->uris[d->n]);
		if (rc != LDAP_SUCCESS)
			return err_set(err, ERR_USAGE, "--uri %s: %s",
			    d->uris[d->n], ldap_err2string(rc));
		dial_close(ld);
		d->n++;
	}
	return d->n > 0 ? 0 : err_set(err, ERR_USAGE, "--uri is missing");
}

static void
hang_up(struct directory *d)
{
	dial_close(d->ld);
	d->ld = NULL;
}

void
directory_done(struct directory *d)
{
	hang_up(d);
	secret_wipe(&d->password);
	pool_done(&d->pool);
}

static struct question
begin(struct directory *d)
{
	return (struct question){ d, os_clock_ms() +
	    (int64_t)d->o->deadline_ms, ERR_INIT };
}

/* For the next step: the time-out, or what is left of the question's time. */
static int64_t
step_ms(const struct question *q)
{
	int64_t left = q->end - os_clock_ms();
	int64_t step = (int64_t)q->d->o->timeout_ms;

	return left < 1 ? 1 : left < step ? left : step;
}

static int
dial(struct question *q, LDAP **out)
{
	struct directory *d = q->d;

	return dial_open(&d->o->dial, d->uris[d->at], step_ms(q), out,
	    &q->why);
}

/* d->ld is connected, as who searches: a result code. */
static int
connected(struct question *q)
{
	struct directory *d = q->d;
	int rc;

	if (d->ld != NULL)
		return LDAP_SUCCESS;
	rc = dial(q, &d->ld);
	if (rc == LDAP_SUCCESS) {
		rc = dial_introduce(d->ld, &d->o->dial,
		    secret_span(&d->password), step_ms(q));
		if (rc != LDAP_SUCCESS) {
			dial_explain(d->ld, rc, &q->why);
			hang_up(d);
		}
	}
	tool_explain("%s: %s", d->uris[d->at], rc == LDAP_SUCCESS ?
	    "connected" : q->why.text);
	return rc;
}

static int
search_once(struct question *q, const struct directory_search *s,
    LDAPMessage **out)
{
	struct directory *d = q->d;
	int rc = connected(q);
	struct timeval t;

	if (rc != LDAP_SUCCESS)
		return rc;
	dial_watch(step_ms(q));
	t = dial_timeval(step_ms(q));
	/* Two entries are enough to know that there is more than one. */
	rc = ldap_search_ext_s(d->ld, s->base, dial_scope(&d->o->dial),
	    s->filter, s->attributes, 0, NULL, NULL, &t, 2, out);
	dial_unwatch();
	if (rc != LDAP_SUCCESS)
		dial_explain(d->ld, rc, &q->why);
	tool_explain("%s: search: %s", d->uris[d->at], rc == LDAP_SUCCESS ?
	    "ok" : q->why.text);
	return rc;
}

/* Of servers that cannot, the next is asked; a connection that was open before
 * may only have been closed for its age. */
static int
search_all(struct question *q, const struct directory_search *s,
    LDAPMessage **out)
{
	struct directory *d = q->d;
	bool was_open = d->ld != NULL;
	size_t left = d->n + was_open;
	int rc;

	for (;;) {
		rc = search_once(q, s, out);
		if (!dial_is_down(rc))
			return rc;
		ldap_msgfree(*out);
		*out = NULL;
		hang_up(d);
		if (!was_open)
			d->at = (d->at + 1) % d->n;
		was_open = false;
		if (--left == 0 || os_clock_ms() >= q->end)
			return rc;
	}
}

/* The server among ours that a referral names: true, and *s goes on below its
 * base, if it has one (RFC 4511 4.1.10). */
static bool
is_ours(struct directory *d, const char *url, struct directory_search *s)
{
	LDAPURLDesc *to = NULL, *ours;
	size_t i;

	if (ldap_url_parse(url, &to) != LDAP_URL_SUCCESS)
		return false;
	for (i = 0; i < d->n; i++) {
		bool same = i != d->at &&
		    ldap_url_parse(d->uris[i], &ours) == LDAP_URL_SUCCESS;

		if (!same)
			continue;
		same = span_ieq(span_str(to->lud_scheme),
		    span_str(ours->lud_scheme)) &&
		    span_ieq(span_str(to->lud_host),
		    span_str(ours->lud_host)) &&
		    to->lud_port == ours->lud_port;
		ldap_free_urldesc(ours);
		if (same)
			break;
	}
	if (i < d->n) {
		if (to->lud_dn != NULL && *to->lud_dn != '\0')
			s->base = pool_copy(&d->pool, span_str(to->lud_dn));
		hang_up(d);
		d->at = i;
	}
	ldap_free_urldesc(to);
	return i < d->n;
}

/* Go where the answer points to, when we are told to: true, and d and *s have
 * changed. */
static bool
follow(struct question *q, LDAPMessage *found, struct directory_search *s)
{
	struct directory *d = q->d;
	char **urls = NULL;
	bool yes = false;
	int rc, i;

	if (ldap_parse_result(d->ld, found, &rc, NULL, NULL, &urls, NULL, 0) !=
	    LDAP_SUCCESS || urls == NULL)
		return false;
	for (i = 0; !yes && urls[i] != NULL; i++) {
		tool_explain("referral to %s", urls[i]);
		yes = d->o->referrals && is_ours(d, urls[i], s);
	}
	ldap_memvfree((void **)urls);
	return yes;
}

static void
add_value(struct buf *out, const char *name, struct span value)
{
	buf_adds(out, name);
	buf_addc(out, ' ');
	base64_encode(out, value);
	buf_addc(out, '\n');
}

static int
add_entry(LDAP *ld, LDAPMessage *entry, char **attributes, struct buf *out)
{
	char *dn = ldap_get_dn(ld, entry);
	size_t i, j;

	if (dn == NULL)
		return -1;
	add_value(out, "dn", span_str(dn));
	ldap_memfree(dn);
	/* By the names asked for: a server may answer in another case. */
	for (i = 0; attributes[i] != NULL; i++) {
		struct berval **v = ldap_get_values_len(ld, entry,
		    attributes[i]);

		for (j = 0; v != NULL && v[j] != NULL &&
		    j < DIRECTORY_VALUES_MAX; j++)
			add_value(out, attributes[i], span_of(v[j]->bv_val,
			    (size_t)v[j]->bv_len));
		ldap_value_free_len(v);
	}
	return buf_ok(out) ? 0 : -1;
}

/* What a search that the server answered has found. */
static enum directory_found
judge(struct question *q, int rc, LDAPMessage *found, char **attributes,
    struct buf *out, struct err *err)
{
	LDAP *ld = q->d->ld;
	int n = rc == LDAP_SUCCESS || rc == LDAP_SIZELIMIT_EXCEEDED ?
	    ldap_count_entries(ld, found) : 0;

	if (n > 1 || rc == LDAP_SIZELIMIT_EXCEEDED)
		err_set(err, ERR_TEMP, "more than one entry matches");
	else if (rc == LDAP_NO_SUCH_OBJECT)
		return DIRECTORY_NO_BASE;
	else if (rc == LDAP_SUCCESS && n == 0)
		return DIRECTORY_NONE;
	else if (rc != LDAP_SUCCESS || n < 0)
		err_set(err, ERR_TEMP, "directory: %s", q->why.text);
	else if (add_entry(ld, ldap_first_entry(ld, found), attributes,
	    out) == -1)
		err_set(err, ERR_TEMP, "the entry is too large, or damaged");
	else
		return DIRECTORY_ONE;
	return DIRECTORY_FAILED;
}

enum directory_found
directory_search(struct directory *d, const struct directory_search *s,
    struct buf *out, struct err *err)
{
	struct question q = begin(d);
	struct directory_search at = *s;
	LDAPMessage *found = NULL;
	enum directory_found what;
	int rc = search_all(&q, &at, &found), hops = 0;

	while (rc == LDAP_REFERRAL && hops++ < DIRECTORY_REFERRALS_MAX &&
	    follow(&q, found, &at)) {
		ldap_msgfree(found);
		found = NULL;
		rc = search_all(&q, &at, &found);
	}
	what = judge(&q, rc, found, s->attributes, out, err);
	ldap_msgfree(found);
	return what;
}

int
directory_bind(struct directory *d, const char *dn, struct span password,
    struct err *err)
{
	struct question q = begin(d);
	int rc = LDAP_SERVER_DOWN;
	size_t i;

	for (i = 0; i < d->n && os_clock_ms() < q.end; i++) {
		LDAP *ld = NULL;

		rc = dial(&q, &ld);
		if (rc == LDAP_SUCCESS) {
			rc = dial_bind(ld, dn, password, step_ms(&q));
			if (rc != LDAP_SUCCESS)
				dial_explain(ld, rc, &q.why);
			dial_close(ld);
		}
		tool_explain("%s: bind: %s", d->uris[d->at],
		    rc == LDAP_SUCCESS ? "ok" : q.why.text);
		if (!dial_is_down(rc))
			break;
		hang_up(d);
		d->at = (d->at + 1) % d->n;
	}
	switch (rc) {
	case LDAP_SUCCESS:
		return 1;
	case LDAP_INVALID_CREDENTIALS:
	case LDAP_INAPPROPRIATE_AUTH:
	case LDAP_NO_SUCH_OBJECT:
		return 0;
	}
	return err_set(err, ERR_TEMP, "directory: %s", q.why.text);
}

bool
directory_try(struct directory *d, size_t i, struct err *why)
{
	struct question q = begin(d);
	bool yes;

	hang_up(d);
	d->at = i;
	yes = connected(&q) == LDAP_SUCCESS;
	*why = q.why;
	return yes;
}
