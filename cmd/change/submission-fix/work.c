/* work - see work.h.
 * SPDX-License-Identifier: ISC */
#include "work.h"

#include "base/tool.h"
#include "link/half.h"
#include "mime/addrfield.h"
#include "mime/addrs.h"
#include "mime/header.h"
#include "os/confine.h"
#include "text/date.h"

/* RFC 5322 3.6: those that a message has once at most. */
static const char *const singles[] = { "Date", "From", "Sender", "Reply-To",
	"To", "Cc", "Message-ID", "In-Reply-To", "References", "Subject" };

static int
check_counts(const struct header *h, struct err *err)
{
	size_t i;

	for (i = 0; i < LENGTH(singles); i++)
		if (header_count(h, singles[i]) > 1)
			return err_set(err, ERR_DATA,
			    "5.6.0 message has more than one %s field",
			    singles[i]);
	return 0;
}

static void
add_field(struct buf *out, const char *name, struct span body)
{
	buf_adds(out, "F ");
	buf_adds(out, name);
	buf_adds(out, ": ");
	buf_add(out, body);
	buf_addc(out, '\n');
	tool_explain("%s is added", name);
}

static void
add_date(const struct work *w, struct buf *out)
{
	struct buf date = BUF_INIT(64);

	date_write_mail(&date, w->now);
	add_field(out, "Date", buf_span(&date));
	buf_done(&date);
}

static void
add_id(const struct work *w, struct span domain, struct buf *out)
{
	struct buf id = BUF_INIT(500);

	buf_addf(&id, "<%s@", w->id);
	buf_add(&id, domain);
	buf_addc(&id, '>');
	add_field(out, "Message-ID", buf_span(&id));
	buf_done(&id);
}

static void
add_authors(const struct work *w, const struct addrs *a, struct buf *out)
{
	struct buf field = BUF_INIT(8192);
	size_t i;

	for (i = 0; i < a->n; i++) {
		struct addrs_item item = a->items[i];

		if (item.domain.n == 0)
			item.domain = span_str(w->domain);
		addrfield_add(&field, &item, i == 0, SPAN("\nF \t"));
	}
	if (buf_ok(&field)) {
		buf_adds(out, "R\n");
		add_field(out, "From", buf_span(&field));
	}
	buf_done(&field);
}

/* Each address of From, complete: 1 when one had to be completed, 0, -1. */
static int
tell_authors(const struct work *w, const struct addrs *a, struct span body,
    struct buf *out, struct err *err)
{
	int completed = 0;
	size_t i;

	if (a->n == 0)
		return err_set(err, ERR_DATA, "5.6.0 From field is no address");
	if (a->n > WORK_AUTHORS_MAX)
		return err_set(err, ERR_DATA, "5.6.0 too many addresses in "
		    "From");
	for (i = 0; i < a->n; i++) {
		struct addrs_item item = a->items[i];

		if (item.kind != ADDRS_MAILBOX || item.local.n == 0)
			return err_set(err, ERR_DATA,
			    "5.6.0 From field is no address");
		completed |= item.domain.n == 0;
		if (item.domain.n == 0)
			item.domain = span_str(w->domain);
		buf_adds(out, "A ");
		buf_add(out, item.local);
		buf_addc(out, '@');
		buf_add(out, item.domain);
		buf_addc(out, '\n');
	}
	/* A lack of domains is all that may be wrong: "joe", not "a b c". */
	if (a->malformed && (completed == 0 || (a->n == 1 &&
	    a->items[0].name.n == 0 && span_has(body, ' '))))
		return err_set(err, ERR_DATA, "5.6.0 From field is malformed");
	return completed;
}

static int
look_at_from(const struct work *w, const struct header *h, struct buf *out,
    struct span *domain, struct buf *keep, struct err *err)
{
	size_t at = header_find(h, "From", 0);
	struct span body = at < h->n ? h->fields[at].body :
	    span_str(w->sender);
	struct addrs a;
	int r;

	if (at == h->n && body.n == 0)
		return err_set(err, ERR_DATA, "5.6.0 message has no From "
		    "field");
	addrs_init(&a);
	r = addrs_parse(&a, body, err);
	if (r == -1)
		err->kind = ERR_DATA;
	else
		r = tell_authors(w, &a, span_trim(body), out, err);
	if (r == 1 || (r == 0 && at == h->n))
		add_authors(w, &a, out);
	if (r != -1) {
		buf_add(keep, a.items[0].domain.n > 0 ? a.items[0].domain :
		    span_str(w->domain));
		*domain = buf_span(keep);
	}
	addrs_done(&a);
	return r == -1 ? -1 : 0;
}

static int
look(const struct work *w, const struct header *h, struct buf *out,
    struct err *err)
{
	struct buf keep = BUF_INIT(1000);
	struct span domain = SPAN("");
	int r = check_counts(h, err);

	if (r == 0 && h->malformed)
		r = err_set(err, ERR_DATA,
		    "5.6.0 message has a header line that is no field");
	if (r == 0)
		r = look_at_from(w, h, out, &domain, &keep, err);
	if (r == 0 && header_count(h, "Date") == 0)
		add_date(w, out);
	if (r == 0 && header_count(h, "Message-ID") == 0)
		add_id(w, domain, out);
	buf_done(&keep);
	return r;
}

int
work_look(void *arg, struct buf *out, struct err *err)
{
	const struct work *w = arg;
	struct header h;
	int r;

	if (os_confine(OS_STDIO, NULL, 0, err) == -1)
		return -1;
	header_init(&h);
	r = header_read(&h, HALF_FD, 0, err);
	if (r == 0)
		r = look(w, &h, out, err);
	header_done(&h);
	return r;
}
