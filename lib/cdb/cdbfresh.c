/* cdbfresh - see cdbfresh.h.
 * SPDX-License-Identifier: ISC */
#include "cdb/cdbfresh.h"

#include <time.h>

#include "base/buf.h"
#include "os/clock.h"

#define VERSION "1"
#define LOOK_MS 10
/* Two edits less than a tick of the file system's clock apart would have the
 * same time; so a text is old enough before a database is made of it. */
#define TICK_MS 20
#define COARSE_TICK_MS 2000          /* where times are whole seconds */

static void
put_identity(struct buf *b, const struct stat *st)
{
	buf_addf(b, VERSION " %lld %lld %ld", (long long)st->st_size,
	    (long long)st->st_mtim.tv_sec, (long)st->st_mtim.tv_nsec);
}

static void
pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	(void)nanosleep(&t, NULL);
}

/* 1 it is that of the text, 0 not, -1 with err. */
static int
is_fresh(const struct cdb *c, const char *path, struct err *err)
{
	struct buf want = BUF_INIT(120), got = BUF_INIT(120);
	struct stat st;
	int r = -1;

	if (stat(path, &st) == -1)
		err_sys(err, "%s", path);
	else if ((r = cdb_get(c, SPAN("="), &got, err)) == 1) {
		put_identity(&want, &st);
		r = span_eq(buf_span(&want), buf_span(&got));
	}
	buf_done(&want);
	buf_done(&got);
	return r;
}

int
cdbfresh_open(struct cdb *c, const char *path, const char *remedy,
    struct err *err)
{
	int64_t until = os_clock_ms() + CDBFRESH_PATIENCE_MS;
	struct buf name = BUF_INIT(4200);
	int got, fresh = 0;

	buf_adds(&name, path);
	buf_adds(&name, ".cdb");
	for (;;) {
		got = cdb_open(c, buf_str(&name), err);
		if (got != 1 || (fresh = is_fresh(c, path, err)) != 0)
			break;
		cdb_close(c);
		if (os_clock_ms() >= until)
			break;
		pause_ms(LOOK_MS);
	}
	if (got == 1 && fresh != 1) {
		cdb_close(c);
		got = fresh == -1 ? -1 : err_set(err, ERR_TEMP,
		    "%s.cdb is stale; run: %s %s", path, remedy, path);
	}
	buf_done(&name);
	return got;
}

static void
let_it_age(const struct stat *st)
{
	long tick = st->st_mtim.tv_nsec == 0 ? COARSE_TICK_MS : TICK_MS;
	int64_t seconds, age;
	int32_t micros;

	os_clock_wall(&seconds, &micros);
	age = (seconds - st->st_mtim.tv_sec) * 1000 + micros / 1000 -
	    st->st_mtim.tv_nsec / 1000000;
	if (age >= 0 && age < tick)
		pause_ms(tick - (long)age);
}

int
cdbfresh_begin(struct cdbmake *m, int text_fd, struct newfile *out,
    struct err *err)
{
	struct buf identity = BUF_INIT(120);
	struct stat st;
	int r;

	if (fstat(text_fd, &st) == -1)
		return err_sys(err, "%s", out->path);
	let_it_age(&st);
	put_identity(&identity, &st);
	r = newfile_like(out, &st, err) == 0 &&
	    cdbmake_init(m, out->fd, err) == 0 ?
	    cdbmake_add(m, SPAN("="), buf_span(&identity), err) : -1;
	buf_done(&identity);
	return r;
}
