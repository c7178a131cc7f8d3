/* ldaptext - see ldaptext.h. Both grammars allow any byte as a backslash and two
 * hexadecimal digits; that form alone is used.
 * SPDX-License-Identifier: ISC */
#include "auth/ldaptext.h"

#include <string.h>

static bool
is_special(struct span v, size_t i, enum ldaptext_kind kind)
{
	char c = v.p[i];

	if (kind == LDAPTEXT_VALUE)
		return false;
	if (c == '\\' || (unsigned char)c < ' ' || c == 0x7f)
		return true;
	/* RFC 4515 3: valueencoding */
	if (kind == LDAPTEXT_FILTER)
		return memchr("*()", c, 3) != NULL;
	/* RFC 4514 2.4; "=" and "#" need it in places only */
	return memchr(",+\"<>;=#", c, 8) != NULL ||
	    (c == ' ' && (i == 0 || i + 1 == v.n));
}

void
ldaptext_escape(struct buf *out, struct span value, enum ldaptext_kind kind)
{
	static const char hex[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if (!is_special(value, i, kind)) {
			buf_addc(out, value.p[i]);
			continue;
		}
		buf_addc(out, '\\');
		buf_addc(out, hex[c >> 4]);
		buf_addc(out, hex[c & 15]);
	}
}

int
ldaptext_expand(struct buf *out, const char *template,
    const struct username *name, struct span value, enum ldaptext_kind kind,
    struct err *err)
{
	struct span t = span_str(template);
	size_t i;

	for (i = 0; i < t.n; i++) {
		struct span part;

		if (t.p[i] != '%') {
			buf_addc(out, t.p[i]);
			continue;
		}
		if (++i < t.n && t.p[i] == 'L')
			i++;
		switch (i < t.n ? t.p[i] : '\0') {
		case '%':
			buf_addc(out, '%');
			continue;
		case 'u':
			part = username_span(name);
			break;
		case 'n':
			part = username_local(name);
			break;
		case 'd':
			part = username_domain(name);
			break;
		case '$':
			part = value;
			break;
		default:
			return err_set(err, ERR_TEMP, "unknown variable in "
			    "\"%s\"", template);
		}
		if (part.n == 0)
			return err_set(err, ERR_DATA, "nothing to put into "
			    "\"%s\"", template);
		ldaptext_escape(out, part, kind);
	}
	return buf_ok(out) ? 0 : err_set(err, ERR_DATA, "too long");
}
