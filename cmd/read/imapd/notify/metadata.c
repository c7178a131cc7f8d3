/* metadata - see metadata.h. The files of all namespaces (maildir/attributes.h)
 * are kept as they were told last. One that has been replaced is walked beside
 * what it was; of the keys that differ, in order, each mailbox finds its own by
 * its id.
 * SPDX-License-Identifier: ISC */
#include "metadata.h"

#include <stdlib.h>

#include "../annotation.h"
#include "../mailname.h"
#include "../session.h"
#include "base/log.h"
#include "base/mem.h"
#include "imap/quote.h"
#include "maildir/attributes.h"
#include "maildir/boxguid.h"
#include "notify.h"

/* One file's keys that have changed; of others' files only what is shared. */
struct turn {
	struct session *s;
	const struct space *space;
	struct attributes changed;
	const struct attribute *own;     /* what this client has set itself */
	size_t n_own;
	bool begun;                      /* a response has its first entry */
};

static void
add(struct turn *t, struct span key)
{
	struct attributes *c = &t->changed;

	if (c->n == c->cap) {
		c->cap = c->cap == 0 ? 16 : c->cap * 2;
		c->entries = mem_resize(c->entries, c->cap,
		    sizeof(*c->entries));
	}
	c->entries[c->n++] = (struct attribute){ .key = key };
}

/* Is it so because of this client? */
static bool
is_ours(const struct turn *t, const struct attribute *now)
{
	size_t i;

	for (i = 0; i < t->n_own; i++)
		if (span_eq(t->own[i].key, now->key))
			return (t->own[i].value.p == NULL) ==
			    (now->value.p == NULL) &&
			    span_eq(t->own[i].value, now->value);
	return false;
}

static void
compare(struct turn *t, const struct attributes *old,
    const struct attributes *new)
{
	size_t i = 0, o = 0;

	while (i < new->n || o < old->n) {
		int order = i == new->n ? 1 : o == old->n ? -1 :
		    span_cmp(new->entries[i].key, old->entries[o].key);

		struct attribute now = { .key = order > 0 ?
		    old->entries[o].key : new->entries[i].key };

		if (order <= 0)
			now.value = new->entries[i].value;
		if ((order != 0 || !span_eq(now.value,
		    old->entries[o].value)) && !is_ours(t, &now))
			add(t, now.key);
		i += order <= 0;
		o += order >= 0;
	}
}

/* Those of one id and scope; place NULL: the server's. */
static void
write_changed(struct turn *t, const struct place *place, bool shared,
    struct span guid)
{
	struct buf prefix = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct buf name = BUF_INIT(ATTRIBUTES_FILE_MAX);
	struct buf *b = &t->s->text;
	size_t i;

	attributes_key(&prefix, shared ? ATTRIBUTES_SHARED :
	    ATTRIBUTES_PRIVATE, guid, place == NULL ? SPAN(ATTRIBUTES_SERVER) :
	    SPAN(""));
	for (i = attributes_at(&t->changed, buf_span(&prefix));
	    i < t->changed.n && span_starts(t->changed.entries[i].key,
	    buf_span(&prefix)); i++) {
		if (!annotation_shown(&name, shared, span_from(
		    t->changed.entries[i].key, prefix.len)))
			continue;
		if (!t->begun) {
			buf_adds(b, "* METADATA ");
			if (place == NULL)
				buf_adds(b, "\"\"");
			else
				mailname_write(t->s, b, place->full);
			t->begun = true;
		}
		buf_addc(b, ' ');
		quote_astring(b, buf_span(&name));
	}
	buf_done(&prefix);
	buf_done(&name);
}

static void
end(struct turn *t)
{
	if (t->begun)
		buf_adds(&t->s->text, "\r\n");
	t->begun = false;
	session_say(t->s);
}

static bool
is_own(const struct turn *t)
{
	return t->space == spaces_personal(&t->s->spaces);
}

