/* svext - the files of ext/: one struct for each, named after its file.
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVEXT_H
#define SIEVE_SVEXT_H

#include "sieve/svtable.h"

/* RFC 5228: always there */
extern const struct svextension svext_control;       /* require if stop ... */
extern const struct svextension svext_actions;       /* keep discard redirect */
extern const struct svextension svext_logic;         /* allof not true ... */
extern const struct svextension svext_header;        /* header address exists */
extern const struct svextension svext_size;
/* RFC 5228: with require */
extern const struct svextension svext_octet;
extern const struct svextension svext_casemap;
extern const struct svextension svext_encoded_character;
extern const struct svextension svext_fileinto;
extern const struct svextension svext_envelope;

extern const struct svextension svext_numeric;       /* RFC 4790 */
extern const struct svextension svext_copy;          /* RFC 3894 */
extern const struct svextension svext_filter;        /* vnd.dovecot.filter */
extern const struct svextension svext_relational;    /* RFC 5231 */
extern const struct svextension svext_subaddress;    /* RFC 5233 */
extern const struct svextension svext_mailbox;       /* RFC 5490 */
extern const struct svextension svext_imap4flags;    /* RFC 5232 */
extern const struct svextension svext_variables;     /* RFC 5229 */
extern const struct svextension svext_reject;        /* RFC 5429 */
extern const struct svextension svext_ereject;

#endif
