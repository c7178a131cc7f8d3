/* annotation - see annotation.h.
 * SPDX-License-Identifier: ISC */
#include "annotation.h"

#include <errno.h>
#include <unistd.h>

#include "imap/quote.h"
#include "mailname.h"
#include "maildir/boxguid.h"
#include "session.h"
#include "special.h"

#define PRIVATE "/private"
#define SHARED "/shared"

void
annotation_query_init(struct annotation_query *q)
{
	q->n = 0;
	q->depth = 0;
	q->maxsize = UINT64_MAX;
	q->longest = 0;
	q->specials = NULL;
}

/* RFC 5464 3.2 */
static const char *
fault_of(struct span name)
{
	size_t i;

	if (name.n > ATTRIBUTES_NAME_MAX / 2)
		return "entry name is too long";
	if (name.n == 0 || name.p[0] != '/')
		return "entry name must begin with /";
	for (i = 0; i < name.n; i++) {
		char c = name.p[i];

		if ((unsigned char)c <= 0x19 || (unsigned char)c >= 0x7f)
			return "character that cannot be in an entry name";
		if (c == '*' || c == '%')
			return "wildcard in an entry name";
		if (c == '/' && (i + 1 == name.n || name.p[i + 1] == '/'))
			return "entry name with an empty part";
	}
	if (!span_ieq(name, SPAN(PRIVATE)) && !span_ieq(name, SPAN(SHARED)) &&
	    !span_istarts(name, SPAN(PRIVATE "/")) &&
	    !span_istarts(name, SPAN(SHARED "/")))
		return "entry name must begin with /private or /shared";
	return NULL;
}

int
annotation_name(struct args *args, struct span *out)
{
	const char *fault;
	struct span name;
	char *lower;
	size_t i;

	if (args_astring(args, &name) == -1)
		return -1;
	if ((fault = fault_of(name)) != NULL)
		return args_fail(args, fault);
	lower = pool_copy(args->pool, name);
	for (i = 0; i < name.n; i++)
		lower[i] = span_lower(lower[i]);
	*out = span_of(lower, name.n);
	return 0;
}

int
annotation_names(struct args *args, struct annotation_query *q)
{
	bool list = args_maybe(args, '(');

	do {
		if (q->n == ANNOTATION_NAMES_MAX)
			return args_fail(args, "too many entry names");
		if (annotation_name(args, &q->names[q->n]) == -1)
			return -1;
		q->n++;
	} while (list && args_maybe(args, ' '));
	return list ? args_char(args, ')') : 0;
}

void
annotation_split(struct span name, struct annotation_key *out)
{
	out->shared = span_starts(name, SPAN(SHARED));
	out->rest = span_from(name, out->shared ? sizeof(SHARED) :
	    sizeof(PRIVATE));
	out->inner = span_starts(out->rest, SPAN(ATTRIBUTES_INNER));
}

/* RFC 5464 3.3 asks for l and one of rswip. To change what others see, w: a
 * flag is no less theirs. */
enum reply
annotation_demand(struct session *s, const struct place *place, bool shared)
{
	enum reply reply;

	if (!s->access.on)
		return REPLY_OK;
	reply = access_demand(s, place, ACL_LOOKUP | (shared ? ACL_WRITE : 0));
	if (reply == REPLY_OK && (access_rights(s, place) & (ACL_READ |
	    ACL_SEEN | ACL_WRITE | ACL_INSERT | ACL_POST)) == 0)
		reply = REPLY_NOPERM;
	return reply;
}

const struct attributes *
annotation_own(struct session *s)
{
	return attributes_refresh(&s->attributes,
	    spaces_personal(&s->spaces)->tree.fd, &s->err) == -1 ? NULL :
	    &s->attributes;
}

/* The entries that a mailbox, or the server, has. */
struct entries {
	struct attribute *all;           /* key: the name as the client says
	                                  * it */
	size_t n, cap;
};

