/* append - see append.h.
 *
 *     From joe@example.org Sun Nov 22 07:30:00 2026
 *     (the message, ">" before each line that begins with "From ")
 *     (an empty line)
 *
 * SPDX-License-Identifier: ISC */
#include "append.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/rd.h"
#include "io/wr.h"
#include "os/clock.h"

#define FROM SPAN("From ")

static void
put_from(struct wr *w, const char *sender)
{
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	static const char days[] = "SunMonTueWedThuFriSat";
	int64_t seconds;
	int32_t micros;
	struct tm tm;
	time_t now;

	os_clock_wall(&seconds, &micros);
	now = (time_t)seconds;
	memset(&tm, 0, sizeof(tm));
	(void)gmtime_r(&now, &tm);
	wr_add(w, FROM);
	for (; *sender != '\0'; sender++)
		wr_addc(w, *sender > ' ' && *sender != 0x7f ? *sender : '?');
	wr_addf(w, " %.3s %.3s %2d %02d:%02d:%02d %d\n", days + 3 * tm.tm_wday,
	    months + 3 * tm.tm_mon, tm.tm_mday, tm.tm_hour, tm.tm_min,
	    tm.tm_sec, 1900 + tm.tm_year);
}

/* Chunks, not lines: a line may be longer than any buffer. Five bytes at the
 * start of a line are held back until it is known whether they are "From ". */
static int
copy(int message, struct wr *w, struct err *err)
{
	struct span chunk;
	size_t matched = 0, i;
	bool start = true, ended = true;
	struct rd rd;
	int got;

	rd_init(&rd, message, -1);
	while ((got = rd_some(&rd, RD_CAP, &chunk, err)) == 1)
		for (i = 0; i < chunk.n; i++) {
			char c = chunk.p[i];

			ended = c == '\n';
			if (start && c == FROM.p[matched]) {
				start = ++matched < FROM.n;
				if (start)
					continue;
				wr_addc(w, '>');
				wr_add(w, FROM);
			} else {
				wr_add(w, span_sub(FROM, 0, start ? matched :
				    0));
				wr_addc(w, c);
				start = ended;
			}
			matched = 0;
		}
	wr_add(w, span_sub(FROM, 0, matched));
	wr_adds(w, ended ? "\n" : "\n\n");
	rd_done(&rd);
	return got;
}

static int
open_file(const char *path, struct stat *st, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW |
	    O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600), r;

	if (fd == -1)
		return err_sys(err, "%s", path);
	do
		r = fcntl(fd, F_SETLKW, &lock);
	while (r == -1 && errno == EINTR);
	if (r == -1 || fstat(fd, st) == -1) {
		err_sys(err, "%s", path);
	} else if (!S_ISREG(st->st_mode) || st->st_nlink != 1) {
		err_set(err, ERR_TEMP, "%s: not a regular file with one name",
		    path);
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

int
append_message(const char *path, int message, const char *sender,
    struct err *err)
{
	struct stat st;
	struct wr w;
	int fd, r;

	if (span_eq(span_str(path), SPAN("/dev/null")))
		return 0;
	if ((fd = open_file(path, &st, err)) == -1)
		return -1;
	wr_init(&w, fd, -1);
	put_from(&w, *sender == '\0' ? "MAILER-DAEMON" : sender);
	r = copy(message, &w, err);
	if (wr_flush(&w, r == 0 ? err : NULL) == -1)
		r = -1;
	wr_done(&w);
	if (r == 0 && fsync(fd) == -1)
		r = err_sys(err, "%s", path);
	/* Half a message is worse than none. */
	if (r == -1 && ftruncate(fd, st.st_size) == -1)
		err_set(err, ERR_TEMP, "%s: a part of a message is left at "
		    "its end", path);
	close(fd);
	return r;
}
