/* progress - see progress.h.
 * SPDX-License-Identifier: ISC */
#include "progress.h"

#include <poll.h>

#include "dispatch.h"
#include "imap/quote.h"
#include "os/clock.h"
#include "session.h"

#define EACH 4                       /* steps between two looks at the clock */

void
progress_init(struct progress *p, struct session *s, const char *what,
    size_t count)
{
	*p = (struct progress){ s, 0, count, 0, count, count, os_clock_ms() +
		(int64_t)s->set->progress_interval, what };
}

void
progress_half(struct progress *p, int half, size_t most)
{
	p->add = half * (uint64_t)most;
	p->scale = most;
	p->goal = 2 * (uint64_t)most;
}

/* A tag with what would end the code is told as NIL. */
static void
write_tag(struct buf *out, struct span tag)
{
	if (tag.n == 0 || span_has(tag, ']'))
		buf_adds(out, "NIL");
	else
		quote_string(out, tag);
}

static void
tell(struct progress *p)
{
	struct pollfd out = { p->s->out.fd, POLLOUT, 0 };
	struct buf line = BUF_INIT(4096);

	buf_adds(&line, "* OK [INPROGRESS (");
	write_tag(&line, dispatch_tag(p->s));
	buf_addf(&line, " %llu %llu", (unsigned long long)(p->add +
	    p->steps * p->scale / (p->count + (p->count == 0))),
	    (unsigned long long)p->goal);
	buf_addf(&line, ")] %s %zu messages\r\n", p->what, p->steps);
	if (buf_ok(&line))
		wr_add(&p->s->out, buf_span(&line));
	buf_done(&line);
	/* A client that is gone is noticed where the command ends. */
	if (poll(&out, 1, 0) == 1 && wr_flush(&p->s->out, NULL) == -1)
		p->next_ms = INT64_MAX;
}

void
progress_at(struct progress *p, size_t done)
{
	int64_t now;

	p->steps = done;
	if ((now = os_clock_ms()) < p->next_ms)
		return;
	p->next_ms = now + (int64_t)p->s->set->progress_interval;
	tell(p);
}

void
progress_step(struct progress *p)
{
	if (++p->steps % EACH == 0)
		progress_at(p, p->steps);
}
