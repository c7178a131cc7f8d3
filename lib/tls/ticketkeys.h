/* ticketkeys - the keys that session tickets are sealed with (RFC 5077), kept
 * in one file so that every connection's process knows them. The newest seals,
 * all open. Whoever finds the newest older than TICKETKEYS_AGE puts a new one
 * in front, under flock(2), and the oldest falls off: a ticket opens for one to
 * two times that age, and what a stolen file opens is bounded by three.
 *
 *     TICKETKEYS 1 LF
 *     seconds name(32 hex) cipher(64 hex) mac(64 hex) LF      newest first
 *
 * A file that is not of this form is written anew.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_TICKETKEYS_H
#define TLS_TICKETKEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

#define TICKETKEYS_MAX 3
#define TICKETKEYS_AGE (12 * 3600)
#define TICKETKEYS_TEXT_MAX 1024

struct ticketkey {
	int64_t made;                    /* seconds since 1970 */
	unsigned char name[16], cipher[32], mac[32];
};

struct ticketkeys {
	size_t n;
	struct ticketkey key[TICKETKEYS_MAX];
};

/* 0, or -1 when the text is not of this form. */
MUST_USE int ticketkeys_parse(struct span text, struct ticketkeys *k);
void ticketkeys_write(const struct ticketkeys *k, struct buf *text);

/* A key made at `now` from `random` in front. */
void ticketkeys_rotate(struct ticketkeys *k, int64_t now,
    const unsigned char random[80]);
/* Is it time to, at `now`? Also when the newest comes from the future. */
bool ticketkeys_stale(const struct ticketkeys *k, int64_t now);

/* The text of the file at `path`, made or rotated first where needed, added to
 * *text: 0, or -1 with err. The file must be the caller's own and nobody
 * else's to read. */
MUST_USE int ticketkeys_load(const char *path, int64_t now, struct buf *text,
    struct err *err);

#endif
