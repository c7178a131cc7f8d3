/* signature - the DKIM-Signature field (RFC 6376 3.5): which fields of a
 * message it covers, its text, and the bytes that are hashed (3.7). No
 * cryptography: the caller hashes and signs. l= is never written: what follows
 * it is unsigned.
 * SPDX-License-Identifier: ISC */
#ifndef DKIM_SIGNATURE_H
#define DKIM_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/span.h"
#include "dkim/canon.h"
#include "mime/header.h"

#define SIGNATURE_NAMES_MAX 64       /* names in a list of fields */
#define SIGNATURE_FIELDS_MAX 500     /* fields one signature covers */
#define SIGNATURE_TEXT_MAX 65536     /* bytes of the field */

/* Names of fields: "From:To:Subject" or with commas or blanks between. */
struct signature_names {
	size_t n;
	struct span names[SIGNATURE_NAMES_MAX];
};

/* The fields of RFC 6376 5.4.1, and From, which must be (5.4). */
#define SIGNATURE_NAMES_DEFAULT \
	"From:Sender:Reply-To:Subject:Date:Message-ID:" \
	"To:Cc:MIME-Version:Content-Type:Content-Transfer-Encoding:" \
	"Content-ID:Content-Description:In-Reply-To:References:" \
	"Resent-Date:Resent-From:Resent-Sender:Resent-To:Resent-Cc:" \
	"Resent-Message-ID:List-Id:List-Help:List-Unsubscribe:" \
	"List-Unsubscribe-Post:List-Subscribe:List-Post:List-Owner:List-Archive"

/* Spans of `text`, which must outlive them: 0, or -1 with err ERR_USAGE for a
 * name that is no field name, DKIM-Signature, a name twice, too many. */
MUST_USE int signature_names(struct signature_names *names, struct span text,
    struct err *err);

/* What the h= tag says, in its order: each name with the index of the field
 * that it covers, or of none (h->n: the absence of a further one is signed). */
struct signature_cover {
	size_t n;
	struct {
		struct span name;
		size_t field;
	} at[SIGNATURE_FIELDS_MAX];
};

/* Every field of these names, the last one of a name first (RFC 6376 5.4.2),
 * and once more each name in `over`. 0, or -1 with err ERR_LIMIT. */
MUST_USE int signature_cover(struct signature_cover *cover,
    const struct header *h, const struct signature_names *names,
    const struct signature_names *over, struct err *err);

struct signature {
	const char *algorithm;           /* "rsa-sha256", "ed25519-sha256" */
	struct span domain, selector;
	struct span identity;            /* i=, or empty */
	enum canon header_canon, body_canon;
	int64_t time, expire;            /* t=, x=; -1: none */
	struct span body_hash;           /* the digest, 32 bytes */
};

/* Add the field up to and including "b=", folded, lines ending in LF and the
 * last one not ended. */
void signature_write(struct buf *out, const struct signature *s,
    const struct signature_cover *cover);
/* Add the bytes that are hashed and signed: the fields covered, then `field`,
 * which is what signature_write gave. 0, or -1 with err ERR_LIMIT. */
MUST_USE int signature_input(struct buf *out, const struct header *h,
    const struct signature_cover *cover, struct span field, enum canon how,
    struct err *err);
/* Complete the field: the signature in base64, folded, and its line's end. */
void signature_finish(struct buf *out, struct span signature);

/* A domain or selector as they may stand in a tag and in a path: labels of
 * letters, digits, "-" and "_", between single dots, at most 253 bytes
 * (RFC 6376 3.1, 3.5). */
bool signature_is_domain(struct span s);
/* Is `domain` equal to or below `parent`? */
bool signature_is_below(struct span domain, struct span parent);

#endif
