/* make - see make.h.
 * SPDX-License-Identifier: ISC */
#include "make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "link/half.h"
#include "os/clock.h"
#include "os/confine.h"
#include "report.h"
#include "smtp/param.h"

static const char *const built_in[NOTIFY_KINDS] = {
	"Subject: Undelivered mail returned to sender\n\n"
	"This is the mail system at {hostname}.\n\n"
	"Your message could not be delivered to these recipients:\n\n"
	"{recipients}\n\n"
	"It will not be tried again. The message, or its header, is "
	"attached.\n",
	"Subject: Mail delivered\n\n"
	"This is the mail system at {hostname}.\n\n"
	"As you asked to be told: your message was delivered to, or accepted\n"
	"by a host that sends no such reports for, these recipients:\n\n"
	"{recipients}",
	"Subject: Delayed mail\n\n"
	"This is the mail system at {hostname}.\n\n"
	"YOU NEED NOT SEND YOUR MESSAGE AGAIN. It could not be delivered yet "
	"to\n"
	"these recipients:\n\n"
	"{recipients}\n\n"
	"It will be tried again until {until}.\n" };

static int
read_kind(struct make *m, const char *text, struct err *err)
{
	size_t i;

	for (i = 0; i < NOTIFY_KINDS; i++)
		if (strcmp(notify_name((enum notify_kind)i), text) == 0) {
			m->kind = (enum notify_kind)i;
			return 0;
		}
	return err_set(err, ERR_USAGE, "--kind is failed, delayed or success");
}

static int
read_template(struct make *m, const char *dir, struct err *err)
{
	struct buf path = BUF_INIT(4096);
	int r;

	m->template = BUF_INIT(MAKE_TEMPLATE_MAX);
	if (dir == NULL) {
		buf_adds(&m->template, built_in[m->kind]);
		return 0;
	}
	buf_addf(&path, "%s/%s", dir, notify_name(m->kind));
	r = slurp_file(buf_str(&path), &m->template, err);
	buf_done(&path);
	return r;
}

/* A name as it may stand in an address and a field. */
static int
take_hostname(struct make *m, const char *given, struct err *err)
{
	struct span s;
	size_t i;

	if (given != NULL)
		(void)snprintf(m->hostname, sizeof(m->hostname), "%s", given);
	else if (gethostname(m->hostname, sizeof(m->hostname) - 1) == -1)
		return err_sys(err, "host name");
	s = span_str(m->hostname);
	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '.' && s.p[i] != '-')
			return err_set(err, ERR_USAGE, "bad host name");
	return s.n > 0 && s.n < sizeof(m->hostname) - 1 ? 0 :
	    err_set(err, ERR_USAGE, "bad host name");
}

int
make_prepare(struct make *m, const struct make_options *opt, struct err *err)
{
	memset(m, 0, sizeof(*m));
	m->opt = opt;
	m->id = getenv("QUEUE_ID");
	if (read_kind(m, opt->kind, err) == -1 ||
	    take_hostname(m, opt->hostname, err) == -1)
		return -1;
	if (opt->postmaster != NULL && address_parse(
	    span_str(opt->postmaster), 0, &m->postmaster, err) == -1)
		return err_set(err, ERR_USAGE, "--postmaster: no address");
	return read_template(m, opt->templates, err);
}

/* RET=HDRS or too large: the header only. A report of delay or success never
 * returns the body (RFC 3461 6.2). */
static bool
is_whole(const struct make *m, const struct queuefile *q)
{
	struct span ret;

	if (m->kind != NOTIFY_FAILED || q->size > m->opt->max_body)
		return false;
	return !param_get(q->envelope.params, SPAN("RET"), &ret) ||
	    !span_ieq(ret, SPAN("HDRS"));
}

static int
read_body(const struct queuefile *q, const struct header *h, struct buf *body,
    struct err *err)
{
	uint64_t left = q->body + q->size - h->body;
	ssize_t n;

	if (left == 0)
		return 0;
	if (!buf_room(body, (size_t)left))
		return err_set(err, ERR_TEMP, "body too large");
	n = pread(HALF_FD, body->p, (size_t)left, (off_t)h->body);
	if (n != (ssize_t)left)
		return err_sys(err, "read body");
	buf_grew(body, (size_t)n);
	return 0;
}

static bool
needs_utf8(const struct report *r)
{
	struct span ignored;
	size_t i;

	if (r->q->envelope.sender.utf8 || param_get(r->q->envelope.params,
	    SPAN("SMTPUTF8"), &ignored))
		return true;
	for (i = 0; i < r->q->envelope.n; i++)
		if (report_has(r, &r->q->rcpts[i]) &&
		    r->q->rcpts[i].rcpt->address.utf8)
			return true;
	return false;
}

/* The header of a message longer than what we look through is not returned. */
static int
read_message(const struct make *m, struct report *r, struct header *h,
    struct buf *body, struct err *err)
{
	r->whole = is_whole(m, r->q);
	if (header_read(h, HALF_FD, r->q->body, NULL) == -1 ||
	    h->body > r->q->body + r->q->size) {
		header_done(h);
		header_init(h);
		r->whole = false;
	}
	r->header = h;
	if (r->whole && read_body(r->q, h, body, err) == -1)
		return -1;
	r->body = buf_span(body);
	/* From here on the offset is within the section. */
	h->body = h->body > r->q->body ? h->body - r->q->body : 0;
	return 0;
}

static int
write_all(const struct make *m, const struct queuefile *q, struct buf *out,
    struct err *err)
{
	const struct address *to = address_is_null(&q->envelope.sender) ?
	    &m->postmaster : &q->envelope.sender;
	struct buf body = BUF_INIT(MAKE_BODY_MAX), path = BUF_INIT(1000);
	struct report r = { .q = q, .kind = m->kind, .hostname = m->hostname,
		.template = buf_span(&m->template),
		.id = m->id != NULL ? m->id : "report",
		.until = q->arrived + (int64_t)(m->opt->lifetime / 1000) };
	struct header h;
	int32_t micros;
	int got;

	header_init(&h);
	os_clock_wall(&r.now, &micros);
	address_write(&path, to);
	r.to = buf_str(&path);
	r.utf8 = needs_utf8(&r) || to->utf8;
	got = read_message(m, &r, &h, &body, err);
	if (got == 0) {
		/* Nobody answers a report (RFC 3464 2). */
		buf_addf(out, "MAIL FROM:<> BODY=8BITMIME%s\nRCPT TO:<%s>"
		    "\n\n", r.utf8 ? " SMTPUTF8" : "", r.to);
		report_write(out, &r);
		if (!buf_ok(out))
			got = err_set(err, ERR_TEMP, "report too large");
	}
	header_done(&h);
	buf_done(&body);
	buf_done(&path);
	return got;
}

int
make_report(void *make, struct buf *out, struct err *err)
{
	const struct make *m = make;
	struct queuefile q;
	int got;

	if (os_confine(OS_STDIO, NULL, 0, err) == -1)
		return -1;
	queuefile_init(&q);
	got = queuefile_read(&q, HALF_FD, err);
	if (got == -1 && err->kind == ERR_DATA)
		err->kind = ERR_TEMP;
	if (got == 0 && notify_count_wanted(&q, m->kind) > 0 &&
	    (!address_is_null(&q.envelope.sender) ||
	    (m->kind == NOTIFY_FAILED && !address_is_null(&m->postmaster))))
		got = write_all(m, &q, out, err);
	queuefile_done(&q);
	return got;
}
