/* fields - see fields.h.
 * SPDX-License-Identifier: ISC */
#include "fields.h"

#include "base/tool.h"
#include "link/half.h"
#include "mime/addrfield.h"
#include "mime/addrs.h"
#include "mime/header.h"
#include "names.h"
#include "os/confine.h"
#include "smtp/address.h"

static const struct field {
	const char *name;
	enum names_where where;
} fields[] = {
	{ "From", NAMES_HEADER_SENDER }, { "Sender", NAMES_HEADER_SENDER },
	{ "Reply-To", NAMES_HEADER_SENDER },
	{ "Resent-From", NAMES_HEADER_SENDER },
	{ "Resent-Sender", NAMES_HEADER_SENDER },
	{ "Resent-Reply-To", NAMES_HEADER_SENDER },
	{ "Errors-To", NAMES_HEADER_SENDER },
	{ "Disposition-Notification-To", NAMES_HEADER_SENDER },
	{ "To", NAMES_HEADER_RECIPIENT }, { "Cc", NAMES_HEADER_RECIPIENT },
	{ "Bcc", NAMES_HEADER_RECIPIENT },
	{ "Resent-To", NAMES_HEADER_RECIPIENT },
	{ "Resent-Cc", NAMES_HEADER_RECIPIENT },
	{ "Resent-Bcc", NAMES_HEADER_RECIPIENT },
};

/* The row of a field, or NULL: it holds no addresses of ours to change. */
static const struct field *
field_of(const struct header_field *f)
{
	size_t i;

	for (i = 0; i < LENGTH(fields); i++)
		if (span_ieq(f->name, span_str(fields[i].name)))
			return &fields[i];
	return NULL;
}

/* Is it an address that can be looked up? Then `text` is it as it is
 * written. */
static bool
is_address(const struct addrs_item *item, struct buf *text)
{
	struct address a;
	struct err err;

	buf_reset(text);
	if (item->kind != ADDRS_MAILBOX || item->domain.n == 0)
		return false;
	addrs_write(text, item);
	return buf_ok(text) && address_parse(buf_span(text), ADDRESS_UTF8, &a,
	    &err) == 0;
}

/* What is done with a field that has addresses. */
typedef int each_field(void *self, const struct header_field *f,
    const struct field *row, const struct addrs *a, struct err *err);

static int
walk(const struct header *h, each_field *each, void *self, struct err *err)
{
	struct addrs a;
	size_t i;
	int r = 0;

	addrs_init(&a);
	for (i = 0; i < h->n && r == 0; i++) {
		const struct field *row = field_of(&h->fields[i]);

		if (row != NULL && addrs_parse(&a, h->fields[i].body, err) ==
		    -1)
			r = err_set(err, ERR_DATA, "5.6.0 too many "
			    "addresses in %s", row->name);
		else
			/* what cannot be read whole is not written anew */
			r = each(self, &h->fields[i], row != NULL &&
			    a.malformed ? NULL : row, &a, err);
	}
	addrs_done(&a);
	return r;
}

static int
read_header(struct header *h, struct err *err)
{
	header_init(h);
	return os_confine(OS_STDIO, NULL, 0, err) == -1 ? -1 :
	    header_read(h, HALF_FD, 0, err);
}

struct listing {
	struct buf *out;
	struct buf text;
	size_t n;
};

static int
list_field(void *self, const struct header_field *f, const struct field *row,
    const struct addrs *a, struct err *err)
{
	struct listing *l = self;
	size_t i;

	(void)f;
	for (i = 0; row != NULL && i < a->n; i++) {
		if (!is_address(&a->items[i], &l->text))
			continue;
		if (++l->n > FIELDS_ADDRESSES_MAX)
			return err_set(err, ERR_DATA, "5.6.0 too many "
			    "addresses in the header");
		buf_addf(l->out, "%u ", (unsigned)row->where);
		buf_add(l->out, buf_span(&l->text));
		buf_addc(l->out, '\n');
	}
	return 0;
}

int
fields_list(void *arg, struct buf *out, struct err *err)
{
	struct listing l = { .out = out, .text = BUF_INIT(1000) };
	struct header h;
	int r;

	(void)arg;
	r = read_header(&h, err);
	if (r == 0 && (header_count(&h, "DKIM-Signature") > 0 ||
	    header_count(&h, "ARC-Seal") > 0))
		buf_adds(out, "S\n");
	if (r == 0)
		r = walk(&h, list_field, &l, err);
	buf_done(&l.text);
	header_done(&h);
	return r;
}

struct writing {
	struct fields_new *names;
	struct buf *head;
	struct buf text;
	size_t n;                        /* the next of the names */
};

/* Has one of the field's addresses another name? *from is its first one's. */
static bool
has_other(struct writing *w, const struct addrs *a, size_t *from)
{
	bool other = false;
	size_t i;

	*from = w->n;
	for (i = 0; i < a->n; i++)
		if (is_address(&a->items[i], &w->text)) {
			other |= w->n < w->names->n &&
			    w->names->names[w->n].p != NULL;
			w->n++;
		}
	return other;
}

static void
put_item(struct writing *w, const struct addrs_item *item, bool first,
    struct span between, size_t *at)
{
	struct addrs_item changed = *item;

	if (is_address(item, &w->text) && *at < w->names->n) {
		struct span name = w->names->names[(*at)++];
		size_t sign = span_rfind(name, '@');

		if (name.p != NULL) {
			changed.local = span_sub(name, 0, sign);
			changed.domain = span_from(name, sign + 1);
		}
	}
	addrfield_add(w->head, &changed, first, between);
}

static int
write_field(void *self, const struct header_field *f, const struct field *row,
    const struct addrs *a, struct err *err)
{
	struct writing *w = self;
	bool crlf = span_ends(f->raw, SPAN("\r\n")), first = true;
	struct span between = crlf ? SPAN("\r\n\t") : SPAN("\n\t");
	size_t i, at;

	(void)err;
	if (row == NULL || !has_other(w, a, &at)) {
		buf_add(w->head, f->raw);
		return 0;
	}
	buf_add(w->head, f->name);
	buf_adds(w->head, ": ");
	for (i = 0; i < a->n; i++) {
		put_item(w, &a->items[i], first, between, &at);
		first = a->items[i].kind == ADDRS_GROUP;
	}
	buf_adds(w->head, crlf ? "\r\n" : "\n");
	return 0;
}

int
fields_write(void *arg, struct buf *out, struct err *err)
{
	struct writing w = { .names = arg, .text = BUF_INIT(1000) };
	struct buf head = BUF_INIT(FIELDS_OUTPUT_MAX / 2);
	struct header h;
	uint64_t at = 0;
	size_t i;
	int r;

	w.head = &head;
	r = read_header(&h, err);
	if (r == 0)
		r = walk(&h, write_field, &w, err);
	for (i = 0; i < h.n; i++)
		at += h.fields[i].raw.n;
	buf_addu(out, at);
	buf_addc(out, '\n');
	buf_add(out, buf_span(&head));
	if (r == 0 && !buf_ok(&head))
		r = err_set(err, ERR_LIMIT, "5.3.4 the header grows too "
		    "large");
	buf_done(&head);
	buf_done(&w.text);
	header_done(&h);
	return r;
}
