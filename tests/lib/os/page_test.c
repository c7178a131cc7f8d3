/* page: who holds the reader reads, and cannot write by any way there is.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/page.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

#define SIZE 8192

static char got[SIZE];

static bool
reads(int fd, const char *want, size_t n)
{
	memset(got, 'x', sizeof(got));
	return pread(fd, got, SIZE, 0) == SIZE && memcmp(got, want, n) == 0;
}

static void
test_reader(int fd)
{
	char path[40];
	int again;

	tap_ok(pwrite(fd, "forged", 6, 0) == -1, "no write");
	tap_ok(ftruncate(fd, 0) == -1, "no truncation");
	tap_ok(mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) ==
	    MAP_FAILED, "no mapping to write");
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	again = open(path, O_RDWR);
	tap_ok(again == -1 || pwrite(again, "forged", 6, 0) == -1,
	    "nor when opened anew");
	if (again != -1)
		close(again);
}

int
main(void)
{
	struct err err = ERR_INIT;
	struct os_page page;
	char zero[16] = { 0 };
	int status = 1;
	pid_t pid;

	tap_ok(os_page_open(&page, SIZE, &err) == 0, "a page");
	tap_ok((fcntl(page.reader, F_GETFD) & FD_CLOEXEC) != 0 &&
	    page.reader > 2, "its reader is closed by exec, and no 0 to 2");
	tap_ok(reads(page.reader, zero, sizeof(zero)), "empty");
	test_reader(page.reader);
	tap_ok(!os_page_fill(&page, span_of(got, SIZE + 1)), "too much");
	tap_ok(!os_page_fill(&page, SPAN("")), "nothing");
	/* a forked writer, as tls-wrap's */
	if ((pid = fork()) == 0)
		_exit(os_page_fill(&page, SPAN("A=b\0C=d\0")) ? 0 : 1);
	tap_ok(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0,
	    "a child fills it");
	tap_ok(reads(page.reader, "A=b\0C=d\0\0", 10), "its words are there");
	test_reader(page.reader);
	tap_ok(reads(page.reader, "A=b\0C=d\0\0", 10), "and stay");
	return tap_done();
}
