/* catenate - pieces of messages that are here already, for a message that is
 * being put together of them (RFC 4469). The mailbox and the message of the
 * last piece are kept, so that pieces of one message cost one look at it.
 * SPDX-License-Identifier: ISC */
#ifndef CATENATE_H
#define CATENATE_H

#include "base/span.h"
#include "io/stage.h"
#include "maildir/box.h"
#include "mime/parts.h"
#include "reply.h"

#define CATENATE_READ_FACTOR 16      /* a command looks through at most so many
                                      * times --max-message */

struct session;

struct catenate {
	struct box *box;         /* NULL: none yet */
	struct buf name;         /* of it */
	int fd;                  /* of message `uid`, or -1 */
	uint32_t uid;
	struct parts parts;      /* of it */
	uint64_t read;           /* bytes looked through so far */
};

void catenate_init(struct catenate *c);
void catenate_done(struct catenate *c);
/* Push what `url` names, as it is on the wire, into `to`: REPLY_OK and
 * *bytes_out, how many; or REPLY_BADURL, with the URL in s->code; REPLY_TOOBIG
 * when it is more than `most`; or another. */
enum reply catenate_url(struct session *s, struct catenate *c,
    struct span url, struct stage *to, uint64_t most, uint64_t *bytes_out);

#endif
