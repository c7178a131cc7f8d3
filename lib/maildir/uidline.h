/* uidline - one record of dovecot-uidlist: UID, fields of a capital letter and
 * a value, and the file name up to its info.
 *
 *     51 G1442133198.M628560P1003.lab :1795310277.M765919P30592.vm,S=30,W=34
 *
 * SPDX-License-Identifier: ISC */
#ifndef MAILDIR_UIDLINE_H
#define MAILDIR_UIDLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

#define UIDLINE_MAX 4096             /* bytes of a line */

struct uidline {
	uint32_t uid;
	uint16_t name_at, name_n;        /* the name, up to the ':' of an
	                                  * info */
};

/* A whole line, without its LF, of version 3, or of version 1 ("UID NAME"),
 * which is read the same but for the colon. False when it is none: no UID, an
 * unknown kind of field, or a name that could not be a file's. */
bool uidline_parse(struct span line, int version, struct uidline *out);

#endif
