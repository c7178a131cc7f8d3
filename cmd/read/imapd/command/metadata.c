/* GETMETADATA SETMETADATA (RFC 5464).
 *
 *     "GETMETADATA" [SP options] SP mailbox [SP options] SP entries
 *     "SETMETADATA" SP mailbox SP "(" entry SP value *(SP entry SP value) ")"
 *
 * The grammar puts GETMETADATA's options before the mailbox, its examples
 * behind it, and clients do both.
 * SPDX-License-Identifier: ISC */
#include <errno.h>

#include "commands.h"
#include "maildir/boxguid.h"
#include "../annotation.h"
#include "../dispatch.h"
#include "../notify/metadata.h"
#include "../session.h"
#include "../special.h"

/* A value is a part of a command, and leaves room for the rest of it. */
static uint64_t
value_max(const struct session *s)
{
	return s->set->line_max / 2;
}

/* "(" ("MAXSIZE" SP number / "DEPTH" SP depth) *(SP ...) ")" */
static int
options(struct args *args, struct annotation_query *q)
{
	struct span word;

	if (args_char(args, '(') == -1)
		return -1;
	do {
		if (args_word(args, &word) == -1 || args_space(args) == -1)
			return -1;
		if (span_ieq(word, SPAN("MAXSIZE"))) {
			if (args_number(args, UINT32_MAX, &q->maxsize) == -1)
				return -1;
			continue;
		}
		if (!span_ieq(word, SPAN("DEPTH")))
			return args_fail(args, "unknown GETMETADATA option");
		if (args_word(args, &word) == -1)
			return -1;
		if (!span_eq(word, SPAN("0")) && !span_eq(word, SPAN("1")) &&
		    !span_ieq(word, SPAN("infinity")))
			return args_fail(args, "DEPTH is 0, 1 or infinity");
		q->depth = span_eq(word, SPAN("0")) ? 0 :
		    span_eq(word, SPAN("1")) ? 1 : ANNOTATION_DEEP;
	} while (args_maybe(args, ' '));
	return args_char(args, ')');
}

/* A mailbox, or "" for the server. */
static int
mailbox(struct session *s, struct args *args, struct place *place,
    bool *server)
{
	struct args was = *args;
	struct span name;

	*server = args_space(args) == 0 && args_peek(args) == '"' &&
	    args_string(args, &name) == 0 && name.n == 0;
	if (*server)
		return 0;
	*args = was;
	return place_parse(s, args, place);
}

/* After the mailbox: options begin with a word, entries with '/' or '"'. */
static bool
options_follow(const struct args *args)
{
	return args->rest.n > 1 && args->rest.p[0] == '(' &&
	    span_is_alpha(args->rest.p[1]);
}

enum reply
cmd_getmetadata(struct session *s, struct args *args)
{
	struct annotation_query *q = pool_get(&s->pool, sizeof(*q));
	struct place place;
	enum reply reply;
	bool server;

	annotation_query_init(q);
	if (span_starts(args->rest, SPAN(" (")) && (args_space(args) == -1 ||
	    options(args, q) == -1))
		return REPLY_SYNTAX;
	if (mailbox(s, args, &place, &server) == -1 || args_space(args) == -1)
		return REPLY_SYNTAX;
	if (options_follow(args) && (options(args, q) == -1 ||
	    args_space(args) == -1))
		return REPLY_SYNTAX;
	if (annotation_names(args, q) == -1)
		return REPLY_SYNTAX;
	/* RFC 5464 4.4.1 has an example without parentheses. */
	while (args_maybe(args, ' '))
		if (annotation_names(args, q) == -1)
			return REPLY_SYNTAX;
	if (args_end(args) == -1)
		return REPLY_SYNTAX;
	reply = annotation_tell(s, server ? NULL : &place, q);
	if (reply == REPLY_OK && q->longest > 0)
		buf_addf(&s->code, "METADATA LONGENTRIES %llu",
		    (unsigned long long)q->longest);
	return reply;
}

struct change {
	struct annotation_key key;
	struct span name, value;
};

struct setting {
	struct place place;
	bool server;
	bool private, shared;            /* is one of them among the changes? */
	size_t n;
	struct change changes[ANNOTATION_NAMES_MAX];
};

static int
value(struct args *args, struct span *out)
{
	return args_peek(args) == '~' ? args_string(args, out) :
	    args_nstring(args, out);
}

static int
parse_set(struct session *s, struct args *args, struct setting *r)
{
	if (mailbox(s, args, &r->place, &r->server) == -1 ||
	    args_space(args) == -1 || args_char(args, '(') == -1)
		return -1;
	do {
		struct change *c = &r->changes[r->n];

		if (r->n == ANNOTATION_NAMES_MAX)
			return args_fail(args, "too many entries");
		if (annotation_name(args, &c->name) == -1 ||
		    args_space(args) == -1 || value(args, &c->value) == -1)
			return -1;
		annotation_split(c->name, &c->key);
		if (c->key.rest.n == 0)
			return args_fail(args, "entry name without a part "
			    "behind the first");
		r->private |= !c->key.shared;
		r->shared |= c->key.shared;
		r->n++;
	} while (args_maybe(args, ' '));
	return args_char(args, ')') == -1 ? -1 : args_end(args);
}

