/* log - see log.h. A descriptor 2 that is the client's socket must never be
 * written to; tool_init decides that and says to_syslog.
 * SPDX-License-Identifier: ISC */
#include "base/log.h"

#include <limits.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

static struct {
	const char *service, *session, *remote;
	bool to_syslog;
	bool together;
	struct buf held;             /* whole lines, fewer than pass at once */
} sink = { .held = BUF_INIT(PIPE_BUF) };

void
log_open(const char *service, const char *session, const char *remote,
    bool to_syslog)
{
	sink.service = service;
	sink.session = session;
	sink.remote = remote;
	sink.to_syslog = to_syslog;
	if (to_syslog)
		openlog(service, LOG_PID | LOG_NDELAY, LOG_MAIL);
}

void
log_close(void)
{
	if (sink.to_syslog)
		closelog();
}

void
log_remote(const char *remote)
{
	sink.remote = remote;
}

static bool
needs_quotes(struct span v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] <= ' ' || v.p[i] == '"' ||
		    v.p[i] == '=' || v.p[i] == '\\' || v.p[i] == 0x7f)
			return true;
	return v.n == 0;
}

static void
add_quoted(struct buf *b, struct span v)
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	buf_addc(b, '"');
	for (i = 0; i < v.n; i++) {
		unsigned char c = (unsigned char)v.p[i];

		if (c == '"' || c == '\\') {
			buf_addc(b, '\\');
			buf_addc(b, (char)c);
		} else if (c < ' ' || c == 0x7f) {
			buf_adds(b, "\\x");
			buf_addc(b, hex[c >> 4]);
			buf_addc(b, hex[c & 15]);
		} else {
			buf_addc(b, (char)c);
		}
	}
	buf_addc(b, '"');
}

void
log_str(struct logline *l, const char *key, struct span value)
{
	bool cut = value.n > LOG_VALUE_MAX;

	if (cut)
		value = span_sub(value, 0, LOG_VALUE_MAX);
	if (l->b.len > 0)
		buf_addc(&l->b, ' ');
	buf_adds(&l->b, key);
	buf_addc(&l->b, '=');
	if (needs_quotes(value))
		add_quoted(&l->b, value);
	else
		buf_add(&l->b, value);
	if (cut)
		buf_adds(&l->b, "...");
}

void
log_num(struct logline *l, const char *key, uint64_t value)
{
	if (l->b.len > 0)
		buf_addc(&l->b, ' ');
	buf_adds(&l->b, key);
	buf_addc(&l->b, '=');
	buf_addu(&l->b, value);
}

void
log_begin(struct logline *l, const char *event)
{
	buf_init(&l->b, LOG_LINE_MAX);
	if (sink.service != NULL)
		log_str(l, "service", span_str(sink.service));
	if (sink.session != NULL)
		log_str(l, "session", span_str(sink.session));
	if (sink.remote != NULL)
		log_str(l, "remote", span_str(sink.remote));
	log_str(l, "event", span_str(event));
}

/* A log that cannot be written must not stop the mail. */
static void
put(struct buf *lines)
{
	if (lines->len > 0 && write(STDERR_FILENO, lines->p, lines->len) == -1)
		lines->over = true;
	buf_reset(lines);
}

void
log_together(bool together)
{
	sink.together = together;
	if (!together) {
		put(&sink.held);
		buf_done(&sink.held);
	}
}

void
log_raw(struct span line)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX + 1);

	buf_add(&b, span_sub(line, 0, LOG_LINE_MAX));
	if (sink.to_syslog) {
		syslog(LOG_INFO, "%s", buf_str(&b));
	} else {
		buf_addc(&b, '\n');
		if (sink.held.len + b.len > PIPE_BUF)
			put(&sink.held);
		if (sink.together)
			buf_add(&sink.held, buf_span(&b));
		else
			put(&b);
	}
	buf_done(&b);
}

void
log_as(const char *program, struct span line)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX);
	char host[256] = "localhost", date[40];
	time_t now = time(NULL);
	struct tm utc;

	if (sink.to_syslog) {
		openlog(program, LOG_PID | LOG_NDELAY, LOG_MAIL);
		log_raw(line);
		openlog(sink.service, LOG_PID | LOG_NDELAY, LOG_MAIL);
		return;
	}
	(void)gethostname(host, sizeof(host) - 1);
	if (gmtime_r(&now, &utc) == NULL ||
	    strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S+00:00", &utc) == 0)
		return;
	buf_addf(&b, "%s %s %s[%ld]: ", date, host, program, (long)getpid());
	buf_add(&b, line);
	log_raw(buf_span(&b));
	buf_done(&b);
}

void
log_end(struct logline *l)
{
	log_raw(buf_span(&l->b));
	buf_done(&l->b);
}

void
log_reason(const char *event, const char *reason)
{
	struct logline l;

	log_begin(&l, event);
	log_str(&l, "reason", span_str(reason));
	log_end(&l);
}
