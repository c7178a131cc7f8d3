/* tell - see tell.h.
 * SPDX-License-Identifier: ISC */
#include "tell.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "os/clock.h"
#include "text/date.h"

static void
begin(struct logline *l, const char *event)
{
	const char *queue_id = getenv("QUEUE_ID");
	const char *recipient = getenv("RECIPIENT");

	log_begin(l, event);
	if (queue_id != NULL)
		log_str(l, "id", span_str(queue_id));
	if (recipient != NULL)
		log_str(l, "recipient", span_str(recipient));
}

/* What comes from the confined half is not believed to be printable. */
static void
explain(unsigned line, const char *what, struct span text)
{
	struct buf b = BUF_INIT(LOG_LINE_MAX);
	size_t i;

	if (!tool_explaining())
		return;
	if (line != 0)
		buf_addf(&b, "line %u: ", line);
	buf_adds(&b, what);
	for (i = 0; i < text.n && b.len < LOG_LINE_MAX - 100; i++)
		buf_addc(&b, (unsigned char)text.p[i] < ' ' ||
		    text.p[i] == 0x7f ? '?' : text.p[i]);
	tool_explain("%s", buf_str(&b));
	buf_done(&b);
}

void
tell_trace(unsigned line, struct span text)
{
	explain(line, "", text);
}

void
tell_warning(unsigned line, struct span text)
{
	explain(line, "warning: ", text);
}

void
tell_note(struct span text)
{
	struct logline l;

	begin(&l, "sieve-note");
	log_str(&l, "reason", text);
	log_end(&l);
}

/* Bounded, as the user, never through a link: the user owns the directory, and
 * somebody else may be able to write there too. */
static void
write_user_log(const char *script, struct span text)
{
	struct buf path = BUF_INIT(4096), line = BUF_INIT(1000);
	struct stat st;
	int64_t seconds;
	int32_t micros;
	size_t i;
	int fd = -1;

	buf_addf(&path, "%s.log", script);
	if (buf_ok(&path))
		fd = open(buf_str(&path), O_WRONLY | O_CREAT | O_APPEND |
		    O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
	buf_done(&path);
	if (fd == -1)
		return;
	os_clock_wall(&seconds, &micros);
	date_write_mail(&line, seconds);
	buf_adds(&line, ": ");
	for (i = 0; i < text.n && i < 400; i++)
		buf_addc(&line, (unsigned char)text.p[i] < ' ' ? '?' :
		    text.p[i]);
	buf_addc(&line, '\n');
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1 &&
	    (st.st_size < TELL_USER_LOG_MAX || ftruncate(fd, 0) == 0) &&
	    write(fd, line.p, line.len) == -1)
		log_reason("sieve-log", "cannot write the user's log");
	close(fd);
	buf_done(&line);
}

void
tell_error(const struct script *s, struct span text)
{
	struct logline l;

	begin(&l, "sieve-error");
	log_str(&l, "script", span_str(s->path));
	log_str(&l, "reason", text);
	log_str(&l, "action", SPAN("keep"));
	log_end(&l);
	explain(0, "error: ", text);
	if (s->users)
		write_user_log(s->path, text);
}

void
tell_failure(const char *why)
{
	struct logline l;

	begin(&l, "sieve-failed");
	log_str(&l, "reason", span_str(why));
	log_str(&l, "action", SPAN("keep"));
	log_end(&l);
}

void
tell_program(struct span name, const char *why)
{
	struct logline l;

	begin(&l, "sieve-program");
	log_str(&l, "program", name);
	log_str(&l, "reason", span_str(why));
	log_end(&l);
}

void
tell_action(const struct svaction *a, const char *outcome)
{
	struct logline l;

	begin(&l, "sieve");
	log_str(&l, "action", span_str(svplan_action_name(a->kind)));
	if (a->target.n > 0)
		log_str(&l, a->kind == SVACTION_REDIRECT ? "to" : "folder",
		    a->target);
	if (a->line != 0)
		log_num(&l, "line", a->line);
	if (outcome != NULL)
		log_str(&l, "outcome", span_str(outcome));
	log_end(&l);
}
