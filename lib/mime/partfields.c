/* partfields - see partfields.h.
 * SPDX-License-Identifier: ISC */
#include "mime/partfields.h"

#include "base/buf.h"

static struct span
plain_field(struct pool *pool, const struct header *h, const char *name)
{
	size_t i = header_find(h, name, 0);

	if (i == h->n)
		return span_of(NULL, 0);
	return content_plain(pool, h->fields[i].body);
}

static struct span
text_field(struct pool *pool, const struct header *h, const char *name)
{
	struct buf b = BUF_INIT(PARTS_FIELDS_MAX);
	size_t i = header_find(h, name, 0);
	struct span s;

	if (i == h->n)
		return span_of(NULL, 0);
	header_unfold(&b, h->fields[i].body);
	s = pool_span(pool, buf_span(&b));
	buf_done(&b);
	return s;
}

static bool
is_digest(const struct part *part)
{
	return part != NULL && part->kind == PART_MULTI &&
	    span_ieq(part->type.subtype, SPAN("digest"));
}

/* RFC 2045 5.2, RFC 2046 5.1.5: what a part is that does not say. */
static void
default_type(struct part *part)
{
	part->type.params = NULL;
	part->type.n_params = 0;
	if (is_digest(part->parent)) {
		part->type.type = SPAN("message");
		part->type.subtype = SPAN("rfc822");
	} else {
		part->type.type = SPAN("text");
		part->type.subtype = SPAN("plain");
	}
}

int
partfields_read(struct part *part, struct pool *pool, struct header *h,
    struct span fields, struct err *err)
{
	int r = header_parse(h, fields, err); /* -1: the first are kept */
	size_t i;

	if ((i = header_find(h, "Content-Type", 0)) < h->n)
		content_parse(&part->type, pool, h->fields[i].body);
	if ((i = header_find(h, "Content-Disposition", 0)) < h->n)
		content_parse(&part->disposition, pool, h->fields[i].body);
	part->encoding = plain_field(pool, h, "Content-Transfer-Encoding");
	part->id = text_field(pool, h, "Content-ID");
	part->description = text_field(pool, h, "Content-Description");
	part->md5 = plain_field(pool, h, "Content-MD5");
	part->language = plain_field(pool, h, "Content-Language");
	part->location = text_field(pool, h, "Content-Location");
	if (part->type.type.p == NULL || part->type.subtype.n == 0)
		default_type(part);
	return r;
}
