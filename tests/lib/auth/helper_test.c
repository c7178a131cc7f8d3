/* helper: programs that answer, refuse, hang, die, say too much.
 * SPDX-License-Identifier: ISC */
#include "auth/helper.h"

#include <signal.h>
#include <string.h>

#include "os/clock.h"
#include "tap.h"

static const struct {
	const char *script, *input, *out;
	int code;                    /* -1: an error */
	const char *name;
} cases[] = {
	{ "cat", "hello", "hello", 0, "input and output" },
	{ "cat; exit 7", "", "", 7, "an exit code" },
	{ "exit 255", "unread", "", 255, "input that nobody reads" },
	{ "echo noise >&2; echo x", "", "x\n", 0, "standard error" },
	{ "yes | head -n 20000 >&2; echo x", "", "x\n", 0, "much of it" },
	{ "yes", "", NULL, -1, "output without an end" },
	{ "kill -9 $$", "", NULL, -1, "a signal" },
	{ "sleep 30", "", NULL, -1, "silence" },
	{ "exec >&-; sleep 30", "", NULL, -1, "silence after the answer" },
	{ "sleep 30 & wait", "", NULL, -1, "a child that hangs" },
	{ "printf 'a\\0b'", "", "a", 0, "a NUL in the answer" },
	{ "[ -z \"$GONE\" ] && echo \"$SET\"; pwd", "", "yes\n/\n", 0,
	    "environment and directory" },
	{ "cat <&3 2>/dev/null || echo closed", "", "closed\n", 0,
	    "no other descriptors" },
};

int
main(void)
{
	static const char *const env[] = { "SET=yes", "GONE", NULL };
	static char big[HELPER_INPUT_MAX + 1];
	char *argv[] = { (char *)(size_t)"sh", (char *)(size_t)"-c", NULL,
		NULL };
	struct helper h = { .name = "test", .argv = argv, .env = env,
		.dir = "/", .input_fd = 0, .output_fd = 1,
		.timeout_ms = 300 };
	struct err err = ERR_INIT;
	struct buf out;
	size_t i;

	(void)signal(SIGPIPE, SIG_IGN);
	for (i = 0; i < LENGTH(cases); i++) {
		int64_t start = os_clock_ms();

		buf_init(&out, 1000);
		argv[2] = (char *)(size_t)cases[i].script;
		h.input = span_str(cases[i].input);
		h.timeout_ms = cases[i].code == -1 ? 300 : 20000;
		tap_ok(helper_run(&h, &out, &err) == cases[i].code,
		    cases[i].name);
		if (cases[i].out != NULL)
			tap_is(span_str(buf_str(&out)),
			    span_str(cases[i].out), "what it wrote");
		else
			tap_ok(err.kind == ERR_TEMP && os_clock_ms() - start <
			    15000, "temporary, in time");
		buf_done(&out);
	}
	buf_init(&out, 1000);
	h.input = span_of(memset(big, 'x', sizeof(big)), sizeof(big));
	tap_ok(helper_run(&h, &out, &err) == -1, "too long a question");
	h.input = span_of(big, HELPER_INPUT_MAX);
	argv[2] = (char *)(size_t)"wc -c | tr -d ' '";
	h.timeout_ms = 20000;
	tap_ok(helper_run(&h, &out, &err) == 0, "the longest");
	tap_is(buf_span(&out), SPAN("8192\n"), "all of it");
	buf_reset(&out);
	argv[0] = (char *)(size_t)"/no/such/program";
	tap_ok(helper_run(&h, &out, &err) == 127, "not there");
	argv[0] = (char *)(size_t)"sh";
	argv[2] = (char *)(size_t)"cat <&3 >&4";
	h.input_fd = 3;
	h.output_fd = 4;
	out.max = 10000;
	tap_ok(helper_run(&h, &out, &err) == 0 && out.len == 8192,
	    "descriptors 3 and 4");
	buf_done(&out);
	return tap_done();
}
