/* intake - see intake.h.
 * SPDX-License-Identifier: ISC */
#include "intake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gate/gate.h"
#include "os/clock.h"
#include "runner.h"
#include "smtp/trace.h"

/* Seconds and microseconds, so ids sort by time; and the process. */
static void
name_message(struct session *s, int64_t *now)
{
	int32_t micros;

	os_clock_wall(now, &micros);
	(void)snprintf(s->queue_id, sizeof(s->queue_id), "%llx%05lx-%lx",
	    (unsigned long long)*now, (unsigned long)micros,
	    (unsigned long)getpid());
}

static void
add_trace(struct session *s, struct stage *out, int64_t now, struct intake *in)
{
	struct buf field = BUF_INIT(8192), protocol = BUF_INIT(32);
	struct trace t = { .helo = s->helo, .remote_name = s->remote_name,
		.remote_ip = s->remote_ip, .host = s->opt->hostname,
		.id = s->queue_id, .tls_protocol = s->tls_protocol,
		.tls_cipher = s->tls_cipher, .now = now };

	if (s->opt->hide_client && session_has_user(s)) {
		t.helo = NULL;
		t.remote_ip = t.remote_name = NULL;
	}
	session_protocol(s, &protocol);
	t.protocol = buf_str(&protocol);
	if (s->envelope.n == 1)
		t.rcpt = &s->envelope.rcpts[0].address;
	trace_write(&field, &t);
	if (stage_put(out, buf_span(&field)) == -1 ||
	    stage_put(out, gate_headers(s)) == -1)
		in->data.fault = DOTDATA_STORE;
	buf_done(&protocol);
	buf_done(&field);
}

void
intake_begin(struct session *s, struct intake *in, bool chunked)
{
	int64_t now;

	name_message(s, &now);
	in->err = ERR_INIT;
	in->start = os_clock_ms();
	in->bytes = 0;
	spool_init(&in->spool, s->opt->spool_dir, &in->err);
	in->spool.open_disk = runner_disk;
	in->spool.open_arg = &s->runner;
	hops_init(&in->hops, &in->spool.stage, &in->err);
	dotdata_init(&in->data, &in->hops.stage);
	in->data.chunked = chunked;
	in->data.repair = s->opt->repair;
	in->data.max_size = s->opt->max_size;
	in->data.max_line = (size_t)s->opt->max_line;
	add_trace(s, &in->spool.stage, now, in);
}

/* A first line that begins with a blank would be read as part of our field:
 * what came has no header then. */
static void
part_from_trace(struct intake *in, char first)
{
	if (!span_is_blank(first))
		return;
	in->hops.in_body = true;
	if (stage_put(&in->spool.stage, SPAN("\n")) == -1)
		in->data.fault = DOTDATA_STORE;
}

void
intake_done(struct intake *in)
{
	spool_done(&in->spool);
}

void
intake_drop(struct session *s)
{
	if (s->chunks == NULL)
		return;
	intake_done(s->chunks);
	free(s->chunks);
	s->chunks = NULL;
}

int
intake_peek(struct session *s, struct intake *in, struct span *chunk)
{
	const uint64_t grace = 2 * s->opt->timeout;
	int got;

	s->rd.deadline = in->start + (int64_t)(grace + in->bytes * 1000 /
	    s->opt->min_rate);
	if ((got = rd_peek(&s->rd, chunk, &s->err)) == 1)
		return 1;
	session_lost(s, got);
	return 0;
}

int
intake_take(struct session *s, struct intake *in, struct span chunk)
{
	size_t used;
	int ended;

	if (in->bytes == 0 && chunk.n > 0)
		part_from_trace(in, chunk.p[0]);
	ended = dotdata_feed(&in->data, chunk, &used);
	rd_take(&s->rd, used);
	in->bytes += used;
	return ended;
}

/* What is too large is read on so that the reply is heard, but not for ever. */
bool
intake_is_huge(struct session *s, uint64_t octets)
{
	if (octets / 2 <= s->opt->max_size)
		return false;
	s->closing = "message far too large";
	session_number(s, s->opt->max_size);
	session_reply(s, REPLY_TOO_LARGE_CLOSING);
	return true;
}

enum reply
intake_fault(struct session *s, const struct intake *in)
{
	switch (in->data.fault) {
	case DOTDATA_OK:
		break;
	case DOTDATA_LF:
		return REPLY_BARE_LF;
	case DOTDATA_CR:
		return REPLY_BARE_CR;
	case DOTDATA_NUL:
		return REPLY_NUL;
	case DOTDATA_LINE:
		session_number(s, s->opt->max_line);
		return REPLY_LONG_TEXT_LINE;
	case DOTDATA_SIZE:
		session_number(s, s->opt->max_size);
		return REPLY_TOO_LARGE;
	case DOTDATA_STORE:
		log_reason("error", in->err.text);
		return REPLY_NO_SPACE;
	}
	return in->hops.received > s->opt->max_hops ? REPLY_LOOP : REPLY_NONE;
}

static void
log_fault(const struct session *s, const struct intake *in, enum reply id)
{
	struct logline l;

	log_begin(&l, "refused");
	log_str(&l, "id", span_str(s->queue_id));
	log_str(&l, "sender", address_span(&s->envelope.sender));
	log_num(&l, "rcpts", s->envelope.n);
	log_num(&l, "size", in->data.size);
	log_num(&l, "code", (uint64_t)reply_code(id));
	log_num(&l, "hops", in->hops.received);
	log_end(&l);
}

/* LMTP owes one reply per recipient (RFC 2033 4.2). */
void
intake_refuse(struct session *s, const struct intake *in, enum reply id)
{
	size_t i, n = s->opt->lmtp ? s->envelope.n : 1;

	log_fault(s, in, id);
	for (i = 0; i < n; i++)
		reply_put(&s->wr, id, s->detail);
	if (reply_code(id) >= 500)
		session_error(s);
}

void
intake_finish(struct session *s, struct intake *in)
{
	enum reply id = intake_fault(s, in);
	uint64_t size = 0;
	int fd = -1;

	if (in->data.doubtful)
		s->closing = "the end of the data is in doubt";

	if (id == REPLY_NONE) {
		if (stage_end(&in->spool.stage) == 0)
			fd = spool_take(&in->spool, &size);
		if (fd == -1) {
			log_reason("error", in->err.text);
			id = REPLY_NO_SPACE;
		}
	}
	if (id != REPLY_NONE)
		intake_refuse(s, in, id);
	if (fd == -1)
		return;
	s->direct.relayed = in->hops.delivered > 0;
	deliver(s, fd, size);
	close(fd);
}
