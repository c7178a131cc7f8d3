/* spool - a message being collected: in memory while small, in an unlinked
 * file on disk past a threshold. It is a stage, so a pipeline can end in it.
 * SPDX-License-Identifier: ISC */
#ifndef IO_SPOOL_H
#define IO_SPOOL_H

#include <stdint.h>

#include "io/stage.h"
#include "io/wr.h"

#define SPOOL_MEMORY_MAX (4u << 20)     /* bytes kept in a memory file */

struct spool {
	struct stage stage;
	struct wr w;
	uint64_t memory_max;
	const char *dir;         /* for the file on disk */
	/* Makes that file, or NULL: os_tmpfd_disk. For a confined process,
	 * which has to be given it. */
	int (*open_disk)(void *arg, struct err *err);
	void *open_arg;
	bool on_disk;
	struct err own_err;
};

/* Begin: the file is made with the first byte. `dir` NULL means /tmp; err NULL
 * means the spool's own. */
void spool_init(struct spool *s, const char *dir, struct err *err);
/* After stage_end: the descriptor, at offset 0, which is now the caller's to
 * close, and its size; nobody can change a file in memory any more
 * (os_tmpfd_seal). -1 with err when nothing could be made. An empty
 * message gives an empty file. */
MUST_USE int spool_take(struct spool *s, uint64_t *size_out);
/* Drop it, at any moment before spool_take. */
void spool_done(struct spool *s);

/* Descriptor `fd` as a seekable message at offset 0: `fd` itself when it is a
 * regular or memory file that stands at its start, else all that can be read
 * from it, spooled (`fd` is left open). -1 with err. */
MUST_USE int spool_fd(int fd, const char *dir, uint64_t *size_out,
    struct err *err);

#endif
