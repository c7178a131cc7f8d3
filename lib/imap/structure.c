/* structure - see structure.h. Recursion is bounded by PARTS_DEPTH_MAX.
 * SPDX-License-Identifier: ISC */
#include "imap/structure.h"

#include <errno.h>
#include <unistd.h>

#include "imap/quote.h"
#include "mime/addrs.h"

#define FIELD_MAX 65536              /* bytes of one field in an envelope */

int
structure_header(struct header *h, int fd, const struct parts_extent *where,
    struct err *err)
{
	struct buf b = BUF_INIT(HEADER_MAX);
	struct err ignored = ERR_INIT;
	size_t want = where->n < HEADER_MAX ? (size_t)where->n : HEADER_MAX;

	while (b.len < want && buf_room(&b, want - b.len)) {
		ssize_t n = pread(fd, b.p + b.len, want - b.len,
		    (off_t)(where->at + b.len));

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1) {
			buf_done(&b);
			return err_sys(err, "read header");
		}
		if (n == 0)
			break;
		buf_grew(&b, (size_t)n);
	}
	if (header_parse(h, buf_span(&b), &ignored) == -1)
		h->malformed = true;    /* too many: the first ones are kept */
	buf_done(&b);
	return 0;
}

/* A field unfolded; cut where it is absurdly long. */
static void
unfold(struct buf *out, struct span body)
{
	header_unfold(out, span_sub(body, 0, FIELD_MAX));
}

static void
text_field(struct buf *out, const struct header *h, const char *name)
{
	struct buf b = BUF_INIT(FIELD_MAX);
	size_t i = header_find(h, name, 0);

	if (i == h->n)
		buf_adds(out, "NIL");
	else {
		unfold(&b, h->fields[i].body);
		quote_string(out, b.len == 0 ? SPAN("") : buf_span(&b));
	}
	buf_done(&b);
}

static struct span
or_nil(struct span s)
{
	return s.n == 0 ? span_of(NULL, 0) : s;
}

/* address = "(" addr-name SP addr-adl SP addr-mailbox SP addr-host ")"
 * A group begins with (NIL NIL name NIL) and ends with NILs. */
static void
address(struct buf *out, const struct addrs_item *item)
{
	static const struct span nil = { NULL, 0 };
	bool mailbox = item->kind == ADDRS_MAILBOX;

	buf_addc(out, '(');
	quote_nstring(out, mailbox ? or_nil(item->name) : nil);
	buf_addc(out, ' ');
	quote_nstring(out, mailbox ? or_nil(item->route) : nil);
	buf_addc(out, ' ');
	if (item->kind == ADDRS_GROUP)
		quote_string(out, item->name);
	else if (mailbox)
		quote_string(out, item->local);
	else
		quote_nstring(out, nil);
	buf_addc(out, ' ');
	/* A missing host must not read as a group. */
	if (mailbox)
		quote_string(out, item->domain);
	else
		quote_nstring(out, nil);
	buf_addc(out, ')');
}

/* All fields of that name as one list; false, and nothing written, when there
 * is no address. */
static bool
addresses(struct buf *out, const struct header *h, const char *name)
{
	struct addrs a;
	struct err ignored = ERR_INIT;
	size_t i, j, written = 0;

	for (i = header_find(h, name, 0); i < h->n;
	    i = header_find(h, name, i + 1)) {
		addrs_init(&a);
		if (addrs_parse(&a, h->fields[i].body, &ignored) == -1)
			a.malformed = true;     /* the first ones are kept */
		for (j = 0; j < a.n; j++) {
			if (written++ == 0)
				buf_addc(out, '(');
			address(out, &a.items[j]);
		}
		addrs_done(&a);
	}
	if (written > 0)
		buf_addc(out, ')');
	return written > 0;
}

static void
list_field(struct buf *out, const struct header *h, const char *name,
    const char *otherwise)
{
	buf_addc(out, ' ');
	if (!addresses(out, h, name) && (otherwise == NULL ||
	    !addresses(out, h, otherwise)))
		buf_adds(out, "NIL");
}

/* envelope = "(" date SP subject SP from SP sender SP reply-to SP to SP cc SP
 *            bcc SP in-reply-to SP message-id ")" */
void
structure_envelope(struct buf *out, const struct header *h)
{
	buf_addc(out, '(');
	text_field(out, h, "Date");
	buf_addc(out, ' ');
	text_field(out, h, "Subject");
	list_field(out, h, "From", NULL);
	list_field(out, h, "Sender", "From");
	list_field(out, h, "Reply-To", "From");
	list_field(out, h, "To", NULL);
	list_field(out, h, "Cc", NULL);
	list_field(out, h, "Bcc", NULL);
	buf_addc(out, ' ');
	text_field(out, h, "In-Reply-To");
	buf_addc(out, ' ');
	text_field(out, h, "Message-ID");
	buf_addc(out, ')');
}

