/* dotstuff - a message as it goes over the network after DATA (RFC 5321 4.5.2):
 * every line ends in CRLF, one that begins with a dot gets another, and the end
 * is written by dotstuff's own end. What goes out holds no CR or LF by itself,
 * whatever comes in: a lone CR becomes CRLF too, so nothing in a message can
 * look like its end to anybody (SMTP smuggling). With `chunk` there are no dots
 * and no end (BDAT).
 * SPDX-License-Identifier: ISC */
#ifndef SEND_DOTSTUFF_H
#define SEND_DOTSTUFF_H

#include <stdbool.h>
#include <stdint.h>

#include "io/stage.h"

struct dotstuff {
	struct stage stage;
	bool in_line;                /* the last byte was not a line end */
	bool after_cr;
	bool chunk;
	uint64_t size;               /* bytes passed on, without dots and end */
	bool eight;                  /* some byte was not ASCII */
	size_t line, longest;
};

void dotstuff_init(struct dotstuff *d, struct stage *next, struct err *err);

#endif
