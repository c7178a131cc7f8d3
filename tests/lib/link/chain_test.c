/* chain: every way a child can end has a verdict, and its words are heard.
 * SPDX-License-Identifier: ISC */
#include "link/chain.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "os/tmpfd.h"
#include "tap.h"

static const struct {
	const char *script;
	enum chain_verdict want;
	const char *text;
} cases[] = {
    {"exit 0", CHAIN_OK, ""},
    {"exit 99", CHAIN_DONE, ""},
    {"exit 65", CHAIN_PERM, ""},
    {"exit 67", CHAIN_PERM, ""},
    {"exit 69", CHAIN_PERM, ""},
    {"exit 77", CHAIN_PERM, ""},
    {"exit 100", CHAIN_PERM, ""},
    {"exit 64", CHAIN_TEMP, ""},
    {"exit 70", CHAIN_TEMP, ""},
    {"exit 75", CHAIN_TEMP, ""},
    {"exit 78", CHAIN_TEMP, ""},
    {"exit 111", CHAIN_TEMP, ""},
    {"exit 1", CHAIN_TEMP, ""},
    {"kill -9 $$", CHAIN_TEMP, ""},
    {"kill -SEGV $$", CHAIN_TEMP, ""},
    {"/nonexistent", CHAIN_TEMP, ""},
    {"echo '5.7.1 no spam here' >&2; exit 77", CHAIN_PERM,
	"5.7.1 no spam here"},
    {"echo '5.7.1 first' >&2; echo 'log line' >&2; exit 77", CHAIN_PERM,
	"5.7.1 first"},
    {"echo '5.7.1 first' >&2; echo '5.7.2 last' >&2; exit 77", CHAIN_PERM,
	"5.7.2 last"},
    {"echo '4.3.0 later' >&2; exit 75", CHAIN_TEMP, "4.3.0 later"},
    {"echo '4.3.0 later' >&2; exit 77", CHAIN_PERM, ""},
    {"echo '5.7.1 never' >&2; exit 75", CHAIN_TEMP, ""},
    {"echo '5.7.1 ignored' >&2; exit 0", CHAIN_OK, ""},
    {"printf '5.7.1 no newline' >&2; exit 77", CHAIN_PERM, "5.7.1 no newline"},
    {"printf '5.7.1 a\\rb\\033c\\n' >&2; exit 77", CHAIN_PERM, "5.7.1 a?b?c"},
    {"echo '5.7 x' >&2; echo 5.1234.1 x >&2; echo 2.0.0 x >&2; exit 77",
	CHAIN_PERM, ""},
    {"exec 2>&-; exit 77", CHAIN_PERM, ""},
    {"cat <&0 >/dev/null; exit 77", CHAIN_PERM, ""},
    {"sleep 60 & exit 65", CHAIN_PERM, ""},
    {"yes 0123456789 | head -c 3000000 >&2; exit 69", CHAIN_PERM, ""},
};

static struct chain_result
run(const char *script, int timeout)
{
	const char *argv[] = {"/bin/sh", "-c", script, NULL};
	int fd = os_tmpfd_memory(NULL);
	struct chain c = chain_of((char *const *)(size_t)argv, fd);
	struct chain_result r;
	struct err err;

	memset(&r, 0, sizeof(r));
	r.code = -1;
	c.timeout_ms = timeout;
	if (write(fd, "message\n", 8) == 8 && chain_run(&c, &r, &err) == -1)
		r.code = -2;
	close(fd);
	return r;
}

int
main(void)
{
	struct chain_result r;
	size_t i;
	int null = open("/dev/null", O_WRONLY);

	(void)dup2(null, 2); /* the logs of the children are not wanted */
	for (i = 0; i < LENGTH(cases); i++) {
		r = run(cases[i].script, -1);
		tap_ok(
		    r.verdict == cases[i].want && r.code >= 0, cases[i].script);
		tap_is(span_str(r.text), span_str(cases[i].text), "reason");
	}
	r = run("sleep 60", 50);
	tap_ok(r.verdict == CHAIN_TEMP && r.timed_out,
	    "a hanging child ends at the deadline");
	r = run("exec 2>&-; sleep 60", 50);
	tap_ok(r.verdict == CHAIN_TEMP && r.timed_out,
	    "also with its standard error closed");
	r = run("while :; do echo x >&2; done", 50);
	tap_ok(r.verdict == CHAIN_TEMP && r.timed_out,
	    "and while it never stops talking");
	r = run("read a; test \"$a\" = message", -1);
	tap_ok(r.verdict == CHAIN_OK, "the message is there from its start");
	return tap_done();
}
