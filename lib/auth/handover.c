/* handover - see handover.h.
 * SPDX-License-Identifier: ISC */
#include "auth/handover.h"

#include <sys/stat.h>
#include <unistd.h>

#include "io/rd.h"
#include "io/spool.h"

#define MAGIC "HANDOVER 1"

int
handover_write(const struct account *a, struct span unread, struct err *err)
{
	struct buf head = BUF_INIT(ACCOUNT_FIELDS_MAX * ACCOUNT_VALUE_MAX * 2);
	struct spool s;
	uint64_t size;
	int fd = -1;

	buf_adds(&head, MAGIC "\n");
	account_write(a, &head);
	buf_addc(&head, '\n');
	spool_init(&s, NULL, err);
	if (!buf_ok(&head) || unread.n > HANDOVER_UNREAD_MAX)
		err_set(err, ERR_LIMIT, "hand-over too large");
	else if (stage_put(&s.stage, buf_span(&head)) == 0 &&
	    stage_put(&s.stage, unread) == 0 && stage_end(&s.stage) == 0)
		fd = spool_take(&s, &size);
	spool_done(&s);
	buf_done(&head);
	return fd;
}

static int
read_record(struct rd *rd, struct account *a, struct err *err)
{
	struct span line;
	int got;

	while ((got = rd_line(rd, EOL_LF, ACCOUNT_VALUE_MAX * 2, &line,
	    err)) == 1) {
		if (line.n == 0)
			return 0;
		if (account_set_line(a, line, err) == -1)
			return -1;
	}
	return got == 0 ? err_set(err, ERR_TEMP, "hand-over is cut") : -1;
}

static int
read_rest(struct rd *rd, struct buf *unread, struct err *err)
{
	struct span chunk;
	int got;

	while ((got = rd_some(rd, RD_CAP, &chunk, err)) == 1)
		buf_add(unread, chunk);
	if (got == 0 && !buf_ok(unread))
		return err_set(err, ERR_LIMIT, "hand-over too large");
	return got;
}

int
handover_read(int fd, struct account *a, struct buf *unread, struct err *err)
{
	struct span line;
	struct stat st;
	struct rd rd;
	int r = 0;

	if (fstat(fd, &st) == -1 || !S_ISREG(st.st_mode) ||
	    lseek(fd, 0, SEEK_SET) == -1)
		return 0;
	rd_init(&rd, fd, -1);
	if (rd_line(&rd, EOL_LF, 64, &line, err) == 1 &&
	    span_eq(line, SPAN(MAGIC)))
		r = read_record(&rd, a, err) == 0 &&
		    read_rest(&rd, unread, err) == 0 ? 1 : -1;
	rd_done(&rd);
	return r;
}
