/* throttle: who is refused, who never is, and what is forgotten when. The
 * clock is an argument.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "auth/throttle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"

#define MINUTE 60000

static char path[64];
static struct throttle t = { path, 4096, 20, 10 * MINUTE, 2000 };
static int64_t now = 1800000000000;

static struct throttle_try
attempt(const char *address, const char *user, const char *password)
{
	return (struct throttle_try){ span_str(address), span_str(user),
		span_str(password), now };
}

/* One attempt: "go" or why it is refused. */
static const char *
try(const char *address, const char *user, const char *password,
    enum throttle_end end, uint64_t *delay)
{
	struct throttle_try a = attempt(address, user, password);
	struct throttle_verdict v;
	struct err err = ERR_INIT;
	uint64_t unused;

	if (throttle_begin(&t, &a, &v, &err) == -1)
		return "error";
	if (v.refuse)
		return v.why;
	if (throttle_end(&t, &a, end, delay == NULL ? &unused : delay,
	    &err) == -1)
		return "error";
	return "go";
}

static bool
is(const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		printf("# got %s\n", got);
	return strcmp(got, want) == 0;
}

static unsigned guess_number;

/* n wrong guesses: how many were let through. */
static int
guess(const char *address, const char *user, int n)
{
	int passed = 0, i;
	char password[20];

	for (i = 0; i < n; i++) {
		snprintf(password, sizeof(password), "guess%u", guess_number++);
		passed += strcmp(try(address, user, password, THROTTLE_WRONG,
		    NULL), "go") == 0;
	}
	return passed;
}

static void
begin(void)
{
	struct err err = ERR_INIT;

	tap_ok(throttle_forget_all(&t, &err) == 0, "forget all");
}

static void
test_address(void)
{
	uint64_t delay, last = 0;
	int i, longer = 0;

	begin();
	for (i = 0; i < 20; i++) {
		char password[20];

		snprintf(password, sizeof(password), "p%d", i);
		if (strcmp(try("192.0.2.1", "joe", password, THROTTLE_WRONG,
		    &delay), "go") != 0)
			break;
		longer += delay > last;
		last = delay;
	}
	tap_ok(i == 20 && longer == 4 && last == 16000,
	    "the delay grows to 16 s");
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL),
	    "address"), "then it is refused, whatever the password");
	tap_ok(is(try("192.0.2.2", "ann", "x", THROTTLE_RIGHT, NULL), "go"),
	    "not its neighbour");
	now += 9 * MINUTE;
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL),
	    "address"), "still after 9 minutes");
	now += 2 * MINUTE;
	tap_ok(guess("192.0.2.1", "joe", 5) <= 3, "then a few guesses");
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL),
	    "address"), "and refused again");
	now += 120 * MINUTE;
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL), "go"),
	    "two hours later it is forgotten");
}

static void
test_networks(void)
{
	char address[40];
	int i, passed = 0;

	begin();
	for (i = 1; i < 255; i++) {
		snprintf(address, sizeof(address), "198.51.100.%d", i);
		passed += guess(address, address, 1);
	}
	tap_ok(passed == 160, "a /24 has eight times as many");
	tap_ok(is(try("198.51.100.254", "x", "x", THROTTLE_RIGHT, NULL),
	    "network"), "then all of it is refused");
	tap_ok(is(try("198.51.101.254", "x", "x", THROTTLE_RIGHT, NULL), "go"),
	    "not the next");
	for (i = passed = 0; i < 30; i++) {
		snprintf(address, sizeof(address), "2001:db8:1:2::%x", i);
		passed += guess(address, address, 1);
	}
	tap_ok(passed == 20, "a /64 is one address");
	for (i = passed = 0; i < 300; i++) {
		snprintf(address, sizeof(address), "2001:db8:1:%x::1", i + 16);
		passed += guess(address, address, 1);
	}
	tap_ok(passed == 140 || passed == 139, "a /48 is a network");
	tap_ok(is(try("2001:db8:2::1", "x", "x", THROTTLE_RIGHT, NULL), "go"),
	    "not the next");
}

/* Nobody can lock a user out. */
static void
test_user(void)
{
	char address[40];
	uint64_t delay = 0;
	int i, passed = 0;

	begin();
	for (i = 0; i < 2000; i++) {
		snprintf(address, sizeof(address), "10.%d.%d.9", i / 200,
		    i % 200);
		passed += guess(address, "joe", 1);
	}
	tap_ok(passed == 2000, "one guess from each of 2000 networks");
	tap_ok(is(try("203.0.113.5", "joe", "right", THROTTLE_RIGHT, &delay),
	    "go") && delay == 0, "joe still gets in, at once");
	tap_ok(guess("203.0.113.6", "joe", 20) == 5,
	    "a guesser has a quarter of his guesses");
	tap_ok(is(try("203.0.113.6", "ann", "x", THROTTLE_RIGHT, NULL), "go"),
	    "for this user");
	(void)try("203.0.113.7", "joe", "typo", THROTTLE_WRONG, &delay);
	tap_ok(delay == 16000, "the answer to a mistake is slow");
	tap_ok(is(try("203.0.113.7", "joe", "right", THROTTLE_RIGHT, NULL),
	    "go"), "and then the right one");
	tap_ok(is(try("-", "joe", "x", THROTTLE_WRONG, NULL), "go"),
	    "without an address nobody is refused");
}

