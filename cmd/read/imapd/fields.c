/* fields - see fields.h.
 * SPDX-License-Identifier: ISC */
#include "fields.h"

#include "memo.h"

#define FIELDS_MAX 16384             /* bytes of them; more are not kept */
#define KEY SPAN("fields1")

static const struct span names[] = {
#define NAME(s) { s, sizeof(s) - 1 }
	NAME("Bcc"), NAME("Cc"), NAME("Content-Description"),
	NAME("Content-Type"), NAME("Date"), NAME("From"),
	NAME("In-Reply-To"), NAME("Lines"), NAME("List-Post"),
	NAME("Message-ID"), NAME("Newsgroups"), NAME("Priority"),
	NAME("References"), NAME("Reply-To"), NAME("Sender"),
	NAME("Subject"), NAME("To"), NAME("X-Label"), NAME("X-Priority"),
#undef NAME
};

bool
fields_cover(struct span name)
{
	size_t i;

	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(names[i], name))
			return true;
	return false;
}

bool
fields_known(struct memo *memo, uint32_t uid)
{
	return memo != NULL && memo_has(memo, uid, cache_key(KEY));
}

/* They stand in the cache as in the message. */
static void
keep(struct message *m)
{
	struct buf b = BUF_INIT(FIELDS_MAX);
	const struct header *h = &m->header;
	size_t i;

	for (i = 0; i < h->n; i++)
		if (fields_cover(h->fields[i].name)) {
			buf_add(&b, h->fields[i].raw);
			if (!span_ends(h->fields[i].raw, SPAN("\n")))
				buf_addc(&b, '\n');
		}
	if (buf_ok(&b))
		memo_add(m->memo, m->uid, cache_key(KEY), buf_span(&b));
	buf_done(&b);
}

static bool
from_memo(struct message *m)
{
	struct err ignored = ERR_INIT;
	struct span kept;

	return memo_find(m->memo, m->uid, cache_key(KEY), &kept) &&
	    header_parse(&m->header, kept, &ignored) == 0;
}

int
fields_header(struct message *m)
{
	int r;

	if (m->has_fields)
		return 1;
	if (m->memo != NULL && !m->has_header && from_memo(m)) {
		m->has_fields = true;
		return 1;
	}
	if ((r = message_header(m)) != 1)
		return r;
	if (m->memo != NULL)
		keep(m);
	m->has_fields = true;
	return 1;
}

int
fields_ready(struct message *m)
{
	struct span kept;

	if (m->has_kept || m->has_fields)
		return 1;
	if (m->memo == NULL || m->has_header ||
	    !memo_find(m->memo, m->uid, cache_key(KEY), &kept))
		return fields_header(m);
	buf_reset(&m->kept);
	buf_add(&m->kept, kept);
	m->has_kept = buf_ok(&m->kept);
	return m->has_kept ? 1 : fields_header(m);
}

bool
fields_next(const struct message *m, struct span name, size_t *at,
    struct span *body_out)
{
	const struct header *h = &m->header;

	if (!m->has_header && !m->has_fields)
		return header_seek(buf_span(&m->kept), name, at, body_out);
	for (; *at < h->n; ++*at)
		if (span_ieq(h->fields[*at].name, name)) {
			*body_out = h->fields[(*at)++].body;
			return true;
		}
	return false;
}
