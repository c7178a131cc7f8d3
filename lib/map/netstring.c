/* netstring - see netstring.h.
 * SPDX-License-Identifier: ISC */
#include "map/netstring.h"

void
netstring_init(struct netstring *n, size_t max)
{
	buf_init(&n->bytes, max);
	n->length = 0;
	n->digits = 0;
	n->state = NETSTRING_LENGTH;
}

void
netstring_done(struct netstring *n)
{
	buf_done(&n->bytes);
}

/* One byte of the number or its end. */
static int
take_length(struct netstring *n, char c, struct err *err)
{
	if (c == ':' && n->digits > 0) {
		n->state = NETSTRING_BYTES;
		return 0;
	}
	if (!span_is_digit(c) || (n->digits > 0 && n->length == 0))
		return err_set(err, ERR_PROTO, "not a netstring");
	n->length = n->length * 10 + (size_t)(c - '0');
	n->digits++;
	if (n->length > n->bytes.max)
		return err_set(err, ERR_LIMIT, "a netstring of more than %zu "
		    "bytes", n->bytes.max);
	return 0;
}

int
netstring_feed(struct netstring *n, struct span in, size_t *used_out,
    struct err *err)
{
	*used_out = 0;
	if (n->state == NETSTRING_GIVEN) {
		buf_reset(&n->bytes);
		n->length = n->digits = 0;
		n->state = NETSTRING_LENGTH;
	}
	while (*used_out < in.n) {
		struct span rest = span_from(in, *used_out);

		if (n->state == NETSTRING_LENGTH) {
			if (take_length(n, rest.p[0], err) == -1)
				return -1;
			++*used_out;
		} else if (n->bytes.len < n->length) {
			rest = span_sub(rest, 0, n->length - n->bytes.len);
			buf_add(&n->bytes, rest);
			*used_out += rest.n;
		} else if (rest.p[0] != ',') {
			return err_set(err, ERR_PROTO, "a netstring without "
			    "its comma");
		} else {
			++*used_out;
			n->state = NETSTRING_GIVEN;
			return 1;
		}
	}
	return 0;
}

bool
netstring_is_between(const struct netstring *n)
{
	return n->state == NETSTRING_GIVEN ||
	    (n->state == NETSTRING_LENGTH && n->digits == 0);
}

void
netstring_add(struct buf *out, struct span bytes)
{
	buf_addu(out, bytes.n);
	buf_addc(out, ':');
	buf_add(out, bytes);
	buf_addc(out, ',');
}
