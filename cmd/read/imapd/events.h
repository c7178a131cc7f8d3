/* events - what a session did, for the log: counters for the line at its end,
 * by a template as Dovecot's imap_logout_format, and by option a line for each
 * message that is marked \Deleted, expunged, copied or appended, and each
 * mailbox that is made, removed, renamed or subscribed to, named as Dovecot's
 * mail_log names them.
 * SPDX-License-Identifier: ISC */
#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/log.h"
#include "base/span.h"

#define EVENTS_FORMAT "bytes=%i/%o"

struct place;
struct session;

struct events_counts {
	uint64_t in, out;                /* bytes, at the end */
	uint64_t deleted, expunged, trashed, autoexpunged, appended;
	uint64_t headers, header_bytes, bodies, body_bytes;  /* FETCH */
};

enum events_kind {
	EVENTS_DELETE, EVENTS_UNDELETE, EVENTS_EXPUNGE, EVENTS_COPY,
	EVENTS_MOVE,
};

/* Is it a template of known counters? 0, or -1 with err (ERR_USAGE). */
MUST_USE int events_check(const char *format, struct err *err);
/* The log's line at the end of the session. */
void events_end(struct session *s);

/* Message i of the selected mailbox, when that is done; `to` is for copies. */
void events_message(struct session *s, enum events_kind kind, size_t i,
    const struct place *to, uint32_t new_uid);
/* The same of one that goes with it: what the line says, before, and then
 * whether it was `done`, without which there is no line. */
struct events_line {
	struct logline line;
	enum events_kind kind;
	const struct place *to;
};
void events_prepare(struct session *s, struct events_line *e,
    enum events_kind kind, size_t i, const struct place *to, uint32_t new_uid);
void events_log(struct session *s, struct events_line *e, bool done);
/* Message `uid` has been appended to a mailbox: its name in the space. */
struct space;
void events_append(struct session *s, const struct space *space,
    struct span name, uint32_t uid);
/* A command that changes names was done; `given` is what followed its name. */
void events_names(struct session *s, struct span command, struct span given);
/* FETCH has sent so many bytes of a header, or of a body. */
void events_fetched(struct session *s, bool header, uint64_t bytes);

#endif
