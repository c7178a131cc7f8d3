/* ruledns - see ruledns.h.
 * SPDX-License-Identifier: ISC */
#include "rules/ruledns.h"

#include <string.h>

#include "base/num.h"
#include "dns/dnsmsg.h"

bool
ruledns_is_name(struct span name)
{
	size_t i, label = 0;

	if (name.n == 0 || name.n > RULEDNS_NAME_MAX)
		return false;
	for (i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c == '.' ? label == 0 : !span_is_alpha(c) &&
		    !span_is_digit(c) && c != '-' && c != '_')
			return false;
		label = c == '.' ? 0 : label + 1;
		if (label > 63)
			return false;
	}
	return label > 0;
}

int
ruledns_ask_for(struct ruledns_question *q, uint16_t type, struct span name)
{
	size_t i;

	memset(q, 0, sizeof(*q));
	if (!ruledns_is_name(name))
		return -1;
	q->type = type;
	for (i = 0; i < name.n; i++)
		q->name[i] = span_lower(name.p[i]);
	return 0;
}

/* "2", "2..11" or "*". */
static int
parse_octet(struct span s, unsigned char *low, unsigned char *high)
{
	size_t dots = span_search(s, SPAN(".."));
	uint32_t a, b;

	if (span_eq(s, SPAN("*"))) {
		*low = 0;
		*high = 255;
		return 0;
	}
	if (num_parse_u32(span_sub(s, 0, dots), 255, &a) == -1)
		return -1;
	b = a;
	if (dots < s.n && num_parse_u32(span_from(s, dots + 2), 255, &b) == -1)
		return -1;
	*low = (unsigned char)a;
	*high = (unsigned char)b;
	return a <= b ? 0 : -1;
}

/* Where this octet ends: at a dot by itself. */
static size_t
octet_end(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == '.') {
			if (i + 1 < s.n && s.p[i + 1] == '.')
				i++;
			else
				break;
		}
	return i;
}

static int
parse_range(struct span s, unsigned char low[4], unsigned char high[4])
{
	size_t i, end;

	for (i = 0; i < 4; i++) {
		end = octet_end(s);
		if ((i < 3) != (end < s.n) ||
		    parse_octet(span_sub(s, 0, end), &low[i], &high[i]) == -1)
			return -1;
		s = span_from(s, end + 1);
	}
	return low[0] == 127 && high[0] == 127 ? 0 : -1;
}

int
ruledns_zone_parse(struct span text, struct ruledns_zone *out,
    struct err *err)
{
	size_t eq = span_find(text, 0, '=');
	struct span rest = span_from(text, eq + 1), one;

	memset(out, 0, sizeof(*out));
	out->name = span_sub(text, 0, eq);
	if (!ruledns_is_name(out->name))
		return err_set(err, ERR_USAGE, "not a zone of DNS: %.*s",
		    (int)out->name.n, out->name.p);
	while (eq < text.n && span_cut(&rest, ',', &one)) {
		if (out->n == RULEDNS_RANGES || parse_range(one,
		    out->ranges[out->n].low, out->ranges[out->n].high) == -1)
			return err_set(err, ERR_USAGE, "not a list of answers "
			    "like 127.0.0.2..11: %.*s", (int)one.n, one.p);
		out->n++;
	}
	return 0;
}

static void
add_reversed(struct buf *b, const struct cidr_ip *ip)
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	for (i = ip->v6 ? 16 : 4; i > 0; i--) {
		if (!ip->v6) {
			buf_addu(b, ip->b[i - 1]);
		} else {
			buf_addc(b, hex[ip->b[i - 1] & 15]);
			buf_addc(b, '.');
			buf_addc(b, hex[ip->b[i - 1] >> 4]);
		}
		buf_addc(b, '.');
	}
}

static int
ask_below(struct buf *b, struct span zone, uint16_t type,
    struct ruledns_question *q)
{
	int r;

	buf_add(b, zone);
	r = buf_ok(b) ? ruledns_ask_for(q, type, buf_span(b)) : -1;
	buf_done(b);
	return r;
}

int
ruledns_zone_ip(const struct ruledns_zone *z, const struct cidr_ip *ip,
    struct ruledns_question *q)
{
	struct buf b = BUF_INIT(RULEDNS_NAME_MAX);

	add_reversed(&b, ip);
	return ask_below(&b, z->name, DNSMSG_A, q);
}

int
ruledns_zone_domain(const struct ruledns_zone *z, struct span domain,
    struct ruledns_question *q)
{
	struct buf b = BUF_INIT(RULEDNS_NAME_MAX);

	buf_add(&b, domain);
	buf_addc(&b, '.');
	return ask_below(&b, z->name, DNSMSG_A, q);
}

int
ruledns_reverse(const struct cidr_ip *ip, struct ruledns_question *q)
{
	struct buf b = BUF_INIT(RULEDNS_NAME_MAX);

	add_reversed(&b, ip);
	return ask_below(&b, ip->v6 ? SPAN("ip6.arpa") : SPAN("in-addr.arpa"),
	    DNSMSG_PTR, q);
}

static bool
is_in_range(const struct ruledns_zone *z, const unsigned char b[4])
{
	size_t i, j;

	for (i = 0; i < z->n; i++) {
		for (j = 0; j < 4; j++)
			if (b[j] < z->ranges[i].low[j] ||
			    b[j] > z->ranges[i].high[j])
				break;
		if (j == 4)
			return true;
	}
	return z->n == 0;
}

enum ruledns_listed
ruledns_zone_answer(const struct ruledns_zone *z,
    const struct ruledns_answer *a)
{
	enum ruledns_listed found = RULEDNS_NO;
	unsigned i;

	if (a->result == -1)
		return RULEDNS_BROKEN;
	for (i = 0; a->result == 1 && i < a->n_ips; i++) {
		const unsigned char *b = a->ips[i].b;

		if (a->ips[i].v6 || b[0] != 127 || (b[1] == 255 &&
		    b[2] == 255))
			return RULEDNS_BROKEN;
		if (is_in_range(z, b))
			found = RULEDNS_YES;
	}
	return found;
}
