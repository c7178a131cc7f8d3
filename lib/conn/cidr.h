/* cidr - addresses and prefixes, IPv4 and IPv6, as administrators list them:
 * "10.0.0.0/8", "2001:db8::/32", "192.0.2.1" (one address). An IPv4 address in
 * IPv6 form (::ffff:192.0.2.1, RFC 4291 2.5.5.2) is the IPv4 address, in texts
 * and on sockets; so ::/0 holds every IPv6 address and no IPv4 one.
 * Strict, because a list of trusted peers is read with it: bits set beyond the
 * prefix, zone ids, leading zeros and shortened IPv4 forms are errors.
 * SPDX-License-Identifier: ISC */
#ifndef CONN_CIDR_H
#define CONN_CIDR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "base/span.h"

#define CIDR_LIST_MAX 65536          /* prefixes of one list */
#define CIDR_TEXT_MAX 46             /* an address as text, with its NUL */

struct sockaddr_storage;

struct cidr_ip {
	bool v6;
	unsigned char b[16];             /* 4 bytes of IPv4, or 16, the rest
	                                  * 0 */
};

struct cidr {
	struct cidr_ip ip;
	unsigned bits;                   /* 0 to 32 or 128 */
};

struct cidr_list {
	size_t n, cap;
	struct cidr *items;
};

#define CIDR_LIST_INIT ((struct cidr_list){ 0, 0, NULL })

/* All of `text` is an address: 0, or -1. */
MUST_USE int cidr_ip_parse(struct span text, struct cidr_ip *out);
/* From 4 bytes, or 16, in network order. */
void cidr_ip_bytes(const void *bytes, bool v6, struct cidr_ip *out);
/* From a socket's address: 0, or -1 when it is of another family. */
MUST_USE int cidr_ip_socket(const struct sockaddr_storage *a,
    struct cidr_ip *out);
/* As text, in the one form of RFC 5952. */
void cidr_ip_text(const struct cidr_ip *ip, char text[CIDR_TEXT_MAX]);

/* All of `text` is a prefix or an address: 0, or -1 with err (ERR_USAGE). */
MUST_USE int cidr_parse(struct span text, struct cidr *out, struct err *err);
bool cidr_has(const struct cidr *c, const struct cidr_ip *ip);

void cidr_list_done(struct cidr_list *l);
/* Add prefixes separated by commas and blanks: 0, or -1 with err. */
MUST_USE int cidr_list_add(struct cidr_list *l, struct span text,
    struct err *err);
/* Add those of a file's text: lines of the same, "#" begins a comment. The text
 * of err begins with the line's number. */
MUST_USE int cidr_list_lines(struct cidr_list *l, struct span text,
    struct err *err);
/* The index of the first prefix that holds ip, or l->n when none does. Costs
 * the length of the list. */
size_t cidr_list_find(const struct cidr_list *l, const struct cidr_ip *ip);

#endif
