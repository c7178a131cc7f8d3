/* chain - run a message chain as a child and learn what became of it
 * (chain(7)). The child gets the message on descriptor 0, the envelope on 3
 * and the authenticator on 4; nothing else is open. What it prints on standard
 * error is copied to the log line by line, and the last line that begins with
 * an enhanced status code (RFC 3463) is the reason it gives for the sender.
 * SPDX-License-Identifier: ISC */
#ifndef LINK_CHAIN_H
#define LINK_CHAIN_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"
#include "os/cred.h"

#define CHAIN_TEXT_MAX 400           /* bytes of a reason; more is cut */
#define CHAIN_LINE_MAX 1000          /* bytes kept of one line of the child */
#define CHAIN_OUTPUT_MAX (1u << 20)  /* bytes of standard error that are
                                      * logged */
#define CHAIN_NEXT_FD 5

enum chain_verdict {
	CHAIN_OK,       /* 0 */
	CHAIN_DONE,     /* 99: done, nothing further shall happen */
	CHAIN_PERM,     /* 65 67 69 77 100: never for this message */
	CHAIN_TEMP,     /* everything else, a signal and a time-out included */
};

struct chain_result {
	enum chain_verdict verdict;
	int code;                        /* exit code, or 128 + signal */
	bool timed_out;
	char text[CHAIN_TEXT_MAX + 1];   /* "5.7.1 why", printable ASCII; or
	                                  * "" */
};

/* Something to hear while the child runs: its descriptor 5 is `theirs`, and
 * NEXT_FD says so; chain_run closes it here. `hear` is called when `ours` can
 * be read: true when the child goes on with something new, whose time begins;
 * false when `ours` is of no more interest. */
struct chain_talk {
	int ours, theirs;
	bool (*hear)(void *arg);
	void *arg;
};

struct chain {
	char *const *argv;
	const char *const *env;          /* NAME=value sets, NAME unsets; or
	                                  * NULL */
	int message_fd;                  /* rewound before the start */
	int output_fd;                   /* the child's descriptor 1, or -1:
	                                  * none */
	int envelope_fd;                 /* or -1; rewound before the start */
	int auth_fd;                     /* or -1; AUTH_FD is set to match */
	const struct os_ids *ids;        /* run as this user, or NULL */
	const char *dir;                 /* in this directory, or NULL */
	int timeout_ms;                  /* -1: none; then the group is
	                                  * killed */
	const struct chain_talk *talk;   /* or NULL */
};

/* A chain with nothing but argv and message set. */
struct chain chain_of(char *const *argv, int message_fd);

/* Run it to its end: 0 and *result, or -1 with err when it could not be
 * started. */
MUST_USE int chain_run(const struct chain *c, struct chain_result *result,
    struct err *err);

/* As if a child had ended with that code, having given that reason (""
 * none). */
struct chain_result chain_result_of(int code, const char *reason);
/* How a wait(2) status reads (STYLE.md 5). */
enum chain_verdict chain_verdict_of(int status);

#endif
