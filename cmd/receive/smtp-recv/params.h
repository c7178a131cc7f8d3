/* params - the parameters of MAIL and RCPT (RFC 5321 4.1.1.11): each is checked
 * whole, and one that is not offered is refused (RFC 5321 4.1.1.11, 555).
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_RECV_PARAMS_H
#define SMTP_RECV_PARAMS_H

#include "session.h"

/* What MAIL's parameters ask for. */
struct params_mail {
	bool utf8;
	uint64_t size;
};

/* REPLY_NONE when all of them are right. */
enum reply params_mail(struct session *s, struct span rest,
    struct params_mail *out);
enum reply params_rcpt(struct session *s, struct span rest);

#endif
