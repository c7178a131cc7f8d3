/* mapkey - parts of a key, as the files of maps that ask a server name them
 * (Postfix's ldap_table(5), pgsql_table(5)): of joe@mail.example.org
 *
 *     %s  joe@mail.example.org     %1 org    %2 example    %3 mail
 *     %u  joe                      %d mail.example.org
 *
 * %u is all of a key without an "@", which has no %d and no %1. %% is a percent
 * sign.
 * SPDX-License-Identifier: ISC */
#ifndef MAP_MAPKEY_H
#define MAP_MAPKEY_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"

/* Is it one of the letters and digits above? */
bool mapkey_is_part(char c);
/* p NULL: the key has no such part. A part may be empty. */
struct span mapkey_part(struct span key, char c);

/* `domains`, names with commas or blanks between them, or NULL for all: is a
 * key asked for whose domain this is? */
bool mapkey_is_in(struct span key, const char *domains);
/* Nothing but names, and not a file of them or a map? 0 or -1 with err. */
MUST_USE int mapkey_check_domains(struct span domains, struct err *err);

/* A result, by the format: small letters and digits are parts of the value,
 * %S %U %D those of the key. 1, or 0 it is left out: it has no such part. */
int mapkey_format(struct buf *out, const char *format, struct span value,
    struct span key);
/* 0, or -1 with err (ERR_USAGE). */
MUST_USE int mapkey_check_format(struct span format, struct err *err);

#endif
