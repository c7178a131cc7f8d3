/* loader - the process side of an authenticator: the rest of the chain as an
 * unprivileged child with one end of the conversation, and after START this
 * process itself, turned into the user's session.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_LOADER_H
#define AUTH_LOADER_H

#include <stdbool.h>
#include <sys/types.h>

#include "auth/serve.h"
#include "base/attr.h"
#include "base/err.h"
#include "os/cred.h"

/* Who runs the rest of the chain when we are root and no --user is given:
 * nobody else's id, tls-engine's and password-check's neither. */
#define LOADER_ID 65533
#define LOADER_END_MS 15000          /* a child that said START ends by then */

struct loader_options {
	const char *user;            /* account name or "uid:gid", or NULL */
	const char *chroot;          /* or NULL */
};

struct loader {
	struct os_ids ids;
	bool drop;                   /* we are root: the child becomes ids */
	const char *chroot;
	int left_fd;                 /* AUTH_FD that we inherited, or -1 */
	int child_fd;                /* what AUTH_FD is to the child: 3 or 4 */
};

/* Settle who and what: 0, or -1 with err ERR_USAGE. */
MUST_USE int loader_prepare(struct loader *l, const struct loader_options *o,
    struct err *err);

/* Is descriptor 3 a hand-over from an authenticator on our left? Then there is
 * nothing to do but to exec the program. */
bool loader_has_handover(void);

/* Does this program keep our privileges, being an authenticator by its name? */
bool loader_is_authenticator(const char *program);

/* Forget what an environment could pretend: USER HOME MAILDIR UID GID QUOTA,
 * and AUTH_FD, which goes to l->left_fd. */
void loader_clean(struct loader *l);

/* Start argv as the child: its pid and our end of the socket, or -1 with
 * err. */
MUST_USE pid_t loader_start(const struct loader *l, char *const *argv,
    int *sock_out, struct err *err);

/* The child's exit code, when it has ended by itself: 128 + n is not used, a
 * signal is EX_TEMPFAIL. -1 with err. */
MUST_USE int loader_wait(pid_t child, struct err *err);

/* The two halves of loader_become: wait for the child's end and end what the
 * backend started, 0 or -1 with err; become the user and exec argv, with `back`
 * (or -1) for again.h, which returns only -1 with err. */
MUST_USE int loader_release(const struct serve *s, pid_t child,
    struct err *err);
int loader_turn(const struct serve *s, int back, char *const *argv,
    struct err *err);

/* After serve_run has given 1: wait for the child's end, become the user and
 * exec argv. Returns only -1 with err. */
int loader_become(const struct serve *s, pid_t child, char *const *argv,
    struct err *err);

#endif