/* A text without a charset has US-ASCII (RFC 2045 5.2), and clients are used to
 * being told. */
static void
params(struct buf *out, const struct content *c)
{
	const char *between = "(";
	size_t i;

	for (i = 0; i < c->n_params; i++) {
		buf_adds(out, between);
		quote_string(out, c->params[i].name);
		buf_addc(out, ' ');
		quote_string(out, c->params[i].value);
		between = " ";
	}
	if (span_ieq(c->type, SPAN("text")) &&
	    content_param(c, "charset").p == NULL)
		buf_addf(out, "%s\"charset\" \"us-ascii\")", between);
	else
		buf_adds(out, c->n_params == 0 ? "NIL" : ")");
}

static void
disposition(struct buf *out, const struct content *c)
{
	if (c->type.p == NULL) {
		buf_adds(out, "NIL");
		return;
	}
	buf_addc(out, '(');
	quote_string(out, c->type);
	buf_addc(out, ' ');
	params(out, c);
	buf_addc(out, ')');
}

/* body-fld-lang: one string or a list of them. */
static void
language(struct buf *out, struct span list)
{
	struct span one;
	size_t n = 0;

	if (!span_has(list, ',')) {
		quote_nstring(out, or_nil(list));
		return;
	}
	while (span_cut(&list, ',', &one)) {
		one = span_trim(one);
		if (one.n == 0)
			continue;
		buf_addc(out, n++ == 0 ? '(' : ' ');
		quote_string(out, one);
	}
	buf_adds(out, n == 0 ? "NIL" : ")");
}

static void
common_extension(struct buf *out, const struct part *part)
{
	buf_addc(out, ' ');
	disposition(out, &part->disposition);
	buf_addc(out, ' ');
	language(out, part->language);
	buf_addc(out, ' ');
	quote_nstring(out, part->location);
}

static int
multi(struct buf *out, const struct part *part, int fd, bool extended,
    struct err *err)
{
	const struct part *child;

	/* The grammar wants at least one part. */
	if (part->children == NULL)
		buf_adds(out,
		    "(\"text\" \"plain\" (\"charset\" \"us-ascii\") NIL "
		    "NIL \"7bit\" 0 0)");
	for (child = part->children; child != NULL; child = child->next)
		if (structure_body(out, child, fd, extended, err) == -1)
			return -1;
	buf_addc(out, ' ');
	quote_string(out, part->type.subtype);
	if (!extended)
		return 0;
	buf_addc(out, ' ');
	params(out, &part->type);
	common_extension(out, part);
	return 0;
}

static int
inner_message(struct buf *out, const struct part *part, int fd,
    bool extended, struct err *err)
{
	struct header h;
	int r;

	header_init(&h);
	r = structure_header(&h, fd, &part->children->header, err);
	if (r == 0) {
		buf_addc(out, ' ');
		structure_envelope(out, &h);
		buf_addc(out, ' ');
	}
	header_done(&h);
	if (r == 0)
		r = structure_body(out, part->children, fd, extended, err);
	buf_addc(out, ' ');
	buf_addu(out, part->body.lines);
	return r;
}

static int
leaf(struct buf *out, const struct part *part, int fd, bool extended,
    struct err *err)
{
	bool message = part->kind == PART_MESSAGE && part->children != NULL;

	quote_string(out, part->type.type);
	buf_addc(out, ' ');
	/* What could not be divided must not look as if it had been: clients
	 * expect an envelope after "message" "rfc822". */
	if (!message && span_ieq(part->type.type, SPAN("message")) &&
	    (span_ieq(part->type.subtype, SPAN("rfc822")) ||
	    span_ieq(part->type.subtype, SPAN("global"))))
		buf_adds(out, "\"x-undivided\"");
	else
		quote_string(out, part->type.subtype);
	buf_addc(out, ' ');
	params(out, &part->type);
	buf_addc(out, ' ');
	quote_nstring(out, part->id);
	buf_addc(out, ' ');
	quote_nstring(out, part->description);
	buf_addc(out, ' ');
	quote_string(out, part->encoding.n == 0 ? SPAN("7bit") :
	    part->encoding);
	buf_addc(out, ' ');
	buf_addu(out, part->body.wire);
	if (message && inner_message(out, part, fd, extended, err) == -1)
		return -1;
	if (span_ieq(part->type.type, SPAN("text"))) {
		buf_addc(out, ' ');
		buf_addu(out, part->body.lines);
	}
	if (!extended)
		return 0;
	buf_addc(out, ' ');
	quote_nstring(out, part->md5);
	common_extension(out, part);
	return 0;
}

int
structure_body(struct buf *out, const struct part *part, int fd,
    bool extended, struct err *err)
{
	int r;

	buf_addc(out, '(');
	if (part->kind == PART_MULTI)
		r = multi(out, part, fd, extended, err);
	else
		r = leaf(out, part, fd, extended, err);
	buf_addc(out, ')');
	return r;
}
