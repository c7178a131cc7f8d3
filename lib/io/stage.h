/* stage - one step of a push pipeline: bytes in by put, the last of them by
 * end, results pushed to `next`. A stage embeds this as its first member.
 *
 *     rd --pull--> put -> put -> put --> wr
 *
 * put and end return 0, or -1 with the error kept in *err of the stage that
 * failed; after -1 the pipeline is dead. end passes on to next->end itself.
 * SPDX-License-Identifier: ISC */
#ifndef IO_STAGE_H
#define IO_STAGE_H

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

struct wr;

struct stage {
	int (*put)(struct stage *, struct span);
	int (*end)(struct stage *);
	struct stage *next;
	struct err *err;         /* shared by the whole pipeline */
};

MUST_USE int stage_put(struct stage *s, struct span bytes);
MUST_USE int stage_end(struct stage *s);

/* The last stage: into a wr, which is flushed by end and not closed. */
struct stage_wr {
	struct stage stage;
	struct wr *w;
};

void stage_wr_init(struct stage_wr *s, struct wr *w, struct err *err);

/* Push the whole of fd, from where it stands to its end, through `s` and end
 * it; a file's own offset is neither moved nor, once begun, believed, since
 * others may share it: 0, or -1 with the pipeline's err. */
MUST_USE int stage_run(struct stage *s, int fd);

#endif
