/* transport - see transport.h.
 * SPDX-License-Identifier: ISC */
#include "transport.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/tool.h"
#include "io/slurp.h"

struct line {
	size_t number;
	struct span key, value;
};

/* 1, 0 at the end, -1 with err. */
static int
next_line(const char *file, struct span *rest, struct line *l, struct err *err)
{
	struct span text;

	while (rest->n > 0 && span_cut(rest, '\n', &text)) {
		l->number++;
		text = span_trim(text);
		if (text.n == 0 || text.p[0] == '#')
			continue;
		if (!span_word(&text, &l->key))
			continue;
		l->value = span_trim(text);
		if (span_ieq(l->value, SPAN("mx")) ||
		    ((span_istarts(l->value, SPAN("smtp:")) ||
		    span_istarts(l->value, SPAN("lmtp:"))) &&
		    l->value.n > 5 && l->value.n < TRANSPORT_ROUTE_MAX &&
		    !span_has(l->value, ' ')) ||
		    span_istarts(l->value, SPAN("error:5.")) ||
		    span_istarts(l->value, SPAN("error:4.")))
			return 1;
		return err_set(err, ERR_TEMP, "%s:%zu: smtp:host, lmtp:host, "
		    "mx or error:5.x.x text is wanted", file, l->number);
	}
	return 0;
}

/* How well a key fits a domain, or an address of a sender: 0 not. */
static size_t
fits(struct span key, struct span address, bool sender)
{
	struct span domain = span_from(address, span_rfind(address, '@') + 1);

	if (sender)
		return span_ieq(key, address) ? 2 : key.n > 1 &&
		    key.p[0] == '@' && span_ieq(span_from(key, 1), domain);
	if (span_ieq(key, domain))
		return SIZE_MAX;
	if (key.n > 1 && key.p[0] == '.' && domain.n > key.n &&
	    span_ieq(key, span_from(domain, domain.n - key.n)))
		return key.n + 1;
	return span_eq(key, SPAN("*"));
}

/* How well the best line fits, and its value; 0 none, -1 with err. */
static int
find(const char *file, struct span address, bool sender, size_t *how,
    struct buf *value, struct err *err)
{
	struct buf text = BUF_INIT(TRANSPORT_FILE_MAX);
	struct line l = { .number = 0 };
	struct span rest;
	int got = 0;

	*how = 0;
	if (file == NULL)
		return 0;
	if (slurp_file(file, &text, err) == -1) {
		buf_done(&text);
		return -1;
	}
	rest = buf_span(&text);
	while ((got = next_line(file, &rest, &l, err)) == 1) {
		size_t this = fits(l.key, address, sender);

		if (this <= *how)
			continue;
		*how = this;
		buf_reset(value);
		buf_add(value, l.value);
		tool_explain("%.*s: %s:%zu: %.*s", (int)address.n, address.p,
		    file, l.number, (int)l.value.n, l.value.p);
	}
	buf_done(&text);
	return got;
}

int
transport_check(const char *file, struct err *err)
{
	struct buf value = BUF_INIT(TRANSPORT_FILE_MAX);
	size_t how;
	int r = find(file, SPAN(""), false, &how, &value, err);

	buf_done(&value);
	return r;
}

static int
find_one(const char *recipients, const char *senders,
    const struct envelope *e, const struct address *to, struct buf *value,
    struct err *err)
{
	struct buf other = BUF_INIT(TRANSPORT_FILE_MAX);
	size_t how, by_sender = 0;
	int r = find(recipients, address_span(to), false, &how, value, err);

	if (r == 0 && how <= 1)
		r = find(senders, address_span(&e->sender), true, &by_sender,
		    &other, err);
	if (r == 0 && by_sender > 0) {
		buf_reset(value);
		buf_add(value, buf_span(&other));
	}
	buf_done(&other);
	return r;
}

int
transport_find(const char *recipients, const char *senders,
    const struct envelope *e, struct buf *route, struct err *err)
{
	struct buf other = BUF_INIT(TRANSPORT_FILE_MAX);
	struct span value;
	size_t i;
	int r = 0;

	for (i = 0; i < e->n && r == 0; i++) {
		buf_reset(&other);
		r = find_one(recipients, senders, e, &e->rcpts[i].address,
		    i == 0 ? route : &other, err);
		if (i > 0 && r == 0 && !span_eq(buf_span(&other),
		    buf_span(route)))
			r = err_set(err, ERR_TEMP, "4.3.5 recipients with "
			    "different transports in one message");
	}
	buf_done(&other);
	value = buf_span(route);
	if (r == 0 && span_istarts(value, SPAN("error:")))
		return err_set(err, value.p[6] == '5' ? ERR_PERM : ERR_TEMP,
		    "%s", value.p + 6);
	return r == -1 ? -1 : value.n > 0 && !span_ieq(value, SPAN("mx"));
}

int
transport_set(const char *recipients, const char *senders,
    const struct envelope *e, struct err *err)
{
	struct buf route = BUF_INIT(TRANSPORT_FILE_MAX);
	int got;

	if ((recipients == NULL && senders == NULL) || e->n == 0 ||
	    getenv("SMTP_ROUTE") != NULL)
		return 0;
	got = transport_find(recipients, senders, e, &route, err);
	if (got == 1)
		(void)setenv("SMTP_ROUTE", buf_str(&route), 1);
	buf_done(&route);
	return got == -1 ? -1 : 0;
}
