/* fate - see fate.h.
 * SPDX-License-Identifier: ISC */
#include "fate.h"

#include "maildir/attributes.h"
#include "maildir/autobox.h"
#include "maildir/boxguid.h"
#include "session.h"

void
fate_forget(struct session *s, const struct place *place,
    struct span guid)
{
	const struct space *own = spaces_personal(&s->spaces);
	int left = attributes_forget(own->tree.fd, guid, NULL);

	if (place->space != own)
		left = attributes_forget(place->space->tree.fd, guid, NULL);
	(void)left;                     /* see fate.h */
}

/* The keys of `from`, made into those of `to`. */
static size_t
copies(struct session *s, const struct attributes *a, const char *scope,
    struct span from, struct span to, struct attribute *out)
{
	struct buf prefix = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct buf key = BUF_INIT(ATTRIBUTES_FILE_MAX);
	size_t i, n = 0;

	attributes_key(&prefix, scope, from, SPAN(""));
	for (i = attributes_at(a, buf_span(&prefix)); i < a->n &&
	    span_starts(a->entries[i].key, buf_span(&prefix)); i++) {
		struct span rest = span_from(a->entries[i].key, prefix.len);

		if (span_starts(rest, SPAN(ATTRIBUTES_INNER)) ||
		    span_eq(rest, SPAN(AUTOBOX_USE)))
			continue;
		buf_reset(&key);
		attributes_key(&key, scope, to, rest);
		out[n++] = (struct attribute){ pool_span(&s->pool,
		    buf_span(&key)), a->entries[i].value, 0 };
	}
	buf_done(&prefix);
	buf_done(&key);
	return n;
}

int
fate_copy_inbox(struct session *s, const struct tree *tree,
    struct span to)
{
	struct boxguid from, new;
	struct attributes a;
	struct attribute *all;
	size_t n;
	int r;

	if (boxguid_make(tree, SPAN("INBOX"), &from, &s->err) == -1)
		return -1;
	attributes_init(&a);
	r = attributes_refresh(&a, tree->fd, &s->err);
	if (r != -1 && a.n > 0 && (r = boxguid_make(tree, to, &new,
	    &s->err)) == 1) {
		all = pool_get(&s->pool, a.n * sizeof(*all));
		n = copies(s, &a, ATTRIBUTES_PRIVATE, boxguid_span(&from),
		    boxguid_span(&new), all);
		n += copies(s, &a, ATTRIBUTES_SHARED, boxguid_span(&from),
		    boxguid_span(&new), all + n);
		if (n > 0)
			r = attributes_change(tree->fd, all, n, NULL, &s->err);
	}
	attributes_done(&a);
	return r == -1 ? -1 : 0;
}
