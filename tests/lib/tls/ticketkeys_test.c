/* ticketkeys: the text, the rotation, the file under many starts at once.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/ticketkeys.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tap.h"

#define NOW 1800000000
#define STARTS 20

static void
test_text(void)
{
	struct ticketkeys k = { 0 }, again;
	struct buf text = BUF_INIT(TICKETKEYS_TEXT_MAX);
	unsigned char random[80];
	size_t i, good = 0;

	for (i = 0; i < sizeof(random); i++)
		random[i] = (unsigned char)i;
	for (i = 0; i < TICKETKEYS_MAX + 2; i++) {
		random[0] = (unsigned char)i;
		ticketkeys_rotate(&k, (int64_t)(NOW + i), random);
	}
	tap_ok(k.n == TICKETKEYS_MAX && k.key[0].made == NOW + 4 &&
	    k.key[0].name[0] == 4 && k.key[2].name[0] == 2,
	    "rotation keeps the newest ones, newest first");
	ticketkeys_write(&k, &text);
	tap_ok(buf_ok(&text) && ticketkeys_parse(buf_span(&text),
	    &again) == 0 &&
	    again.n == k.n && memcmp(again.key, k.key, sizeof(k.key)) == 0,
	    "what is written is read");
	for (i = 0; i < text.len; i++)
		if (ticketkeys_parse(span_of(text.p, i), &again) == 0)
			good++;
	tap_ok(good == 2, "cut anywhere but after a key, it is refused");
	for (i = good = 0; i < text.len; i++) {
		char was = text.p[i];

		text.p[i] = '\0';
		if (ticketkeys_parse(buf_span(&text), &again) == 0)
			good++;
		text.p[i] = was;
	}
	tap_ok(good == 0, "with a NUL anywhere, it is refused");
	buf_done(&text);
}

static void
test_age(void)
{
	struct ticketkeys k = { 0 };
	unsigned char random[80] = { 0 };

	tap_ok(ticketkeys_stale(&k, NOW), "none is stale");
	ticketkeys_rotate(&k, NOW, random);
	tap_ok(!ticketkeys_stale(&k, NOW), "a new one is not");
	tap_ok(!ticketkeys_stale(&k, NOW + TICKETKEYS_AGE - 1),
	    "nor one just below the age");
	tap_ok(ticketkeys_stale(&k, NOW + TICKETKEYS_AGE), "an old one is");
	tap_ok(ticketkeys_stale(&k, NOW - 1), "and one from the future");
}

static void
start(const char *path)
{
	struct buf text = BUF_INIT(TICKETKEYS_TEXT_MAX * 2);
	struct ticketkeys k;

	if (ticketkeys_load(path, NOW, &text, NULL) == -1 ||
	    ticketkeys_parse(buf_span(&text), &k) == -1)
		_exit(200);
	_exit(k.n == 1 ? k.key[0].name[0] % 200 : 201);
}

static void
test_file(void)
{
	char dir[] = "/tmp/ticketkeys_test.XXXXXX";
	struct buf text = BUF_INIT(TICKETKEYS_TEXT_MAX * 2);
	struct ticketkeys k;
	struct err err = ERR_INIT;
	int i, status, first = -1, same = 0;

	if (mkdtemp(dir) == NULL || chdir(dir) == -1)
		return;
	for (i = 0; i < STARTS; i++)
		if (fork() == 0)
			start("keys");
	for (i = 0; i < STARTS && wait(&status) != -1; i++) {
		int code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;

		if (first == -1)
			first = code;
		if (code == first && code < 200)
			same++;
	}
	tap_ok(same == STARTS, "many starts at once agree on one key");
	tap_ok(ticketkeys_load("keys", NOW + TICKETKEYS_AGE, &text,
	    &err) == 0 &&
	    ticketkeys_parse(buf_span(&text), &k) == 0 && k.n == 2,
	    "twelve hours later there are two");
	if (truncate("keys", 100) == -1)
		return;
	tap_ok(ticketkeys_load("keys", NOW, &text, &err) == 0 &&
	    ticketkeys_parse(buf_span(&text), &k) == 0 && k.n == 1,
	    "a damaged file is made anew");
	(void)chmod("keys", 0640);
	tap_ok(ticketkeys_load("keys", NOW, &text, &err) == -1,
	    "one that a group can read is refused");
	(void)unlink("keys");
	tap_ok(symlink("elsewhere", "keys") == 0, "a link in its place");
	tap_ok(ticketkeys_load("keys", NOW, &text, &err) == -1,
	    "and a symbolic link");
	(void)unlink("keys");
	(void)rmdir(dir);
	buf_done(&text);
}

int
main(void)
{
	test_text();
	test_age();
	test_file();
	return tap_done();
}