static void
add(struct session *s, struct entries *e, struct span name,
    struct span value)
{
	if (e->n == e->cap) {
		struct attribute *more;
		size_t i;

		e->cap = e->cap == 0 ? 16 : e->cap * 2;
		more = pool_get(&s->pool, e->cap * sizeof(*more));
		for (i = 0; i < e->n; i++)
			more[i] = e->all[i];
		e->all = more;
	}
	e->all[e->n++] = (struct attribute){ name, value, 0 };
}

static struct span
value_of(const struct entries *e, struct span name)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (span_eq(e->all[i].key, name))
			return e->all[i].value;
	return span_of(NULL, 0);
}

bool
annotation_shown(struct buf *out, bool shared, struct span rest)
{
	buf_reset(out);
	buf_adds(out, shared ? SHARED "/" : PRIVATE "/");
	buf_add(out, rest);
	/* What some other program calls so no client can ask for. */
	return !span_starts(rest, SPAN(ATTRIBUTES_INNER)) &&
	    fault_of(buf_span(out)) == NULL;
}

/* All that stand in the file under "priv/GUID/" + behind. */
static void
add_stored(struct session *s, struct entries *e, const struct attributes *a,
    bool shared, struct span guid, bool server)
{
	struct buf prefix = BUF_INIT(ATTRIBUTES_NAME_MAX);
	struct buf name = BUF_INIT(ATTRIBUTES_FILE_MAX);
	size_t i;

	attributes_key(&prefix, shared ? ATTRIBUTES_SHARED :
	    ATTRIBUTES_PRIVATE, guid, server ? SPAN(ATTRIBUTES_SERVER) :
	    SPAN(""));
	for (i = attributes_at(a, buf_span(&prefix)); i < a->n &&
	    span_starts(a->entries[i].key, buf_span(&prefix)); i++) {
		struct span rest = span_from(a->entries[i].key, prefix.len);

		if (annotation_shown(&name, shared, rest))
			add(s, e, pool_span(&s->pool, buf_span(&name)),
			    a->entries[i].value);
	}
	buf_done(&prefix);
	buf_done(&name);
}

static const struct span use_name = { PRIVATE "/" AUTOBOX_USE,
	sizeof(PRIVATE "/" AUTOBOX_USE) - 1 };

static bool
asks_use(const struct annotation_query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (span_eq(q->names[i], use_name) || (q->depth > 0 &&
		    span_eq(q->names[i], SPAN(PRIVATE))))
			return true;
	return false;
}

/* The values that nobody has set; `use` is the mailbox's special use, if
 * any. */
static void
add_computed(struct session *s, struct entries *e, const struct place *place,
    struct span use)
{
	const struct settings *set = s->set;

	if (place != NULL) {
		if (use.p != NULL && value_of(e, use_name).p == NULL)
			add(s, e, use_name, use);
		return;
	}
	if (set->server_comment != NULL &&
	    value_of(e, SPAN(SHARED "/comment")).p == NULL)
		add(s, e, SPAN(SHARED "/comment"),
		    span_str(set->server_comment));
	if (set->server_admin != NULL)
		add(s, e, SPAN(SHARED "/admin"), span_str(set->server_admin));
}

/* The name is asked for by `wanted`. */
static bool
is_wanted(const struct annotation_query *q, struct span wanted,
    struct span name)
{
	struct span below;

	if (span_eq(name, wanted))
		return true;
	if (q->depth == 0 || name.n <= wanted.n || name.p[wanted.n] != '/' ||
	    !span_starts(name, wanted))
		return false;
	below = span_from(name, wanted.n + 1);
	return q->depth > 1 || !span_has(below, '/');
}

static void
write_value(struct buf *out, struct span value)
{
	if (value.p == NULL || !span_has(value, '\0')) {
		quote_nstring(out, value);
		return;
	}
	buf_addf(out, "~{%zu}\r\n", value.n);
	buf_add(out, value);
}

struct answer {
	struct session *s;
	const struct place *place;
	struct annotation_query *q;
	bool begun;
};

