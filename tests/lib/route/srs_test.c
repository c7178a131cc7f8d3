/* srs: there and back, over two hosts, and what is refused.
 * SPDX-License-Identifier: ISC */
#include "route/srs.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

static struct address
address(const char *text)
{
	struct address a;

	tap_ok(address_parse(span_str(text), ADDRESS_UTF8, &a, NULL) == 0,
	    text);
	return a;
}

int
main(void)
{
	char path[] = "/tmp/srs-test.XXXXXX";
	struct address joe = address("joe@a.example"), one, two, back;
	struct err err = ERR_INIT;
	struct srs here = { 0 }, there;
	int fd = mkstemp(path);
	size_t i;

	tap_ok(fd != -1 && write(fd, "0123456789abcdef\n", 17) == 17 &&
	    srs_open(&here, path, SPAN("b.example"), 1700000000, &err) == 0,
	    "a secret");
	tap_ok(fchmod(fd, 0604) == 0 && srs_open(&there, path, SPAN("x"), 0,
	    &err) == -1, "that others can read");
	tap_ok(fchmod(fd, 0600) == 0 && ftruncate(fd, 10) == 0 &&
	    srs_open(&there, path, SPAN("x"), 0, &err) == -1, "too short");
	there = here;
	there.key[0] ^= 1;
	there.domain = SPAN("c.example");

	tap_ok(srs_forward(&here, &joe, &one, &err) == 0 &&
	    srs_reverse(&here, &one, &back, &err) == 1, "there and back");
	tap_is(address_span(&back), SPAN("joe@a.example"), "is the same");
	tap_ok(srs_forward(&there, &one, &two, &err) == 0 &&
	    srs_reverse(&there, &two, &back, &err) == 1, "by a second host");
	tap_is(address_span(&back), address_span(&one), "is the first's");
	tap_ok(srs_reverse(&here, &joe, &back, &err) == 0, "not SRS");
	tap_ok(srs_reverse(&there, &one, &back, &err) == 0,
	    "another domain's");
	for (i = 5; i < one.local_n; i++) {
		two = one;
		two.text[i] = two.text[i] == 'x' ? 'y' : 'x';
		if (srs_reverse(&here, &two, &back, &err) != -1)
			break;
	}
	tap_ok(i == one.local_n, "every change of a byte is refused");
	here.now += 21 * 86400;
	tap_ok(srs_reverse(&here, &one, &back, &err) == 1, "after 21 days");
	here.now += 86400;
	tap_ok(srs_reverse(&here, &one, &back, &err) == -1, "after 22");
	two = address("a-name-of-forty-characters-and-then-some@long.domain."
	    "example.org");
	tap_ok(srs_forward(&here, &two, &back, &err) == -1, "too long");
	close(fd);
	unlink(path);
	return tap_done();
}
