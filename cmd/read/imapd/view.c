/* view - see view.h.
 * SPDX-License-Identifier: ISC */
#include "view.h"

#include <string.h>

#include "base/log.h"
#include "notify/notify.h"
#include "session.h"

#define NAME_MAX_BYTES 65536

struct flag_name {
	enum flag flag;
	const char *name;
};

static const struct flag_name names[] = {
	{ FLAG_ANSWERED, "\\Answered" }, { FLAG_FLAGGED, "\\Flagged" },
	{ FLAG_DELETED, "\\Deleted" }, { FLAG_SEEN, "\\Seen" },
	{ FLAG_DRAFT, "\\Draft" }, { FLAG_RECENT, "\\Recent" },
};

void
view_init(struct view *v)
{
	memset(v, 0, sizeof(*v));
	buf_init(&v->name, NAME_MAX_BYTES);
	seqset_init(&v->saved);
	parts_init(&v->memory.parts);
	v->told = UINT32_MAX;
}

void
view_close(struct view *v)
{
	contexts_done(&v->contexts);
	box_close(v->box);
	v->box = NULL;
	v->serial++;
	v->readonly = false;
	v->memory.uid = 0;
	v->told = UINT32_MAX;
	seqset_reset(&v->saved);
}

void
view_done(struct view *v)
{
	view_close(v);
	buf_done(&v->name);
	seqset_done(&v->saved);
	parts_done(&v->memory.parts);
}

size_t
view_count(const struct view *v)
{
	return v->told == UINT32_MAX ? box_count(v->box) :
	    box_find(v->box, v->told + 1);
}

void
view_write_flags(struct session *s, const struct box *b, struct flags flags)
{
	struct buf *out = &s->text;
	const char *between = "";
	size_t i;

	if (s->enabled & ENABLED_REV2)
		flags.system &= ~(unsigned)FLAG_RECENT;
	buf_addc(out, '(');
	for (i = 0; i < LENGTH(names); i++) {
		if ((flags.system & names[i].flag) == 0)
			continue;
		buf_adds(out, between);
		buf_adds(out, names[i].name);
		between = " ";
	}
	for (i = 0; flags.keywords >> i != 0; i++) {
		struct span name = box_keyword_name(b, (unsigned)i);

		if ((flags.keywords & (UINT32_C(1) << i)) == 0 || name.n == 0)
			continue;
		buf_adds(out, between);
		buf_add(out, name);
		between = " ";
	}
	buf_addc(out, ')');
}

static size_t
count_keywords(const struct box *b)
{
	size_t i, n = 0;

	for (i = 0; i < FLAGS_KEYWORDS_MAX; i++)
		if (box_keyword_name(b, (unsigned)i).n > 0)
			n++;
	return n;
}

void
view_write_all_flags(struct session *s, const struct box *b, bool recent,
    bool any)
{
	struct flags all = { FLAGS_KEYWORDS, FLAGS_SYSTEM };

	if (any && s->access.on)
		all = access_flags(s->view.rights);
	if (recent)
		all.system |= FLAG_RECENT;
	view_write_flags(s, b, all);
	if (!any || all.keywords == 0 ||
	    count_keywords(b) == FLAGS_KEYWORDS_MAX)
		return;
	buf_cut(&s->text, s->text.len - 1);
	buf_adds(&s->text, " \\*)");
}

void
view_tell_keywords(struct session *s)
{
	size_t n = count_keywords(s->view.box);

	if (n == s->view.keywords)
		return;
	s->view.keywords = n;
	buf_adds(&s->text, "* FLAGS ");
	view_write_all_flags(s, s->view.box, false, false);
	buf_adds(&s->text, "\r\n");
	if (!s->view.readonly) {
		buf_adds(&s->text, "* OK [PERMANENTFLAGS ");
		view_write_all_flags(s, s->view.box, false, true);
		buf_adds(&s->text, "] flags permitted\r\n");
	}
	session_say(s);
}

