/* events - see events.h.
 * SPDX-License-Identifier: ISC */
#include "events.h"

#include <stdlib.h>

#include "base/log.h"
#include "message.h"
#include "session.h"
#include "text/tally.h"

#define COUNT(letter, name, member) \
	{ letter, name, offsetof(struct events_counts, member) }

static const struct tally table[] = {
	COUNT('i', "input", in), COUNT('o', "output", out),
	COUNT('\0', "deleted", deleted), COUNT('\0', "expunged", expunged),
	COUNT('\0', "trashed", trashed),
	COUNT('\0', "autoexpunged", autoexpunged),
	COUNT('\0', "appended", appended),
	COUNT('\0', "fetch_hdr_count", headers),
	COUNT('\0', "fetch_hdr_bytes", header_bytes),
	COUNT('\0', "fetch_body_count", bodies),
	COUNT('\0', "fetch_body_bytes", body_bytes),
};

int
events_check(const char *format, struct err *err)
{
	return tally_check(format, table, LENGTH(table), err);
}

/* The summary stands as it is, behind the rest, so that what an old script
 * looks for is there. */
void
events_end(struct session *s)
{
	struct buf summary = BUF_INIT(LOG_VALUE_MAX);
	struct logline l;

	s->counts.in = s->in.total;
	s->counts.out = s->out.total;
	tally_write(&summary, s->set->logout_format, table, LENGTH(table),
	    &s->counts);
	log_begin(&l, "logout");
	log_str(&l, "user", span_str(getenv("USER")));
	log_str(&l, "reason", span_str(s->reason));
	if (summary.len > 0) {
		buf_addc(&l.b, ' ');
		buf_add(&l.b, buf_span(&summary));
	}
	log_end(&l);
	buf_done(&summary);
}

static void
count(struct session *s, enum events_kind kind, const struct place *to)
{
	struct events_counts *c = &s->counts;

	if (kind == EVENTS_DELETE)
		c->deleted++;
	if (kind == EVENTS_EXPUNGE || kind == EVENTS_MOVE)
		c->expunged++;
	if (to != NULL && span_ieq(to->name, SPAN("Trash")))
		c->trashed++;
}

/* By whom, where: what all lines have. */
static void
begin(struct logline *l, const char *event, struct span box)
{
	log_begin(l, event);
	log_str(l, "user", span_str(getenv("USER")));
	log_str(l, "box", box);
}

/* What tells the message apart, also where it is no more. */
static void
add_message(struct logline *l, struct session *s, size_t i)
{
	struct buf id = BUF_INIT(LOG_VALUE_MAX);
	struct err kept = s->err;
	struct message m;
	uint64_t size;
	size_t at;

	log_num(l, "uid", box_message(s->view.box, i)->uid);
	message_init(&m, s);
	message_at(&m, i);
	if (message_header(&m) == 1 &&
	    (at = header_find(&m.header, "Message-ID", 0)) < m.header.n)
		header_unfold(&id, m.header.fields[at].body);
	log_str(l, "msgid", buf_span(&id));
	if (box_vsize(s->view.box, i, &size, &s->err) == 1)
		log_num(l, "size", size);
	message_done(&m);
	buf_done(&id);
	s->err = kept;
}

void
events_prepare(struct session *s, struct events_line *e, enum events_kind kind,
    size_t i, const struct place *to, uint32_t new_uid)
{
	static const char *const names[] = { [EVENTS_DELETE] = "delete",
		[EVENTS_UNDELETE] = "undelete", [EVENTS_EXPUNGE] = "expunge",
		[EVENTS_COPY] = "copy", [EVENTS_MOVE] = "move" };

	e->kind = kind;
	e->to = to;
	if (!s->set->log_events)
		return;
	begin(&e->line, names[kind], buf_span(&s->view.name));
	if (to != NULL) {
		log_str(&e->line, "to", to->full);
		log_num(&e->line, "new_uid", new_uid);
	}
	add_message(&e->line, s, i);
}

void
events_log(struct session *s, struct events_line *e, bool done)
{
	if (done)
		count(s, e->kind, e->to);
	if (!s->set->log_events)
		return;
	if (done)
		log_end(&e->line);
	else
		buf_done(&e->line.b);
}

void
events_message(struct session *s, enum events_kind kind, size_t i,
    const struct place *to, uint32_t new_uid)
{
	struct events_line e;

	events_prepare(s, &e, kind, i, to, new_uid);
	events_log(s, &e, true);
}

void
events_append(struct session *s, const struct space *space, struct span name,
    uint32_t uid)
{
	struct buf box = BUF_INIT(LOG_VALUE_MAX);
	struct logline l;

	s->counts.appended++;
	if (!s->set->log_events)
		return;
	buf_add(&box, space->prefix);
	buf_add(&box, name);
	begin(&l, "save", buf_span(&box));
	log_num(&l, "uid", uid);
	log_end(&l);
	buf_done(&box);
}

void
events_names(struct session *s, struct span command, struct span given)
{
	struct place place, to;
	struct logline l;
	struct args args;
	struct buf event = BUF_INIT(100);
	size_t i;

	args_init(&args, given, &s->pool);
	if (!s->set->log_events || place_parse(s, &args, &place) == -1)
		return;
	buf_adds(&event, "mailbox_");
	for (i = 0; i < command.n; i++)
		buf_addc(&event, span_lower(command.p[i]));
	begin(&l, buf_str(&event), place.full);
	if (span_ieq(command, SPAN("RENAME")) &&
	    place_parse(s, &args, &to) == 0)
		log_str(&l, "to", to.full);
	log_end(&l);
	buf_done(&event);
}

void
events_fetched(struct session *s, bool header, uint64_t bytes)
{
	struct events_counts *c = &s->counts;

	if (header) {
		c->headers++;
		c->header_bytes += bytes;
	} else {
		c->bodies++;
		c->body_bytes += bytes;
	}
}
