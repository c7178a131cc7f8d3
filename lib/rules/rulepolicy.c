/* rulepolicy - see rulepolicy.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulepolicy.h"

#include <unistd.h>

#include "base/num.h"
#include "conn/dial.h"
#include "io/rd.h"
#include "io/wr.h"
#include "os/clock.h"

void
rulepolicy_add(struct buf *request, const char *name, struct span value)
{
	size_t i;

	buf_adds(request, name);
	buf_addc(request, '=');
	for (i = 0; i < value.n; i++)
		buf_addc(request, (unsigned char)value.p[i] < ' ' ? '?' :
		    value.p[i]);
	buf_addc(request, '\n');
}

static int
take_option(struct rulepolicy *p, struct span option, struct err *err)
{
	uint64_t ms;

	if (span_starts(option, SPAN("timeout=")) && num_parse_duration(
	    span_from(option, 8), RULEPOLICY_TIMEOUT_MAX, &ms) == 0 && ms > 0)
		p->timeout_ms = (int)ms;
	else if (span_eq(option, SPAN("default=dunno")))
		p->go_on = true;
	else if (!span_eq(option, SPAN("default=defer")))
		return err_set(err, ERR_USAGE, "not timeout=TIME, "
		    "default=defer or default=dunno: %.*s",
		    (int)span_sub(option, 0, 80).n, option.p);
	return 0;
}

int
rulepolicy_parse(struct span argument, struct rulepolicy *out,
    struct err *err)
{
	struct span option;

	*out = (struct rulepolicy){ .timeout_ms = RULEPOLICY_TIMEOUT_MS };
	(void)span_cut(&argument, ',', &out->target);
	while (span_cut(&argument, ',', &option))
		if (take_option(out, option, err) == -1)
			return -1;
	return dial_check(out->target, err);
}

/* Lines up to the empty one. */
static int
converse(int fd, struct span request, int timeout_ms, struct buf *answer,
    struct err *err)
{
	struct span line;
	struct rd rd;
	struct wr wr;
	int got = 1;

	rd_init(&rd, fd, timeout_ms);
	wr_init(&wr, fd, timeout_ms);
	rd.deadline = os_clock_ms() + timeout_ms;
	wr_add(&wr, request);
	wr_addc(&wr, '\n');
	if (wr_flush(&wr, err) == -1)
		got = -1;
	while (got == 1 && buf_ok(answer) && (got = rd_line(&rd, EOL_LF,
	    RULEPOLICY_ANSWER_MAX, &line, err)) == 1 && line.n > 0) {
		buf_add(answer, line);
		buf_addc(answer, '\n');
	}
	rd_done(&rd);
	wr_done(&wr);
	if (got == 1 && buf_ok(answer))
		return 0;
	return got == -1 ? -1 : err_set(err, ERR_TEMP,
	    "the policy server's answer is cut or too long");
}

int
rulepolicy_ask(const struct rulepolicy *p, struct span request,
    struct rulereply *reply, struct err *err)
{
	struct buf answer = BUF_INIT(RULEPOLICY_ANSWER_MAX);
	int fd = dial_open(p->target, p->timeout_ms, err), r;

	if (fd == -1)
		return -1;
	r = converse(fd, request, p->timeout_ms, &answer, err);
	close(fd);
	if (r == 0)
		rulereply_parse(buf_span(&answer), reply);
	buf_done(&answer);
	return r;
}
