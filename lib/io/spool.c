/* spool - see spool.h.
 * SPDX-License-Identifier: ISC */
#include "io/spool.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/tmpfd.h"

#define CHUNK 16384                  /* on the stack: each page of it is a
                                      * fault */

static int
copy_to(int from, int to, struct err *err)
{
	char chunk[CHUNK];
	off_t at = 0;

	for (;;) {
		ssize_t n = pread(from, chunk, sizeof(chunk), at), done = 0;

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return err_sys(err, "read spool");
		if (n == 0)
			return 0;
		at += n;
		while (done < n) {
			ssize_t w = write(to, chunk + done,
			    (size_t)(n - done));

			if (w == -1 && errno != EINTR)
				return err_sys(err, "write spool");
			if (w > 0)
				done += w;
		}
	}
}

static int
move_to_disk(struct spool *s)
{
	int fd;

	if (wr_flush(&s->w, s->stage.err) == -1)
		return -1;
	fd = s->open_disk != NULL ? s->open_disk(s->open_arg, s->stage.err) :
	    os_tmpfd_disk(s->dir, s->stage.err);
	if (fd == -1)
		return -1;
	if (copy_to(s->w.fd, fd, s->stage.err) == -1) {
		close(fd);
		return -1;
	}
	close(s->w.fd);
	s->w.fd = fd;
	s->on_disk = true;
	return 0;
}

static int
make_file(struct spool *s)
{
	if (s->w.fd == -1)
		s->w.fd = os_tmpfd_memory(s->stage.err);
	return s->w.fd == -1 ? -1 : 0;
}

static int
put_spool(struct stage *stage, struct span bytes)
{
	struct spool *s = (struct spool *)(void *)stage;

	if (make_file(s) == -1)
		return -1;
	if (!s->on_disk && s->w.total + bytes.n > s->memory_max &&
	    move_to_disk(s) == -1)
		return -1;
	wr_add(&s->w, bytes);
	return s->w.sys == 0 ? 0 : wr_flush(&s->w, s->stage.err);
}

static int
end_spool(struct stage *stage)
{
	struct spool *s = (struct spool *)(void *)stage;

	if (make_file(s) == -1)
		return -1;
	return wr_flush(&s->w, s->stage.err);
}

void
spool_init(struct spool *s, const char *dir, struct err *err)
{
	wr_init(&s->w, -1, -1);
	s->own_err = ERR_INIT;
	s->stage = (struct stage){ put_spool, end_spool, NULL,
		err == NULL ? &s->own_err : err };
	s->memory_max = SPOOL_MEMORY_MAX;
	s->dir = dir == NULL ? "/tmp" : dir;
	s->on_disk = false;
	s->open_disk = NULL;
	s->open_arg = NULL;
}

int
spool_take(struct spool *s, uint64_t *size_out)
{
	int fd = s->w.fd;

	if (fd == -1)
		return err_set(s->stage.err, ERR_TEMP, "spool: no file");
	if (lseek(fd, 0, SEEK_SET) == -1)
		return err_sys(s->stage.err, "rewind spool");
	os_tmpfd_seal(fd);
	*size_out = s->w.total;
	s->w.fd = -1;
	spool_done(s);
	return fd;
}

void
spool_done(struct spool *s)
{
	if (s->w.fd != -1)
		close(s->w.fd);
	s->w.fd = -1;
	wr_done(&s->w);
}

int
spool_fd(int fd, const char *dir, uint64_t *size_out, struct err *err)
{
	struct stat st;
	struct spool s;
	int out = -1;

	if (fstat(fd, &st) == -1)
		return err_sys(err, "descriptor %d", fd);
	if (S_ISREG(st.st_mode) && lseek(fd, 0, SEEK_CUR) == 0) {
		*size_out = (uint64_t)st.st_size;
		return fd;
	}
	spool_init(&s, dir, err);
	if (stage_run(&s.stage, fd) == 0)
		out = spool_take(&s, size_out);
	spool_done(&s);
	return out;
}
