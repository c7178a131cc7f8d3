/* leanprov - OpenSSL made ready for one handshake, at the least cost.
 * The first use of one algorithm makes OpenSSL take up all algorithms of that
 * kind, with all their names, and with them tables of older names and of the
 * words of its errors: in all more work than the handshake. Of the tables none
 * is loaded; and a provider of our own stands before OpenSSL's default one and
 * shows that part of its list which a TLS server needs. What computes is
 * OpenSSL's code in any case.
 *
 * Where the default provider cannot be reached by its symbol (a shared library
 * hides it), and in versions of OpenSSL with which this was not tried, it is
 * used whole.
 * SPDX-License-Identifier: ISC */
#ifndef TLS_LEANPROV_H
#define TLS_LEANPROV_H

#include <stdbool.h>

/* What the administrator has chosen may be anything: those are not cut. */
struct leanprov_keep {
	bool ciphers, groups;
};

/* Once in a process, before any other call of OpenSSL. No configuration file is
 * read. False when OpenSSL cannot start. Digests for EVP_get_digestbynid, by
 * which certificates are verified, are there up to SHA-512. */
bool leanprov_start(const struct leanprov_keep *keep);

/* From here on everything that the default provider has, for what was not
 * foreseen (a key of a rare kind): true when that is more than before. */
bool leanprov_widen(void);

#endif
