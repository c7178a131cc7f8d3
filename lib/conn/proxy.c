/* proxy - see proxy.h. The bytes are collected, one step a byte, until the
 * header is whole, and only then read: nothing is believed of half a header.
 * Section numbers are those of proxy-protocol.txt, revision 2020/03/05.
 * SPDX-License-Identifier: ISC */
#include "conn/proxy.h"

#include <string.h>

#include "base/num.h"

#define TLV_HEAD 3
#define TLV_CRC32C 0x03
#define TLV_SSL 0x20
#define TLV_SSL_VERSION 0x21
#define TLV_SSL_CIPHER 0x23
#define SSL_HEAD 5                   /* client flags, and verify */
#define CLIENT_SSL 0x01

static const char v1_start[6] = { 'P', 'R', 'O', 'X', 'Y', ' ' };
static const char v2_start[12] = { '\r', '\n', '\r', '\n', '\0', '\r', '\n',
	'Q', 'U', 'I', 'T', '\n' };

void
proxy_init(struct proxy *p)
{
	memset(p, 0, sizeof(*p));
	p->text = BUF_INIT(PROXY_V2_HEAD + PROXY_V2_BODY_MAX);
}

void
proxy_done(struct proxy *p)
{
	buf_done(&p->text);
}

static unsigned
byte(struct span s, size_t i)
{
	return (unsigned char)s.p[i];
}

static unsigned
two_bytes(struct span s, size_t i)
{
	return byte(s, i) << 8 | byte(s, i + 1);
}

/* A port has no leading zero (2.1). */
static int
take_port(struct span word, uint16_t *out)
{
	uint32_t n;

	if (num_parse_u32(word, 65535, &n) == -1 ||
	    (word.n > 1 && word.p[0] == '0'))
		return -1;
	*out = (uint16_t)n;
	return 0;
}

/* 2.1: single spaces, and nothing after the second port. */
static int
read_v1(struct proxy *p, struct err *err)
{
	struct span rest = buf_span(&p->text), word[6];
	size_t n = 0;
	bool six;

	rest = span_sub(rest, sizeof(v1_start), rest.n - 2);
	if (span_eq(rest, SPAN("UNKNOWN")) ||
	    span_starts(rest, SPAN("UNKNOWN ")))
		return 1;
	while (n < LENGTH(word) && span_cut(&rest, ' ', &word[n]))
		n++;
	six = n > 0 && span_eq(word[0], SPAN("TCP6"));
	if (n != 5 || (!six && !span_eq(word[0], SPAN("TCP4"))) ||
	    span_has(word[1], ':') != six || span_has(word[2], ':') != six ||
	    cidr_ip_parse(word[1], &p->from) == -1 ||
	    cidr_ip_parse(word[2], &p->to) == -1 ||
	    take_port(word[3], &p->from_port) == -1 ||
	    take_port(word[4], &p->to_port) == -1)
		return err_set(err, ERR_PROTO, "bad PROXY header (version 1)");
	p->known = true;
	return 1;
}

/* 2.2: after each byte, is the line at its end? */
static int
step_v1(struct proxy *p, struct err *err)
{
	struct span s = buf_span(&p->text);
	char last = s.p[s.n - 1];
	bool after_cr = s.n > 1 && s.p[s.n - 2] == '\r';

	if (after_cr != (last == '\n') ||
	    (last != '\r' && last != '\n' && (last < ' ' || last > '~')))
		return err_set(err, ERR_PROTO, "bad PROXY header (version 1)");
	if (last == '\n') {
		p->version = 1;
		return read_v1(p, err);
	}
	if (s.n >= PROXY_V1_MAX)
		return err_set(err, ERR_LIMIT, "PROXY header of more than %d "
		    "bytes", PROXY_V1_MAX);
	return 0;
}

/* The next TLV (2.2): 1, 0 at the end, -1 when it is cut. */
static int
take_tlv(struct span *rest, unsigned *type_out, struct span *value_out)
{
	size_t n;

	if (rest->n == 0)
		return 0;
	if (rest->n < TLV_HEAD ||
	    (n = two_bytes(*rest, 1)) > rest->n - TLV_HEAD)
		return -1;
	*type_out = byte(*rest, 0);
	*value_out = span_sub(*rest, TLV_HEAD, TLV_HEAD + n);
	*rest = span_from(*rest, TLV_HEAD + n);
	return 1;
}

/* CRC-32C (RFC 9260, appendix A) of all of it with its own place as zeros. */
static uint32_t
checksum(struct span all, size_t own)
{
	uint32_t crc = UINT32_MAX;
	size_t i;
	int k;

	for (i = 0; i < all.n; i++) {
		crc ^= i >= own && i < own + 4 ? 0 : byte(all, i);
		for (k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0x82f63b78u : 0);
	}
	return ~crc;
}