/* By UID, in one line (RFC 7162 3.2.10). */
static void
tell_vanished(struct session *s, const struct box_changes *c)
{
	struct seqset set;
	size_t i;

	if (c->n_gone == 0)
		return;
	seqset_init(&set);
	for (i = 0; i < c->n_gone && c->gone[i] <= s->view.told; i++) {
		seqset_add(&set, c->gone[i]);
		if (c->gone[i] == s->view.memory.uid)
			s->view.memory.uid = 0;
	}
	buf_adds(&s->text, "* VANISHED ");
	seqset_write(&s->text, &set);
	buf_adds(&s->text, "\r\n");
	session_say(s);
	seqset_done(&set);
}

/* The k-th UID that went was message number k + 1 + those that stayed before
 * it; as each EXPUNGE renumbers, what is said is those that stayed, plus 1. */
static void
tell_gone(struct session *s, const struct box_changes *c)
{
	size_t i;

	if ((s->enabled & (ENABLED_QRESYNC | ENABLED_UIDONLY)) != 0) {
		tell_vanished(s, c);
		return;
	}
	for (i = 0; i < c->n_gone && c->gone[i] <= s->view.told; i++) {
		buf_adds(&s->text, "* ");
		buf_addu(&s->text, box_find(s->view.box, c->gone[i]) + 1);
		buf_adds(&s->text, " EXPUNGE\r\n");
		if (s->text.len > 60000)
			session_say(s);
		if (c->gone[i] == s->view.memory.uid)
			s->view.memory.uid = 0;
	}
	session_say(s);
}

/* Of new mail nothing, until a command comes after which it is heard. */
static bool
keeps_back(struct session *s, const struct box_changes *c)
{
	size_t n = box_count(s->view.box);

	if ((s->set->workarounds & WORKAROUND_DELAY_NEWMAIL) == 0)
		return false;
	if (s->view.told == UINT32_MAX && c->n_added > 0)
		s->view.told = n == c->n_added ? 0 :
		    box_message(s->view.box, n - c->n_added - 1)->uid;
	return true;
}

static void
tell_added(struct session *s, const struct box_changes *c)
{
	size_t i, n = box_count(s->view.box), recent = 0;
	bool held = s->view.told != UINT32_MAX;

	s->view.told = UINT32_MAX;
	if (c->n_added == 0 && !held)
		return;
	for (i = 0; i < n; i++)
		if (box_message(s->view.box, i)->flags.system & FLAG_RECENT)
			recent++;
	wr_addf(&s->out, "* %zu EXISTS\r\n", n);
	if ((s->enabled & ENABLED_REV2) == 0)
		wr_addf(&s->out, "* %zu RECENT\r\n", recent);
}

void
view_write_fetch(struct session *s, size_t i, bool uid)
{
	uint32_t u = box_message(s->view.box, i)->uid;

	buf_add(&s->text, SPAN("* "));
	if ((s->enabled & ENABLED_UIDONLY) != 0) {
		buf_addu(&s->text, u);
		buf_add(&s->text, SPAN(" UIDFETCH ("));
		return;
	}
	buf_addu(&s->text, i + 1);
	buf_add(&s->text, SPAN(" FETCH ("));
	if (!uid)
		return;
	buf_add(&s->text, SPAN("UID "));
	buf_addu(&s->text, u);
	buf_addc(&s->text, ' ');
}

void
view_write_modseq(struct session *s, size_t i)
{
	char last = s->text.len > 0 ? s->text.p[s->text.len - 1] : ' ';

	if ((s->enabled & ENABLED_CONDSTORE) != 0)
		buf_addf(&s->text, "%sMODSEQ (%llu)", last == ' ' ||
		    last == '(' ? "" : " ", (unsigned long long)
		    box_message(s->view.box, i)->modseq);
}

