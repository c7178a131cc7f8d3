/* link: the guard over foreign filters (REQUIREMENTS T1).
 * SPDX-License-Identifier: ISC */
#include "link/link.h"

#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "tap.h"

static const char original[] = "Received: by x\n\tfor y\nFrom: a@b\n\nbody\n";

static const struct {
	const char *after;
	bool good;
} cases[] = {
    {"Received: by x\n\tfor y\nFrom: a@b\n\nbody\n", true},
    {"X-Spam: no\nReceived: by x\n\tfor y\nFrom: a@b\n\nother\n", true},
    {"", false},
    {"\n", false},
    {"\tfor y\nFrom: a@b\n\nbody\n", false},
    {"From: a@b\n\nbody\n", false},
    {"body only\n", false},
    {"Received: by x\nFrom: a@b\n\nbody\n", false},
};

static int
file_with(const char *text)
{
	int fd = os_tmpfd_memory(NULL);

	return write(fd, text, strlen(text)) == -1 ? -1 : fd;
}

int
main(void)
{
	struct err err;
	size_t i;

	for (i = 0; i < LENGTH(cases); i++) {
		int before = file_with(original),
		    after = file_with(cases[i].after);

		err = ERR_INIT;
		tap_ok((link_guard(before, after, &err) == 0) == cases[i].good,
		    cases[i].after);
		tap_ok(cases[i].good || err.kind == ERR_TEMP, "temporary");
		close(before);
		close(after);
	}
	return tap_done();
}