/* The special use of a mailbox, in its canonical form. */
static enum reply
check_use(struct session *s, const struct setting *r, struct change *c)
{
	struct buf text = BUF_INIT(200);
	unsigned uses;
	int ok;

	if (r->server || c->key.shared || c->value.p == NULL ||
	    !span_eq(c->key.rest, SPAN(AUTOBOX_USE)))
		return REPLY_OK;
	ok = special_parse(c->value, &uses, &s->err);
	if (ok == 0)
		ok = special_check(s, r->place.full, uses);
	if (ok == -1) {
		if (s->err.kind == ERR_DATA)
			buf_adds(&s->code, "USEATTR");
		return reply_of(&s->err);
	}
	special_write(&text, uses, false);
	c->value = pool_span(&s->pool, buf_span(&text));
	buf_done(&text);
	return REPLY_OK;
}

static enum reply
check(struct session *s, struct setting *r)
{
	enum reply reply = REPLY_OK;
	size_t i;

	for (i = 0; i < r->n && reply == REPLY_OK; i++) {
		struct change *c = &r->changes[i];

		if (c->value.n > value_max(s)) {
			buf_addf(&s->code, "METADATA MAXSIZE %llu",
			    (unsigned long long)value_max(s));
			return REPLY_LIMIT;
		}
		if (c->key.inner || (r->server && c->key.shared &&
		    span_eq(c->key.rest, SPAN("admin")))) {
			err_set(&s->err, ERR_DATA, "that entry cannot be "
			    "changed");
			return REPLY_CANNOT;
		}
		reply = check_use(s, r, c);
	}
	return reply;
}

/* "priv/GUID/comment" */
static struct span
key_of(struct session *s, const struct setting *r, const struct change *c,
    struct span guid)
{
	struct buf name = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct buf key = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct span made;

	if (r->server)
		buf_adds(&name, ATTRIBUTES_SERVER);
	buf_add(&name, c->key.rest);
	attributes_key(&key, c->key.shared ? ATTRIBUTES_SHARED :
	    ATTRIBUTES_PRIVATE, guid, buf_span(&name));
	made = pool_span(&s->pool, buf_span(&key));
	buf_done(&name);
	buf_done(&key);
	return made;
}

static int
store(struct session *s, const struct setting *r, int root, struct span guid)
{
	struct attributes_limits limits = { (size_t)s->set->entries_max,
		(size_t)s->set->metadata_max };
	struct attribute changes[ANNOTATION_NAMES_MAX];
	int result;
	size_t i;

	for (i = 0; i < r->n; i++)
		changes[i] = (struct attribute){ key_of(s, r, &r->changes[i],
		    guid), r->changes[i].value, 0 };
	result = attributes_change(root, changes, r->n, &limits, &s->err);
	metadata_own(s, changes, result == -1 ? 0 : r->n);
	return result;
}

static enum reply
refused(struct session *s, const struct setting *r, bool no_id)
{
	if (s->err.kind == ERR_LIMIT && s->err.sys == E2BIG)
		buf_adds(&s->code, "METADATA TOOMANY");
	if (no_id && s->err.kind == ERR_PERM && r->private)
		buf_adds(&s->code, "METADATA NOPRIVATE");
	return reply_of(&s->err);
}

enum reply
cmd_setmetadata(struct session *s, struct args *args)
{
	const struct tree *own = &spaces_personal(&s->spaces)->tree;
	struct setting *r = pool_get(&s->pool, sizeof(*r));
	struct boxguid guid;
	enum reply reply;
	int got, theirs;

	if (parse_set(s, args, r) == -1)
		return REPLY_SYNTAX;
	if (!r->server && place_is_none(&r->place))
		return REPLY_NONEXISTENT;
	reply = r->server ? REPLY_OK : annotation_demand(s, &r->place,
	    r->shared);
	if (reply != REPLY_OK || (reply = check(s, r)) != REPLY_OK)
		return reply;
	theirs = r->server ? own->fd : r->place.space->tree.fd;
	/* All or none is kept within one file. */
	if (theirs != own->fd && r->private && r->shared) {
		err_set(&s->err, ERR_DATA, "set private and shared entries of "
		    "this mailbox in two commands");
		return REPLY_CANNOT;
	}
	got = boxguid_make(r->server ? own : &r->place.space->tree,
	    r->server ? SPAN("INBOX") : r->place.name, &guid, &s->err);
	if (got != 1)
		return got == 0 ? REPLY_NONEXISTENT : refused(s, r, true);
	got = store(s, r, r->shared ? theirs : own->fd, boxguid_span(&guid));
	return got == -1 ? refused(s, r, false) : REPLY_OK;
}

/* Is a SETMETADATA being read? */
static bool
is_setmetadata(const struct session *s)
{
	struct args args;
	struct span word;

	args_init(&args, buf_span(&s->frame.bytes), NULL);
	return args_tag(&args, &word) == 0 && args_space(&args) == 0 &&
	    args_atom(&args, &word) == 0 &&
	    span_ieq(word, SPAN("SETMETADATA"));
}

bool
setmetadata_literal(struct session *s)
{
	struct span tag = dispatch_tag(s);

	if (!is_setmetadata(s))
		return false;
	if (s->frame.literal <= value_max(s)) {
		if (!frame_accept(&s->frame))
			return false;
		if (s->frame.waits)
			wr_adds(&s->out, "+ OK\r\n");
		return true;
	}
	/* What would be read only to be thrown away: as for every literal. */
	if (!s->frame.waits && s->frame.literal > s->set->append_max)
		return false;
	s->err = ERR_INIT;
	buf_reset(&s->code);
	buf_addf(&s->code, "METADATA MAXSIZE %llu",
	    (unsigned long long)value_max(s));
	reply_write(s, tag, REPLY_LIMIT, SPAN(""));
	if (s->frame.waits)
		frame_next(&s->frame);
	else
		frame_refuse(&s->frame, NULL);
	return true;
}