static void
tell_mailbox(struct turn *t, struct span name)
{
	bool own = is_own(t);
	struct boxguid guid;
	struct place place;

	place_of(t->s, name, &place);
	/* One's own file has private entries of any mailbox. */
	if ((!own && place.space != t->space) || place_is_none(&place) ||
	    boxguid_find(&place.space->tree, place.name, &guid, NULL) != 1 ||
	    annotation_demand(t->s, &place, false) != REPLY_OK)
		return;
	if (own)
		write_changed(t, &place, false, boxguid_span(&guid));
	if (place.space == t->space)
		write_changed(t, &place, true, boxguid_span(&guid));
	end(t);
}

static void
tell_server(struct turn *t)
{
	struct boxguid guid;

	if (!is_own(t) || boxguid_find(&t->space->tree, SPAN("INBOX"), &guid,
	    NULL) != 1)
		return;
	write_changed(t, NULL, false, boxguid_span(&guid));
	write_changed(t, NULL, true, boxguid_span(&guid));
	end(t);
}

/* With NOTIFY those that it names; else all that there are. */
static void
tell_mailboxes(struct turn *t)
{
	const struct notify *n = t->s->notify;
	struct listing found;
	const struct listing *l;
	size_t i;

	listing_init(&found);
	l = n != NULL ? &n->listing : &found;
	if (n == NULL && listing_read(t->s, &found) == -1)
		log_reason("metadata", t->s->err.text);
	for (i = 0; i < l->n && t->s->out.sys == 0; i++)
		if (l->names[i].exists && (n == NULL ||
		    (n->boxes[i].events & EVENT_METADATA) != 0))
			tell_mailbox(t, l->names[i].name);
	listing_done(&found);
}

static void
tell_all(struct turn *t)
{
	buf_reset(&t->s->text);
	if (t->changed.n == 0)
		return;
	if (t->s->metadata->server)
		tell_server(t);
	if (t->s->metadata->mailboxes)
		tell_mailboxes(t);
}

/* The file of one namespace. One that cannot be read is as it was. */
static void
look(struct turn *t, struct attributes *old, bool tell)
{
	struct attributes new;
	struct err err = ERR_INIT;

	attributes_init(&new);
	new.seen = old->seen;
	if (t->space->tree.fd == -1 || attributes_refresh(&new,
	    t->space->tree.fd, &err) != 1) {
		attributes_done(&new);
		return;
	}
	attributes_init(&t->changed);
	if (tell) {
		compare(t, old, &new);
		tell_all(t);
	}
	attributes_done(&t->changed);
	attributes_done(old);
	*old = new;
}

static void
look_at_all(struct session *s, bool tell, const struct attribute *own,
    size_t n_own)
{
	struct metadata *m = s->metadata;
	struct err kept = s->err;
	size_t i;

	for (i = 0; m != NULL && i < m->n; i++) {
		struct turn t = { .s = s, .space = s->spaces.all[i],
			.own = own, .n_own = n_own };

		look(&t, &m->entries[i], tell);
	}
	s->err = kept;
}

void
metadata_look(struct session *s, bool tell)
{
	look_at_all(s, tell, NULL, 0);
}

void
metadata_own(struct session *s, const struct attribute *changes, size_t n)
{
	look_at_all(s, true, changes, n);
}

void
metadata_begin(struct session *s, bool mailboxes, bool server)
{
	struct metadata *m;
	size_t i;

	metadata_free(s);
	if (!mailboxes && !server)
		return;
	s->metadata = m = mem_zero(1, sizeof(*m));
	m->mailboxes = mailboxes;
	m->server = server;
	m->n = s->spaces.n;
	m->entries = mem_zero(m->n, sizeof(*m->entries));
	for (i = 0; i < m->n; i++)
		attributes_init(&m->entries[i]);
	metadata_look(s, false);
}

void
metadata_free(struct session *s)
{
	struct metadata *m = s->metadata;
	size_t i;

	if (m == NULL)
		return;
	for (i = 0; i < m->n; i++)
		attributes_done(&m->entries[i]);
	free(m->entries);
	free(m);
	s->metadata = NULL;
}