static void
write_entry(struct answer *a, struct span name, struct span value)
{
	struct buf *b = &a->s->text;

	if (value.p != NULL && value.n > a->q->maxsize) {
		if (value.n > a->q->longest)
			a->q->longest = value.n;
		return;
	}
	if (!a->begun) {
		buf_adds(b, "* METADATA ");
		if (a->place == NULL)
			buf_adds(b, "\"\"");
		else
			mailname_write(a->s, b, a->place->full);
	}
	buf_adds(b, a->begun ? " " : " (");
	a->begun = true;
	quote_astring(b, name);
	buf_addc(b, ' ');
	write_value(b, value);
}

static void
write_all(struct answer *a, const struct entries *e)
{
	bool *told = pool_get(&a->s->pool, e->n + 1);
	size_t i, w;

	for (w = 0; w < a->q->n; w++) {
		struct span wanted = a->q->names[w];

		if (a->q->depth == 0 && value_of(e, wanted).p == NULL)
			write_entry(a, wanted, span_of(NULL, 0));
		for (i = 0; i < e->n; i++)
			if (!told[i] && is_wanted(a->q, wanted,
			    e->all[i].key)) {
				told[i] = true;
				write_entry(a, e->all[i].key,
				    e->all[i].value);
			}
	}
	if (a->begun)
		buf_adds(&a->s->text, ")\r\n");
	session_say(a->s);
}

/* Both files; `theirs` is the caller's to free, and holds what another Maildir
 * than one's own says. */
static int
collect(struct session *s, const struct place *place,
    const struct boxguid *guid, struct attributes *theirs,
    struct entries *e)
{
	const struct attributes *own = annotation_own(s), *shared = own;
	const struct space *personal = spaces_personal(&s->spaces);

	if (own == NULL)
		return -1;
	if (place != NULL && place->space != personal) {
		shared = theirs;
		/* A file that is the owner's alone shares nothing. */
		if (attributes_refresh(theirs, place->space->tree.fd,
		    &s->err) == -1 && s->err.sys != EACCES)
			return -1;
	}
	if (guid->text[0] == '\0')
		return 0;
	add_stored(s, e, own, false, boxguid_span(guid), place == NULL);
	add_stored(s, e, shared, true, boxguid_span(guid), place == NULL);
	return 0;
}

/* Is there such a mailbox, and which id has it? One without an id has no
 * entries. 1/0/-1. */
static int
identify(struct session *s, const struct place *place, struct boxguid *out)
{
	const struct tree *tree = &spaces_personal(&s->spaces)->tree;
	struct span name = SPAN("INBOX");
	int fd, got;

	if (place != NULL) {
		tree = &place->space->tree;
		name = place->name;
		if (place_is_none(place))
			return 0;
	}
	if ((got = boxguid_find(tree, name, out, &s->err)) != 0)
		return got;
	got = tree_mailbox(tree, name, &fd, &s->err);
	if (got == 1)
		close(fd);
	return got;
}

enum reply
annotation_tell(struct session *s, const struct place *place,
    struct annotation_query *q)
{
	struct answer answer = { s, place, q, false };
	struct attributes theirs;
	struct entries e = { NULL, 0, 0 };
	struct span use = span_of(NULL, 0);
	struct boxguid guid;
	enum reply reply = place == NULL ? REPLY_OK :
	    annotation_demand(s, place, false);
	int r;

	if (reply != REPLY_OK)
		return reply;
	if ((r = identify(s, place, &guid)) != 1)
		return r == 0 ? REPLY_NONEXISTENT : reply_of(&s->err);
	attributes_init(&theirs);
	/* First, as it may read the file again that the others point into. */
	r = place != NULL && asks_use(q) ?
	    special_text(s, place->full, q->specials, &use) : 0;
	if (r == 0)
		r = collect(s, place, &guid, &theirs, &e);
	if (r == 0) {
		add_computed(s, &e, place, use);
		write_all(&answer, &e);
	}
	attributes_done(&theirs);
	return r == 0 ? REPLY_OK : reply_of(&s->err);
}
