/* dnsmsg - see dnsmsg.h.
 * SPDX-License-Identifier: ISC */
#include "dns/dnsmsg.h"

#include <string.h>

#define HEADER 12
#define LABEL_MAX 63
#define NAME_OCTETS 255
#define CLASS_IN 1
#define TYPE_OPT 41
#define FLAG_RD 0x0100
#define FLAG_AD 0x0020
#define FLAG_TC 0x0200
#define FLAG_QR 0x8000
#define OPCODE 0x7800

static void
add16(struct buf *out, unsigned n)
{
	buf_addc(out, (char)(n >> 8));
	buf_addc(out, (char)n);
}

static int
add_name(struct buf *out, struct span name)
{
	struct span label;
	size_t octets = 1;

	if (name.n > 0 && name.p[name.n - 1] == '.')
		name.n--;
	while (name.n > 0 && span_cut(&name, '.', &label)) {
		octets += label.n + 1;
		if (label.n == 0 || label.n > LABEL_MAX || octets > NAME_OCTETS)
			return -1;
		buf_addc(out, (char)label.n);
		buf_add(out, label);
		/* "a." has no empty label behind it; "a.." has. */
		if (name.p != NULL && name.n == 0)
			return -1;
	}
	buf_addc(out, 0);
	return 0;
}

int
dnsmsg_query(struct buf *out, const struct dnsmsg_question *q, bool edns)
{
	add16(out, q->id);
	add16(out, FLAG_RD | FLAG_AD);
	add16(out, 1);
	add16(out, 0);
	add16(out, 0);
	add16(out, edns ? 1 : 0);
	if (add_name(out, q->name) == -1)
		return -1;
	add16(out, q->type);
	add16(out, CLASS_IN);
	if (edns) {
		buf_addc(out, 0);
		add16(out, TYPE_OPT);
		add16(out, DNSMSG_UDP);
		add16(out, 0);
		add16(out, 0);
		add16(out, 0);
	}
	return buf_ok(out) ? 0 : -1;
}

static unsigned
get8(struct span s, size_t at)
{
	return (unsigned char)s.p[at];
}

/* The caller has checked that there are two. */
static unsigned
get16(struct span s, size_t at)
{
	return get8(s, at) << 8 | get8(s, at + 1);
}

static size_t
put_octet(char *out, size_t n, char c)
{
	static const char digits[] = "0123456789";
	unsigned u = (unsigned char)c;

	if (span_is_alpha(c) || span_is_digit(c) || c == '-' || c == '_') {
		out[n++] = span_lower(c);
		return n;
	}
	out[n++] = '\\';
	out[n++] = digits[u / 100];
	out[n++] = digits[u / 10 % 10];
	out[n++] = digits[u % 10];
	return n;
}

int
dnsmsg_name(struct span message, size_t at, char out[DNSMSG_NAME_MAX + 1],
    size_t *end)
{
	size_t n = 0, octets = 1, i, limit = at;
	bool jumped = false;

	for (;;) {
		unsigned length;

		if (at >= message.n)
			return -1;
		length = get8(message, at);
		if (length >= 0xc0) {
			if (at + 1 >= message.n)
				return -1;
			if (!jumped)
				*end = at + 2;
			jumped = true;
			at = get16(message, at) & 0x3fff;
			/* Each jump goes before where the last one led. */
			if (at >= limit)
				return -1;
			limit = at;
			continue;
		}
		octets += length + 1;
		if (length > LABEL_MAX || at + 1 + length > message.n ||
		    octets > NAME_OCTETS + 1)
			return -1;
		if (length == 0)
			break;
		if (n > 0)
			out[n++] = '.';
		for (i = 0; i < length; i++)
			n = put_octet(out, n, message.p[at + 1 + i]);
		at += 1 + length;
	}
	if (!jumped)
		*end = at + 1;
	out[n] = '\0';
	return 0;
}

static bool
is_question(const struct dnsmsg *m, const struct dnsmsg_question *q, size_t *at)
{
	char name[DNSMSG_NAME_MAX + 1];
	struct span wanted = q->name;

	if (wanted.n > 0 && wanted.p[wanted.n - 1] == '.')
		wanted.n--;
	if (dnsmsg_name(m->all, HEADER, name, at) == -1 ||
	    *at + 4 > m->all.n)
		return false;
	*at += 4;
	return span_ieq(span_str(name), wanted) &&
	    get16(m->all, *at - 4) == q->type &&
	    get16(m->all, *at - 2) == CLASS_IN;
}

int
dnsmsg_read(struct dnsmsg *out, struct span bytes,
    const struct dnsmsg_question *q)
{
	unsigned flags;

	memset(out, 0, sizeof(*out));
	out->all = bytes;
	if (bytes.n < HEADER || get16(bytes, 0) != q->id)
		return -1;
	flags = get16(bytes, 2);
	if ((flags & FLAG_QR) == 0 || (flags & OPCODE) != 0)
		return -1;
	out->rcode = (enum dnsmsg_rcode)(flags & 15);
	out->truncated = (flags & FLAG_TC) != 0;
	out->authentic = (flags & FLAG_AD) != 0;
	out->answers = get16(bytes, 6);
	/* One that understood nothing of the query may leave it out. */
	if (get16(bytes, 4) == 0 && out->rcode != DNSMSG_NOERROR &&
	    out->rcode != DNSMSG_NXDOMAIN) {
		out->answers = 0;
		return 0;
	}
	return get16(bytes, 4) == 1 && is_question(out, q, &out->at) ? 0 : -1;
}

int
dnsmsg_next(struct dnsmsg *m, struct dnsmsg_record *out)
{
	size_t at, length;

	if (m->answers == 0)
		return 0;
	if (dnsmsg_name(m->all, m->at, out->owner, &at) == -1 ||
	    at + 10 > m->all.n)
		return -1;
	out->type = (uint16_t)get16(m->all, at);
	out->ttl = (uint32_t)get16(m->all, at + 4) << 16 |
	    get16(m->all, at + 6);
	length = get16(m->all, at + 8);
	out->at = at + 10;
	if (out->at + length > m->all.n)
		return -1;
	out->data = span_sub(m->all, out->at, out->at + length);
	/* A record of another class is not an answer to anything we ask. */
	if (get16(m->all, at + 2) != CLASS_IN)
		out->type = 0;
	m->at = out->at + length;
	m->answers--;
	return 1;
}
