/* page - see page.h. With F_SEAL_FUTURE_WRITE (Linux 5.1) only the mapping that
 * was there before can write: not the descriptor, nor another way to open the
 * file. An older kernel gives a descriptor for reading of a file that only its
 * owner may open for writing.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/page.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "os/tmpfd.h"

/* The kernel's numbers; musl 1.2.3 and older headers do not have the last. */
#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

static int
read_only(int fd)
{
	int reader = -1;

#if defined(__linux__)
	char path[40];

	if (fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW |
	    F_SEAL_FUTURE_WRITE | F_SEAL_SEAL) == 0)
		return fcntl(fd, F_DUPFD_CLOEXEC, 3);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (fchmod(fd, 0400) == 0)
		reader = open(path, O_RDONLY | O_CLOEXEC);
#else
	char path[40];

	/* fdescfs(5), where it is mounted, opens anew. */
	(void)snprintf(path, sizeof(path), "/dev/fd/%d", fd);
	if (fchmod(fd, 0400) == 0)
		reader = open(path, O_RDONLY | O_CLOEXEC);
	if (reader != -1 && (fcntl(reader, F_GETFL) & O_ACCMODE) != O_RDONLY) {
		close(reader);
		reader = -1;
		errno = EOPNOTSUPP;
	}
#endif
	return reader;
}

int
os_page_open(struct os_page *page, size_t size, struct err *err)
{
	int fd = os_tmpfd_memory(err);
	void *p = MAP_FAILED;

	if (fd == -1)
		return -1;
	page->size = size;
	page->reader = -1;
	if (ftruncate(fd, (off_t)size) == 0)
		p = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (p != MAP_FAILED)
		page->reader = read_only(fd);
	page->p = p;
	if (page->reader == -1) {
		err_sys(err, "shared page");
		if (p != MAP_FAILED)
			(void)munmap(p, size);
	}
	close(fd);
	return page->reader == -1 ? -1 : 0;
}

bool
os_page_fill(const struct os_page *page, struct span bytes)
{
	if (bytes.n == 0 || bytes.n > page->size)
		return false;
	memcpy(page->p + 1, bytes.p + 1, bytes.n - 1);
	atomic_thread_fence(memory_order_release);
	*(volatile char *)page->p = bytes.p[0];
	return true;
}