/* A word for the environment and the log: visible characters only. */
static struct span
visible(struct span v)
{
	size_t i;

	for (i = 0; i < v.n; i++)
		if (v.p[i] <= ' ' || v.p[i] > '~')
			return span_of(NULL, 0);
	return v.n > 0 && v.n <= PROXY_TLV_MAX ? v : span_of(NULL, 0);
}

static int
read_ssl(struct proxy *p, struct span value)
{
	struct span rest = span_from(value, SSL_HEAD), v;
	unsigned type;
	int r;

	if (value.n < SSL_HEAD)
		return -1;
	p->tls = (byte(value, 0) & CLIENT_SSL) != 0;
	while ((r = take_tlv(&rest, &type, &v)) == 1) {
		if (type == TLV_SSL_VERSION)
			p->tls_version = visible(v);
		else if (type == TLV_SSL_CIPHER)
			p->tls_cipher = visible(v);
	}
	return r;
}

static int
read_tlvs(struct proxy *p, struct span rest, struct err *err)
{
	struct span all = buf_span(&p->text), v;
	unsigned type;
	int r;

	while ((r = take_tlv(&rest, &type, &v)) == 1) {
		if (type == TLV_SSL && read_ssl(p, v) == -1)
			break;
		if (type != TLV_CRC32C)
			continue;
		if (v.n != 4 || ((uint32_t)two_bytes(v, 0) << 16 |
		    two_bytes(v, 2)) != checksum(all, (size_t)(v.p - all.p)))
			return err_set(err, ERR_PROTO,
			    "PROXY header with a wrong checksum");
	}
	return r == 0 ? 1 : err_set(err, ERR_PROTO,
	    "PROXY header with a damaged TLV");
}

static int
read_v2(struct proxy *p, struct err *err)
{
	static const size_t sizes[] = { 0, 4, 16, 108 };   /* of an address */
	struct span all = buf_span(&p->text), body;
	unsigned command = byte(all, 12) & 15, family = byte(all, 13) >> 4;
	size_t size, block;

	body = span_from(all, PROXY_V2_HEAD);
	/* 2.2: LOCAL: whatever follows is skipped. */
	if (command == 0)
		return 1;
	size = sizes[family];
	block = family == 1 || family == 2 ? 2 * size + 4 : 2 * size;
	if (body.n < block)
		return err_set(err, ERR_PROTO, "PROXY header with half an "
		    "address");
	if (family == 1 || family == 2) {
		cidr_ip_bytes(body.p, family == 2, &p->from);
		cidr_ip_bytes(body.p + size, family == 2, &p->to);
		p->from_port = (uint16_t)two_bytes(body, 2 * size);
		p->to_port = (uint16_t)two_bytes(body, 2 * size + 2);
		p->known = true;
	}
	return read_tlvs(p, span_from(body, block), err);
}

static int
check_head(struct span s, struct err *err)
{
	unsigned transport = byte(s, 13) & 15;

	if (byte(s, 12) >> 4 != 2 || (byte(s, 12) & 15) > 1)
		return err_set(err, ERR_PROTO, "PROXY header of an unknown "
		    "version or command");
	/* A datagram's sender is nobody's client here; and only "unspecified"
	 * (0, 0) may leave the transport open. */
	if (byte(s, 13) >> 4 > 3 || transport > 1 ||
	    (byte(s, 13) >> 4 != 0) != (transport == 1))
		return err_set(err, ERR_PROTO, "PROXY header for something "
		    "other than a stream");
	if (two_bytes(s, 14) > PROXY_V2_BODY_MAX)
		return err_set(err, ERR_LIMIT, "PROXY header of %u bytes, "
		    "more than %d", two_bytes(s, 14), PROXY_V2_BODY_MAX);
	return 0;
}

static int
step_v2(struct proxy *p, struct err *err)
{
	struct span s = buf_span(&p->text);

	if (s.n == PROXY_V2_HEAD && check_head(s, err) == -1)
		return -1;
	if (s.n < PROXY_V2_HEAD || s.n < PROXY_V2_HEAD + two_bytes(s, 14))
		return 0;
	p->version = 2;
	return read_v2(p, err);
}

/* After each byte. */
static int
step(struct proxy *p, struct err *err)
{
	struct span s = buf_span(&p->text);
	const char *start = s.p[0] == v1_start[0] ? v1_start : v2_start;
	size_t n = s.p[0] == v1_start[0] ? sizeof(v1_start) : sizeof(v2_start);

	if (s.n <= n)
		return s.p[s.n - 1] == start[s.n - 1] ? 0 :
		    err_set(err, ERR_PROTO, "no PROXY header");
	return start == v1_start ? step_v1(p, err) : step_v2(p, err);
}

int
proxy_feed(struct proxy *p, struct span in, size_t *used_out, struct err *err)
{
	int r = 0;

	for (*used_out = 0; r == 0 && *used_out < in.n; ++*used_out) {
		buf_addc(&p->text, in.p[*used_out]);
		r = step(p, err);
	}
	return r;
}
