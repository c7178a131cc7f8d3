/* inflated - see inflated.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "maildir/inflated.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/unpack.h"
#include "maildir/msgname.h"
#include "os/tmpfd.h"

#define IN_MEMORY 65536              /* compressed bytes: at most 64 MB of text,
                                      * mostly a few hundred KB */

/* It never has a name that anyone could open: it is removed at once. */
static int
file_in_tmp(int mailbox, struct err *err)
{
	struct buf name = BUF_INIT(MSGNAME_MAX);
	struct msgname_seed seed;
	int tmp, fd = -1;

	msgname_seed(&seed, 0);
	msgname_write(&name, &seed);
	tmp = openat(mailbox, "tmp", O_RDONLY | O_DIRECTORY | O_NOFOLLOW |
	    O_CLOEXEC);
	if (tmp != -1)
		fd = openat(tmp, buf_str(&name), O_RDWR | O_CREAT | O_EXCL |
		    O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd == -1)
		err_sys(err, "uncompress message into tmp");
	else
		(void)unlinkat(tmp, buf_str(&name), 0);
	if (tmp != -1)
		close(tmp);
	buf_done(&name);
	return fd;
}

int
inflated_fd(int *fd, int mailbox, uint64_t max, struct err *err)
{
	struct stat st;
	struct timespec times[2];
	const struct unpack_kind *kind = unpack_kind_of(*fd);
	int to, r;

	if (kind == NULL)
		return 0;
	r = fstat(*fd, &st);
	to = r == -1 ? -1 : st.st_size <= IN_MEMORY ? os_tmpfd_memory(err) :
	    file_in_tmp(mailbox, err);
	if (r == -1)
		err_sys(err, "message");
	r = to == -1 ? -1 : unpack_fd(kind, *fd, to, max,
	    err);
	if (r == 0) {
		/* The received date is the file's time. */
		times[0] = st.st_atim;
		times[1] = st.st_mtim;
		(void)futimens(to, times);
		if (lseek(to, 0, SEEK_SET) == -1)
			r = err_sys(err, "message");
	}
	close(*fd);
	*fd = r == 0 ? to : -1;
	if (r == -1 && to != -1)
		close(to);
	return r;
}
