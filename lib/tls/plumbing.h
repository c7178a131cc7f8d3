/* plumbing - the pipes between tls-engine and the program it speaks TLS for,
 * and the control socket between tls-engine and whoever started it.
 *
 *     network -- tls-engine --to_program----> the program reads
 *                  |   ^--------from_program-- the program writes
 *                  ctl_engine == ctl (lib/tls/tlsctl.h) == its starter
 * SPDX-License-Identifier: ISC */
#ifndef TLS_PLUMBING_H
#define TLS_PLUMBING_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define PLUMBING_FD_FIRST 5          /* SSLCTLFD and the others: 3 and 4 are
                                      * the hand-over's and the
                                      * authenticator's */

struct plumbing {
	int ctl, ctl_engine;
	int to_program[2], from_program[2];
};

/* All close-on-exec: 0, or -1 with err. */
MUST_USE int plumbing_open(struct plumbing *p, struct err *err);
/* Those that are only the engine's. */
void plumbing_close_engine(const struct plumbing *p);
/* Those that are only the program's. */
void plumbing_close_program(const struct plumbing *p);

/* Fork once more and leave, so that the grandchild is nobody's child: a program
 * that is exec'd later must not have one it does not know of. 1 in the
 * grandchild, 0 in the caller, -1 with err. */
MUST_USE int plumbing_detach(struct err *err);

/* Move control, read and write to the first free places from PLUMBING_FD_FIRST,
 * open across exec, and name them in SSLCTLFD, SSLREADFD and SSLWRITEFD: 0, or
 * -1 with err. */
MUST_USE int plumbing_give(const int fds[3], struct err *err);

/* UCSPI-TLS, the answering side: wait for the program's byte, 'y' or 'Y'; 0
 * when it went away without. */
char plumbing_await(int ctl);
/* And for 'Y' what it gets: the facts, each ended by a NUL, and one NUL more,
 * which the caller has added. */
void plumbing_answer(int ctl, struct span facts);

#endif
