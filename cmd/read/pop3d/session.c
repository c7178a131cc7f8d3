/* session - see session.h: the loop, the end, the log.
 * SPDX-License-Identifier: ISC */
#include "session.h"

#include <errno.h>
#include <string.h>

#include "base/log.h"
#include "commands.h"
#include "text/tally.h"

void
session_init(struct session *s, const struct session_options *opt,
    struct tree *tree, struct err *err)
{
	memset(s, 0, sizeof(*s));
	s->opt = opt;
	s->err = err;
	s->user = span_of("", 0);
	drop_init(&s->drop, tree, &opt->drop);
}

void
session_done(struct session *s)
{
	drop_done(&s->drop);
	rd_done(&s->rd);
	wr_done(&s->wr);
}

#define COUNT(letter, name, member) \
	{ letter, name, offsetof(struct session_counts, member) }

static const struct tally table[] = {
	COUNT('t', "top_count", top_n), COUNT('p', "top_bytes", top_bytes),
	COUNT('r', "retr_count", retr_n), COUNT('b', "retr_bytes", retr_bytes),
	COUNT('d', "deleted_count", deleted),
	COUNT('m', "message_count", messages),
	COUNT('s', "message_bytes", size), COUNT('i', "input", in),
	COUNT('o', "output", out),
};

int
session_check_format(const char *format, struct err *err)
{
	return tally_check(format, table, LENGTH(table), err);
}

static void
add_summary(const struct session *s, struct buf *out)
{
	struct session_counts c = s->counts;

	c.deleted = s->quit ? s->drop.n_deleted : 0;
	c.messages = s->drop.n;
	c.size = s->drop.size;
	c.in = s->rd.total;
	c.out = s->wr.total;
	tally_write(out, s->opt->logout_format, table, LENGTH(table), &c);
}

static void
log_end_of(const struct session *s, const char *reason)
{
	struct buf summary = BUF_INIT(LOG_VALUE_MAX);
	struct logline line;

	add_summary(s, &summary);
	log_begin(&line, "logout");
	if (s->user.n > 0)
		log_str(&line, "user", s->user);
	log_str(&line, "reason", span_str(reason));
	log_str(&line, "summary", buf_span(&summary));
	log_end(&line);
	buf_done(&summary);
}

static const char *
reason_of(const struct session *s, int got)
{
	if (s->quit)
		return s->failed ? s->err->text : "quit";
	if (s->failed)
		return s->err->text;
	if (got == 1)
		return "too many bad commands";
	if (got == 0)
		return "client closed the connection";
	return s->rd.sys == ETIMEDOUT ? "idle" : s->err->text;
}

/* Until QUIT, end of file or an error: what the last read returned. */
static int
talk(struct session *s)
{
	struct span line;
	bool on = true;
	int got = 1;

	while (on) {
		*s->err = ERR_INIT;
		got = rd_line(&s->rd, s->eol, SESSION_LINE_MAX, &line, s->err);
		if (drop_keep(&s->drop, s->err) == -1) {
			s->failed = true;
			break;
		}
		if (got == 1)
			on = commands_run(s, line);
		else if (got == -1 && !rd_ended(&s->rd))
			on = commands_bad(s, s->err->kind == ERR_LIMIT ?
			    "-ERR Line too long" : "-ERR A line ends in CR LF");
		else
			break;
	}
	return got;
}

static void
say_last(struct session *s, const char *text)
{
	wr_adds(&s->wr, text);
	wr_adds(&s->wr, "\r\n");
	/* A client that is no longer there misses nothing. */
	if (wr_flush(&s->wr, NULL) == -1)
		s->wr.len = 0;
}

void
session_unavailable(struct session *s)
{
	say_last(s, "-ERR [SYS/TEMP] The maildrop cannot be opened now");
	log_end_of(s, s->err->text);
}

void
session_in_use(struct session *s)
{
	say_last(s, "-ERR [IN-USE] Another session has the maildrop");
	log_end_of(s, "maildrop in use");
}

/* RFC 2449 8.1.1. */
void
session_too_soon(struct session *s)
{
	say_last(s, "-ERR [LOGIN-DELAY] Come back later: mail may be asked for "
	    "every now and then only");
	log_end_of(s, "login delay");
}

int
session_run(struct session *s)
{
	struct err late = ERR_INIT;
	const char *reason;
	int got;

	if (drop_open(&s->drop, s->err) == -1) {
		session_unavailable(s);
		return -1;
	}
	s->last = s->drop.seen;
	wr_addf(&s->wr, "+OK %zu messages, %llu octets\r\n", s->drop.n,
	    (unsigned long long)s->drop.size);
	got = talk(s);
	if (!s->quit && s->rd.sys == ETIMEDOUT)
		wr_adds(&s->wr, "-ERR Idle for too long\r\n");
	reason = reason_of(s, got);
	if (wr_flush(&s->wr, &late) == -1 && !s->quit)
		reason = late.text;
	if (!s->quit && drop_finish(&s->drop, false, &late) == -1)
		log_reason("error", late.text);
	log_end_of(s, reason);
	return s->failed ? -1 : 0;
}
