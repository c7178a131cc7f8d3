/* certdir: which names are host names, where they are looked for, what a folder
 * holds.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/certdir.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tap.h"

static const struct {
	struct span asked;
	const char *name;                /* NULL: no host name */
} names[] = {
	{ { "mx.example.org", 14 }, "mx.example.org" },
	{ { "MX.Example.ORG", 14 }, "mx.example.org" },
	{ { "localhost", 9 }, "localhost" },
	{ { "a_b.example", 11 }, "a_b.example" },
	{ { "xn--mller-kva.example", 21 }, "xn--mller-kva.example" },
	{ { "3com.example", 12 }, "3com.example" },
	{ { "", 0 }, NULL },
	{ { ".", 1 }, NULL },
	{ { "..", 2 }, NULL },
	{ { "a..b", 4 }, NULL },
	{ { ".a", 2 }, NULL },
	{ { "a.", 2 }, "a" },
	{ { "MX.Example.org.", 15 }, "mx.example.org" },
	{ { "a..", 3 }, NULL },
	{ { "127.0.0.1.", 10 }, NULL },
	{ { "a/b", 3 }, NULL },
	{ { "../a", 4 }, NULL },
	{ { "a\0b", 3 }, NULL },
	{ { "a\\b", 3 }, NULL },
	{ { "a b", 3 }, NULL },
	{ { "*.example", 9 }, NULL },
	{ { "-a.example", 10 }, NULL },
	{ { "a-.example", 10 }, NULL },
	{ { "127.0.0.1", 9 }, NULL },
	{ { "2130706433", 10 }, NULL },
	{ { "::1", 3 }, NULL },
	{ { "m\xc3\xbcller.example", 15 }, NULL },
};

static void
test_names(void)
{
	struct buf b = BUF_INIT(CERTDIR_NAME_MAX), long_name = BUF_INIT(400);
	size_t i;

	for (i = 0; i < LENGTH(names); i++) {
		bool good = certdir_name(names[i].asked, &b);

		tap_ok(good == (names[i].name != NULL) && (!good ||
		    strcmp(buf_str(&b), names[i].name) == 0),
		    names[i].asked.p);
	}
	for (i = 0; i < 63; i++)
		buf_addc(&long_name, 'a');
	tap_ok(certdir_name(buf_span(&long_name), &b), "a label of 63");
	buf_addc(&long_name, 'a');
	tap_ok(!certdir_name(buf_span(&long_name), &b), "and of 64");
	buf_reset(&long_name);
	for (i = 0; i < 126; i++)
		buf_adds(&long_name, "a.");
	buf_addc(&long_name, 'a');
	tap_ok(certdir_name(buf_span(&long_name), &b), "a name of 253");
	buf_adds(&long_name, ".a");
	tap_ok(!certdir_name(buf_span(&long_name), &b), "and of 255");
	buf_done(&b);
	buf_done(&long_name);
}

static void
test_candidates(void)
{
	static const char *const want[] = { "mx.example.org",
		"*.example.org", "_.example.org", "default" };
	struct buf b = BUF_INIT(CERTDIR_NAME_MAX + 2);
	size_t k;

	for (k = 0; certdir_candidate(SPAN("mx.example.org"), k, &b); k++)
		tap_is(buf_span(&b), span_str(want[k]), want[k]);
	tap_ok(k == CERTDIR_CANDIDATES, "then there is none");
	(void)certdir_candidate(SPAN("host"), 1, &b);
	tap_ok(b.len == 0, "no wildcard for a name of one label");
	(void)certdir_candidate(SPAN(""), 0, &b);
	tap_ok(b.len == 0, "nor a folder for no name");
	buf_done(&b);
}

static void
touch(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0600);

	if (fd == -1 || write(fd, "x", 1) != 1)
		perror(path);
	close(fd);
}

static void
remove_all(const char *dir)
{
	char command[100];

	(void)snprintf(command, sizeof(command), "rm -rf %s", dir);
	if (chdir("/") == -1 || system(command) != 0)
		perror(dir);
}

static void
test_folders(void)
{
	char dir[] = "/tmp/certdir_test.XXXXXX";
	struct err err = ERR_INIT;
	struct certdir_folder f;
	int at, fds[2], i;
	char name[40];

	if (mkdtemp(dir) == NULL || chdir(dir) == -1)
		perror(dir);
	at = open(".", O_RDONLY | O_DIRECTORY);
	(void)mkdir("two", 0700);
	touch("two/fullchain.pem");
	touch("two/privkey.pem");
	touch("two/rsa-fullchain.pem");
	touch("two/.x-fullchain.pem");
	touch("two/nohyphenfullchain.pem");
	tap_ok(certdir_open(at, "two", &f, &err) == 1, "a folder");
	tap_ok(f.n == 2 && strcmp(f.label[0], "") == 0 &&
	    strcmp(f.label[1], "rsa-") == 0, "its two pairs, sorted");
	tap_ok(certdir_pair(&f, 0, fds, &err) == 0, "a pair opens");
	close(fds[0]);
	close(fds[1]);
	tap_ok(certdir_pair(&f, 1, fds, &err) == -1, "one without a key not");
	(void)mkfifo("two/rsa-privkey.pem", 0600);
	tap_ok(certdir_pair(&f, 1, fds, &err) == -1, "nor with a FIFO for one");
	certdir_close(&f);
	tap_ok(certdir_open(at, "none", &f, &err) == 0, "no such folder");
	(void)mkdir("empty", 0700);
	tap_ok(certdir_open(at, "empty", &f, &err) == -1, "an empty one");
	touch("file");
	tap_ok(certdir_open(at, "file", &f, &err) == -1, "a file");
	(void)mkdir("many", 0700);
	for (i = 0; i <= CERTDIR_PAIRS_MAX; i++) {
		(void)snprintf(name, sizeof(name), "many/%d-fullchain.pem", i);
		touch(name);
	}
	tap_ok(certdir_open(at, "many", &f, &err) == -1, "too many pairs");
	close(at);
	remove_all(dir);
}

int
main(void)
{
	test_names();
	test_candidates();
	test_folders();
	return tap_done();
}
