/* rulecount: rates over the turn of a window, greylisting; the clock is given.
 * SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "rules/rulecount.h"
#include "tap.h"

#define HOUR INT64_C(3600000)

static char path[64];

static int
rate(const struct rule_condition *c, const char *key, int64_t now, bool *first)
{
	return rulecount_rate(path, c, RULE_MAIL, span_str(key), now, false,
	    first, NULL);
}

static void
test_rate(void)
{
	struct rule_condition c = { .test = RULE_T_RATE,
		.key = RULE_KEY_CLIENT, .number = 10, .window_ms = HOUR };
	int64_t start = 1000 * HOUR, t;
	int i, n = 0, firsts = 0;
	bool first;

	for (i = 0; i < 20; i++) {
		n += rate(&c, "192.0.2.1", start + 59 * 60000, &first) == 0;
		firsts += first;
	}
	tap_ok(n == 10 && firsts == 1, "ten, and told once");
	tap_ok(rate(&c, "192.0.2.2", start, &first) == 0, "another's own");
	tap_ok(rate(&c, "192.0.2.1", start + HOUR + 1, &first) == 1,
	    "the turn of the hour gives no second ten");
	for (n = 0, t = start + HOUR; t < start + 2 * HOUR; t += 60000)
		n += rate(&c, "192.0.2.1", t, &first) == 0;
	tap_ok(n >= 9 && n <= 11, "and over the hour it is ten again");
	tap_ok(rate(&c, "192.0.2.1", start + 10 * HOUR, &first) == 0,
	    "hours later all is forgotten");
	tap_ok(rate(&c, "192.0.2.1", start, &first) != -1,
	    "a clock that was set back");
	n = rate(&c, "2001:db8::1", start, &first);
	for (i = 0; i < 10; i++)
		n = rate(&c, "2001:db8::2", start, &first);
	tap_ok(n == 1, "an IPv6 /64 is one client");
	c.number = 0;
	tap_ok(rate(&c, "192.0.2.9", start, &first) == 1, "a limit of none");
}

static int
grey(const char *client, const char *from, int64_t now)
{
	return rulecount_greylist(path, 60000, span_str(client),
	    span_str(from), SPAN("to@x"), now, false, NULL);
}

static void
test_greylist(void)
{
	int64_t t = 2000 * HOUR;

	tap_ok(grey("192.0.2.1", "a@x", t) == 0, "new: wait");
	tap_ok(grey("192.0.2.1", "a@x", t + 59999) == 0, "too early");
	tap_ok(grey("192.0.2.1", "b@x", t + 60000) == 0, "another sender");
	tap_ok(grey("192.0.2.200", "A@X", t + 60000) == 1,
	    "the same network, in time");
	tap_ok(grey("192.0.2.7", "c@x", t + 60001) == 1, "it is known now");
	tap_ok(grey("192.0.2.7", "d@x", t + RULECOUNT_KNOWN_MS) == 1,
	    "for long");
	tap_ok(grey("192.0.2.7", "d@x", t + 3 * RULECOUNT_KNOWN_MS) == 0,
	    "not for ever");
	tap_ok(grey("192.0.3.1", "a@x", t) == 0 && grey("192.0.3.1", "a@x",
	    t + 2 * RULECOUNT_DAY_MS) == 0, "who came back after days is new");
}

int
main(void)
{
	char dir[] = "/tmp/rulecount-test.XXXXXX";

	if (mkdtemp(dir) == NULL)
		return 1;
	(void)snprintf(path, sizeof(path), "%s/counts", dir);
	test_rate();
	test_greylist();
	(void)unlink(path);
	(void)rmdir(dir);
	return tap_done();
}
