/* again - UNAUTHENTICATE (RFC 8437): a session that gives its connection back,
 * so that somebody else can log in on it. An authenticator that may do this
 * (--unauthenticate) stays, with its privileges, as the parent of the session:
 *
 *     authenticator -> login program     the dialogue; START
 *     authenticator -> session           descriptor AGAIN_FD: a file of memory
 *     session                            writes there what it has read too far,
 *                                        exits with AGAIN_EXIT
 *     authenticator                      execs itself: nothing of the former
 *                                        user is left in it. Its login program
 *                                        finds those bytes, and does not greet
 *
 * The session is the user's process: what it can say is only that a new login
 * dialogue shall begin, and with which bytes, as the client could.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_AGAIN_H
#define AUTH_AGAIN_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define AGAIN_EXIT 98                /* of a session that gives back */
#define AGAIN_FD 4                   /* in a session */
#define AGAIN_MAX 20                 /* logins of one connection */

/* For a session, behind a hand-over: may it give back? Its descriptor,
 * close-on-exec, or -1. */
int again_session_fd(void);
/* Leave the bytes for the next login program; then exit with AGAIN_EXIT. 0, or
 * -1 with err. */
MUST_USE int again_give(int fd, struct span unread, struct err *err);

/* For a login program: 1, and the bytes that a session gave back are added to
 * *unread; 0: this is the first login of the connection; -1 with err. */
MUST_USE int again_take(struct buf *unread, struct err *err);

/* ---- for the authenticator ---- */

/* Which login of the connection is this, from 1. */
unsigned again_count(void);
/* The descriptor that again_take will find, or -1. */
int again_unread_fd(void);
/* In the process that becomes the session: nothing of the former login, and,
 * where `offer`, the word that it may give back. */
void again_tell_session(bool offer);
/* Take what the session left in `back`: 0 and the environment tells the next
 * login program where to find it; -1 with err. */
MUST_USE int again_prepare(int back, struct err *err);

#endif
