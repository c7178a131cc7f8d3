/* trace - the Received field that a receiver puts on top (RFC 5321 4.4).
 *
 *     Received: from mx.example.org (host.example.org [192.0.2.1])
 *     	by mail.example.com (Pneumatic) with ESMTPS id 6921f3a58b2f1-1f3c
 *     	(TLSv1.3 TLS_AES_256_GCM_SHA384)
 *     	for <ann@example.com>;
 *     	Sun, 22 Nov 2026 03:04:05 +0000
 * SPDX-License-Identifier: ISC */
#ifndef SMTP_TRACE_H
#define SMTP_TRACE_H

#include <stdint.h>

#include "base/buf.h"
#include "smtp/address.h"

struct trace {
	const char *helo, *remote_name, *remote_ip;   /* NULL: not known */
	const char *host;                             /* by */
	const char *protocol;                         /* with */
	const char *id;
	const char *tls_protocol, *tls_cipher;        /* NULL: none */
	const struct address *rcpt;                   /* NULL: several */
	int64_t now;
};

/* The field, folded, with LF line ends. Bytes that would end a comment or a
 * word become "?". */
void trace_write(struct buf *out, const struct trace *t);

#endif
