/* imapurl - see imapurl.h.
 * SPDX-License-Identifier: ISC */
#include "imap/imapurl.h"

#include <string.h>

#include "base/num.h"

static int
wrong(struct err *err, const char *why)
{
	return err_set(err, ERR_DATA, "%s", why);
}

/* %XX undone: false for half of one, a control character or what is no
 * character of a URL (RFC 3986 2). */
static bool
decode(struct pool *pool, struct span in, struct span *out)
{
	char *p = pool_get(pool, in.n + 1);
	size_t i, n = 0;
	uint64_t c;

	for (i = 0; i < in.n; i++) {
		c = (unsigned char)in.p[i];
		if (c == '%') {
			if (i + 2 >= in.n || num_parse_hex(span_sub(in, i + 1,
			    i + 3), &c) == -1)
				return false;
			i += 2;
		} else if (c <= ' ' || c >= 0x7f || c == '"' || c == '\\') {
			return false;
		}
		if (c < ' ' || c == 0x7f)
			return false;
		p[n++] = (char)c;
	}
	*out = span_of(p, n);
	return true;
}

/* Take ";NAME=value" off *rest, up to the next '/' or the end. */
static bool
take(struct span *rest, struct span name, struct span *value)
{
	size_t end;

	if (!span_istarts(*rest, name))
		return false;
	end = span_find(*rest, name.n, '/');
	*value = span_sub(*rest, name.n, end);
	*rest = span_from(*rest, end);
	return true;
}

static bool
nz_number(struct span text, uint32_t *out)
{
	return num_parse_u32(text, UINT32_MAX, out) == 0 && *out != 0;
}

/* "/" mailbox [";UIDVALIDITY=" n] "/" - up to the "/;UID=", since a name may
 * hold slashes. */
static int
mailbox(struct imapurl *u, struct pool *pool, struct span *rest,
    struct err *err)
{
	static const struct span validity = { ";UIDVALIDITY=", 13 };
	size_t slash, semicolon;
	struct span name;

	for (slash = span_find(*rest, 1, '/'); slash < rest->n;
	    slash = span_find(*rest, slash + 1, '/'))
		if (span_istarts(span_from(*rest, slash), SPAN("/;UID=")))
			break;
	if (slash == rest->n)
		return wrong(err, "no message is named");
	name = span_sub(*rest, 1, slash);
	*rest = span_from(*rest, slash + 1);
	semicolon = span_find(name, 0, ';');
	if (semicolon < name.n) {
		struct span value = span_from(name, semicolon);

		if (!span_istarts(value, validity) || !nz_number(span_from(
		    value, validity.n), &u->uidvalidity))
			return wrong(err, "wrong UIDVALIDITY");
		name.n = semicolon;
	}
	if (name.n == 0 || name.p[0] == '/' || !decode(pool, name,
	    &u->mailbox) || u->mailbox.n == 0)
		return wrong(err, "wrong mailbox name");
	return 0;
}

static bool
range(struct imapurl *u, struct span text)
{
	size_t dot = span_find(text, 0, '.');

	u->partial = true;
	u->bytes = 0;
	return num_parse_u64(span_sub(text, 0, dot), INT64_MAX, &u->from) ==
	    0 && (dot == text.n || (num_parse_u64(span_from(text, dot + 1),
	    INT64_MAX, &u->bytes) == 0 && u->bytes > 0));
}

int
imapurl_parse(struct imapurl *u, struct pool *pool, struct span text,
    struct err *err)
{
	struct span value;

	memset(u, 0, sizeof(*u));
	if (text.n > IMAPURL_MAX)
		return wrong(err, "URL too long");
	if (span_starts(text, SPAN("/")) && mailbox(u, pool, &text, err) == -1)
		return -1;
	if (!take(&text, SPAN(";UID="), &value) || !nz_number(value, &u->uid))
		return wrong(err, "no message of this server is named");
	if (take(&text, SPAN("/;SECTION="), &value) &&
	    (!decode(pool, value, &u->section) || u->section.n == 0))
		return wrong(err, "wrong section");
	if (take(&text, SPAN("/;PARTIAL="), &value) && !range(u, value))
		return wrong(err, "wrong range");
	return text.n == 0 ? 0 : wrong(err, "unknown part of a URL");
}