static void
test_success(void)
{
	int i, passed = 0;

	begin();
	for (i = 0; i < 40; i++) {
		passed += guess("192.0.2.9", "victim", 1);
		(void)try("192.0.2.9", "own", "own", THROTTLE_RIGHT, NULL);
	}
	tap_ok(passed == 20, "an account of one's own washes nothing away");
	begin();
	for (i = passed = 0; i < 20; i++) {
		passed += guess("192.0.2.10", "ann", 3);
		passed += strcmp(try("192.0.2.10", "ann", "ann", THROTTLE_RIGHT,
		    NULL), "go") == 0;
	}
	tap_ok(passed == 80, "ann's own mistakes are forgiven");
	for (i = passed = 0; i < 100; i++)
		passed += strcmp(try("192.0.2.10", "ann", "", THROTTLE_UNKNOWN,
		    NULL), "go") == 0;
	tap_ok(passed == 100, "what cannot be told costs nothing");
	for (i = passed = 0; i < 100; i++)
		passed += strcmp(try("192.0.2.10", "ann", "old", THROTTLE_WRONG,
		    NULL), "go") == 0;
	tap_ok(passed == 100, "nor the same wrong password again");
	for (i = passed = 0; i < 30; i++)
		passed += strcmp(try("192.0.2.10", "ann", "", THROTTLE_WRONG,
		    NULL), "go") == 0;
	tap_ok(passed == 19, "one that is not shown counts");
}

static void
test_many_at_once(void)
{
	struct throttle_try a = attempt("192.0.2.77", "joe", "x");
	struct throttle_verdict v;
	struct err err = ERR_INIT;
	int i, passed = 0;

	begin();
	for (i = 0; i < 1000; i++)
		passed += throttle_begin(&t, &a, &v, &err) == 0 && !v.refuse;
	tap_ok(passed >= 150 && passed <= 160,
	    "a thousand at once are not free");
}

static struct throttle_row rows[20];
static size_t n_rows;

static void
keep(void *self, const struct throttle_row *row)
{
	(void)self;
	if (n_rows < LENGTH(rows))
		rows[n_rows++] = *row;
}

static const struct throttle_row *
row_of(const char *name)
{
	size_t i;

	for (i = 0; i < n_rows; i++)
		if (strcmp(rows[i].name, name) == 0)
			return &rows[i];
	return NULL;
}

static void
test_administration(void)
{
	char longest[400];
	struct err err = ERR_INIT;
	const struct throttle_row *r;

	begin();
	memset(longest, 'u', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	(void)guess("192.0.2.1", "Joe@example.org", 25);
	(void)guess("2001:db8::1", longest, 1);
	n_rows = 0;
	tap_ok(throttle_list(&t, now, keep, NULL, &err) == 0 && n_rows == 6,
	    "list");
	r = row_of("192.0.2.1");
	tap_ok(r != NULL && r->kind == 'a' && r->points == 40000 &&
	    r->failures == 20 && r->refused_ms >= 10 * MINUTE &&
	    r->refused_ms < 11 * MINUTE,
	    "address, refused for one half-life");
	r = row_of("192.0.2.0/24");
	tap_ok(r != NULL && r->kind == 'n' && r->refused_ms == 0, "network");
	r = row_of("joe@example.org");
	tap_ok(r != NULL && r->kind == 'u', "user");
	tap_ok(row_of("2001:db8::/64") != NULL &&
	    row_of("2001:db8::/48") != NULL, "IPv6");
	tap_ok(throttle_forget(&t, SPAN("192.0.2.1"), &err) == 1, "unban");
	tap_ok(is(try("192.0.2.1", "x", "x", THROTTLE_RIGHT, NULL), "go"),
	    "and it may");
	tap_ok(throttle_forget(&t, SPAN("192.0.2.0/24"), &err) == 0,
	    "its network went with it");
	tap_ok(throttle_forget(&t, SPAN("2001:db8::/48"), &err) == 1 &&
	    throttle_forget(&t, SPAN("2001:db8::99"), &err) == 1 &&
	    throttle_forget(&t, SPAN("JOE@example.org"), &err) == 1 &&
	    throttle_forget(&t, span_str(longest), &err) == 1, "the others");
	tap_ok(throttle_forget(&t, SPAN("nobody"), &err) == 0, "nobody");
}

static void
test_clock(void)
{
	begin();
	(void)guess("192.0.2.1", "joe", 25);
	now -= INT64_C(10) * 365 * 86400 * 1000;
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL),
	    "address"), "ten years back: still refused");
	now += INT64_C(20) * 365 * 86400 * 1000;
	tap_ok(is(try("192.0.2.1", "joe", "x", THROTTLE_RIGHT, NULL), "go"),
	    "ten years on: forgotten");
}

int
main(void)
{
	char dir[] = "/tmp/throttle-test.XXXXXX";

	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof(path), "%s/throttle", dir);
	test_address();
	test_networks();
	test_user();
	test_success();
	test_many_at_once();
	test_administration();
	test_clock();
	unlink(path);
	rmdir(dir);
	return tap_done();
}
