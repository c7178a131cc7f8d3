/* cidr - see cidr.h.
 * SPDX-License-Identifier: ISC */
#include "conn/cidr.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "base/num.h"

#define MAPPED_BITS 96               /* ::ffff:0:0/96 */

static const unsigned char mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0xff, 0xff };

static unsigned
width(const struct cidr_ip *ip)
{
	return ip->v6 ? 128 : 32;
}

static void
take(struct cidr_ip *out, bool v6, const void *b)
{
	memset(out, 0, sizeof(*out));
	out->v6 = v6;
	memcpy(out->b, b, v6 ? 16 : 4);
}

void
cidr_ip_bytes(const void *bytes, bool v6, struct cidr_ip *out)
{
	if (v6 && memcmp(bytes, mapped, sizeof(mapped)) == 0)
		take(out, false, (const char *)bytes + sizeof(mapped));
	else
		take(out, v6, bytes);
}

/* `as_is`: leave a mapped address IPv6, for a prefix is yet to be read. */
static int
parse(struct span text, bool as_is, struct cidr_ip *out)
{
	char copy[CIDR_TEXT_MAX];
	unsigned char b[16];

	if (text.n == 0 || text.n >= sizeof(copy) || span_has(text, '\0'))
		return -1;
	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	if (!span_has(text, ':')) {
		if (inet_pton(AF_INET, copy, b) != 1)
			return -1;
		take(out, false, b);
		return 0;
	}
	if (inet_pton(AF_INET6, copy, b) != 1)
		return -1;
	if (as_is)
		take(out, true, b);
	else
		cidr_ip_bytes(b, true, out);
	return 0;
}

int
cidr_ip_parse(struct span text, struct cidr_ip *out)
{
	return parse(text, false, out);
}

int
cidr_ip_socket(const struct sockaddr_storage *a, struct cidr_ip *out)
{
	const struct sockaddr_in6 *six = (const void *)a;
	const struct sockaddr_in *four = (const void *)a;

	if (a->ss_family == AF_INET)
		cidr_ip_bytes(&four->sin_addr, false, out);
	else if (a->ss_family == AF_INET6)
		cidr_ip_bytes(&six->sin6_addr, true, out);
	else
		return -1;
	return 0;
}

void
cidr_ip_text(const struct cidr_ip *ip, char text[CIDR_TEXT_MAX])
{
	if (inet_ntop(ip->v6 ? AF_INET6 : AF_INET, ip->b, text,
	    CIDR_TEXT_MAX) == NULL)
		text[0] = '\0';
}

/* Is the bit at place i, from the left, set? */
static bool
bit(const struct cidr_ip *ip, unsigned i)
{
	return (ip->b[i / 8] >> (7 - i % 8) & 1) != 0;
}

int
cidr_parse(struct span text, struct cidr *out, struct err *err)
{
	size_t slash = span_find(text, 0, '/');
	struct span bits = span_from(text, slash + 1);
	uint32_t n = 0;
	unsigned i;

	if (parse(span_sub(text, 0, slash), slash < text.n, &out->ip) == -1)
		return err_set(err, ERR_USAGE, "not an address: %.*s",
		    (int)text.n, text.p);
	out->bits = width(&out->ip);
	if (slash == text.n)
		return 0;
	if (num_parse_u32(bits, out->bits, &n) == -1 ||
	    (bits.n > 1 && bits.p[0] == '0'))
		return err_set(err, ERR_USAGE, "%.*s: a prefix is 0 to %u",
		    (int)text.n, text.p, out->bits);
	for (i = n; i < out->bits; i++)
		if (bit(&out->ip, i))
			return err_set(err, ERR_USAGE, "%.*s: bits are set "
			    "beyond the prefix", (int)text.n, text.p);
	out->bits = n;
	if (out->ip.v6 && n >= MAPPED_BITS &&
	    memcmp(out->ip.b, mapped, sizeof(mapped)) == 0) {
		struct cidr_ip six = out->ip;

		cidr_ip_bytes(six.b, true, &out->ip);
		out->bits = n - MAPPED_BITS;
	}
	return 0;
}

bool
cidr_has(const struct cidr *c, const struct cidr_ip *ip)
{
	unsigned whole = c->bits / 8, rest = c->bits % 8;

	if (c->ip.v6 != ip->v6 || memcmp(c->ip.b, ip->b, whole) != 0)
		return false;
	return rest == 0 ||
	    (c->ip.b[whole] ^ ip->b[whole]) >> (8 - rest) == 0;
}

void
cidr_list_done(struct cidr_list *l)
{
	free(l->items);
	*l = CIDR_LIST_INIT;
}

int
cidr_list_add(struct cidr_list *l, struct span text, struct err *err)
{
	struct span part, word;

	while (span_cut(&text, ',', &part)) {
		while (span_word(&part, &word)) {
			struct cidr c;

			if (cidr_parse(word, &c, err) == -1)
				return -1;
			if (l->n == CIDR_LIST_MAX)
				return err_set(err, ERR_USAGE,
				    "more than %d prefixes", CIDR_LIST_MAX);
			if (l->n == l->cap) {
				l->cap = l->cap == 0 ? 8 : l->cap * 2;
				l->items = mem_resize(l->items, l->cap,
				    sizeof(*l->items));
			}
			l->items[l->n++] = c;
		}
	}
	return 0;
}

int
cidr_list_lines(struct cidr_list *l, struct span text, struct err *err)
{
	unsigned number = 0;
	struct span line;

	while (span_cut(&text, '\n', &line)) {
		struct err why = ERR_INIT;

		number++;
		line = span_trim(span_sub(line, 0, span_find(line, 0, '#')));
		if (cidr_list_add(l, line, &why) == -1)
			return err_set(err, why.kind, "line %u: %s", number,
			    why.text);
	}
	return 0;
}

size_t
cidr_list_find(const struct cidr_list *l, const struct cidr_ip *ip)
{
	size_t i = 0;

	while (i < l->n && !cidr_has(&l->items[i], ip))
		i++;
	return i;
}
