/* banlog - a failed login in the words of Dovecot or Postfix, for log watchers
 * that know those, such as the stock filters of fail2ban:
 *
 *     dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs):
 *         user=<joe>, method=PLAIN, rip=192.0.2.1
 *     postfix/smtpd: warning: unknown[192.0.2.1]: SASL PLAIN authentication
 *         failed: authentication failure
 *
 * The service says which: imap, pop3 and sieve are Dovecot's. What a stranger
 * wrote is reduced to characters that cannot end a field, so that he cannot
 * have somebody else's address banned.
 * SPDX-License-Identifier: ISC */
#ifndef AUTH_BANLOG_H
#define AUTH_BANLOG_H

#include "base/buf.h"
#include "base/span.h"

#define BANLOG_LINE_MAX 800
#define BANLOG_USER_MAX 200

/* The line without date and host into *text, the program that it is from into
 * the result. */
const char *banlog_format(struct buf *text, struct span service,
    struct span address, struct span user, struct span mechanism);
/* Log it, unless the address is not known. */
void banlog_write(struct span service, struct span address, struct span user,
    struct span mechanism);

#endif