static void
tell_marked(struct session *s, const struct box_changes *c)
{
	size_t i;

	for (i = 0; i < c->n_marked; i++) {
		size_t at = box_find(s->view.box, c->marked[i]);

		if (at >= view_count(&s->view) ||
		    box_message(s->view.box, at)->uid != c->marked[i])
			continue;
		view_write_fetch(s, at, true);
		buf_adds(&s->text, "FLAGS ");
		view_write_flags(s, s->view.box,
		    box_message(s->view.box, at)->flags);
		view_write_modseq(s, at);
		buf_adds(&s->text, ")\r\n");
		session_say(s);
	}
}

static void
begin_anew(struct session *s, const char *why, const char *reason)
{
	wr_addf(&s->out, "* BYE %s\r\n", why);
	s->reason = reason;
	s->ending = true;
}

int
view_load(struct session *s)
{
	struct err err = ERR_INIT;

	if (box_load(s->view.box, &err) == 0)
		return 0;
	log_reason("load", err.text);
	begin_anew(s, "the selected mailbox has changed too much",
	    "index damaged");
	return -1;
}

void
view_sync(struct session *s)
{
	view_sync_how(s, notify_selected(s, true));
}

void
view_sync_how(struct session *s, unsigned how)
{
	struct box_changes c;
	struct err err = ERR_INIT;
	struct box *b = s->view.box;

	if (b == NULL || (how & VIEW_COUNTS) == 0 || !access_refresh(s))
		return;
	if (((how & VIEW_HOLDING) != 0 ? box_sync_holding(b, &c, &err) :
	    box_sync(b, &c, &err)) == -1) {
		log_reason("sync", err.text);
		return;
	}
	if (c.validity) {
		begin_anew(s, "UIDVALIDITY of the selected mailbox changed",
		    "uidvalidity changed");
		return;
	}
	buf_reset(&s->text);
	contexts_tell_gone(s, &c);
	tell_gone(s, &c);
	view_tell_keywords(s);
	if ((how & VIEW_NO_NEWS) == 0 || !keeps_back(s, &c))
		tell_added(s, &c);
	if ((how & VIEW_FLAGS) != 0)
		tell_marked(s, &c);
	contexts_tell_changed(s, &c);
	if (c.n_added > 0 && s->view.told == UINT32_MAX)
		notify_added(s, box_count(b) - c.n_added);
}

int
view_set_parse(struct view_set *set, const struct view *v, struct span text,
    bool uid, struct err *err)
{
	size_t n = view_count(v);
	uint32_t star = (uint32_t)n;

	seqset_init(&set->set);
	set->uid = uid;
	if (span_eq(text, SPAN("$"))) {
		set->uid = true;
		seqset_copy(&set->set, &v->saved);
		return 0;
	}
	if (uid && n > 0)
		star = box_message(v->box, n - 1)->uid;
	if (seqset_parse(&set->set, text, star, err) == -1)
		return -1;
	/* RFC 9051 9: a number that no message has is an error; Dovecot's
	 * wording is kept short. Only "*" of an empty mailbox is not. */
	if (!uid && seqset_last(&set->set) > n)
		return err_set(err, ERR_DATA, "no message has that number");
	return 0;
}

void
view_set_done(struct view_set *set)
{
	seqset_done(&set->set);
}

size_t
view_set_next(const struct view_set *set, const struct view *v, size_t from)
{
	size_t n = view_count(v);

	if (!set->uid) {
		uint32_t next = from >= n ? 0 :
		    seqset_from(&set->set, (uint32_t)from + 1);

		return next == 0 || next > n ? n : next - 1;
	}
	while (from < n) {
		uint32_t uid = box_message(v->box, from)->uid;
		uint32_t next = seqset_from(&set->set, uid);

		if (next == uid)
			return from;
		if (next == 0)
			return n;
		from = box_find(v->box, next);
	}
	return n;
}
