/* ldaptext - see ldaptext.h. Both grammars allow any byte as a backslash and
 * two hexadecimal digits; that form alone is used.
 * SPDX-License-Identifier: ISC */
#include "auth/ldaptext.h"

#include <string.h>

#include "text/base64.h"

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

bool
ldaptext_next(struct span *rest, struct span *name, struct buf *value)
{
	struct span line;

	while (span_cut(rest, '\n', &line)) {
		buf_reset(value);
		if (span_word(&line, name) &&
		    base64_decode(value, span_trim(line)) == 0 &&
		    buf_ok(value))
			return true;
	}
	return false;
}

bool
ldaptext_attribute(struct span *rest, struct span *name)
{
	static const struct span mark = SPAN("%{ldap:");
	size_t at = span_search(*rest, mark), end;

	if (at == rest->n)
		return false;
	*rest = span_from(*rest, at + mark.n);
	for (end = 0; end < rest->n && !span_has(SPAN(":}"), rest->p[end]);
	    end++)
		;
	*name = span_sub(*rest, 0, end);
	return true;
}

/* One variable: its value, and what is to become of it. */
struct variable {
	struct span value;
	struct buf decoded;          /* holds the value of an entry's */
	char change;                 /* 'L', 'U' or '\0' */
	bool may_be_empty;
};

/* name or name:default */
static bool
find_attribute(struct variable *v, const struct ldaptext *t, struct span name)
{
	struct span rest = t->entry, at, fallback;
	size_t colon = span_find(name, 0, ':');

	fallback = span_from(name, colon + 1);
	name = span_sub(name, 0, colon);
	v->may_be_empty = true;
	v->value = fallback.p == NULL ? SPAN("") : fallback;
	while (ldaptext_next(&rest, &at, &v->decoded))
		if (span_ieq(at, name)) {
			v->value = buf_span(&v->decoded);
			break;
		}
	return name.n > 0;
}

static bool
find_long(struct variable *v, const struct ldaptext *t, struct span name,
    enum ldaptext_kind kind)
{
	if (span_eq(name, SPAN("user")))
		v->value = username_span(t->name);
	else if (span_eq(name, SPAN("username")))
		v->value = username_local(t->name);
	else if (span_eq(name, SPAN("domain")))
		v->value = username_domain(t->name);
	else if (span_eq(name, SPAN("service")))
		v->value = t->service, v->may_be_empty = true;
	else if (kind == LDAPTEXT_VALUE && span_starts(name, SPAN("ldap:")))
		return find_attribute(v, t, span_from(name, 5));
	else
		return false;
	return true;
}

/* The variable at the front of *rest, after its percent sign. */
static bool
find(struct variable *v, const struct ldaptext *t, struct span *rest,
    enum ldaptext_kind kind)
{
	static const struct {
		char letter;
		struct span name;
	} letters[] = { { 'u', SPAN("user") }, { 'n', SPAN("username") },
		{ 'd', SPAN("domain") }, { 's', SPAN("service") } };
	size_t i, end;

	if (rest->n > 0 && (rest->p[0] == 'L' || rest->p[0] == 'U')) {
		v->change = rest->p[0];
		*rest = span_from(*rest, 1);
	}
	if (rest->n == 0)
		return false;
	if (rest->p[0] == '{') {
		struct span name = span_sub(*rest, 1,
		    end = span_find(*rest, 0, '}'));

		if (end == rest->n)
			return false;
		*rest = span_from(*rest, end + 1);
		return find_long(v, t, name, kind);
	}
	for (i = 0; i < LENGTH(letters); i++)
		if (rest->p[0] == letters[i].letter) {
			*rest = span_from(*rest, 1);
			return find_long(v, t, letters[i].name, kind);
		}
	if (rest->p[0] != '$' || t->value.p == NULL)
		return false;
	*rest = span_from(*rest, 1);
	v->value = t->value;
	return true;
}

static void
put(struct buf *out, const struct variable *v, enum ldaptext_kind kind)
{
	struct buf b = BUF_INIT(LDAPTEXT_MAX);
	size_t i;

	for (i = 0; i < v->value.n; i++)
		buf_addc(&b, v->change == 'L' ? span_lower(v->value.p[i]) :
		    v->change == 'U' ? span_upper(v->value.p[i]) :
		    v->value.p[i]);
	if (buf_ok(&b))
		ldaptext_escape(out, buf_span(&b), kind);
	else
		out->over = true;
	buf_done(&b);
}

int
ldaptext_expand(struct buf *out, const char *template,
    const struct ldaptext *t, enum ldaptext_kind kind, struct err *err)
{
	struct span rest = span_str(template);
	int r = 0;

	while (r == 0 && rest.n > 0) {
		struct variable v = { .value = SPAN(""),
			.decoded = BUF_INIT(LDAPTEXT_MAX) };
		char c = rest.p[0];

		rest = span_from(rest, 1);
		if (c != '%' || (rest.n > 0 && rest.p[0] == '%')) {
			buf_addc(out, c);
			if (c == '%')
				rest = span_from(rest, 1);
			continue;
		}
		if (!find(&v, t, &rest, kind))
			r = err_set(err, ERR_TEMP, "unknown variable in "
			    "\"%s\"", template);
		else if (v.value.n == 0 && !v.may_be_empty)
			r = err_set(err, ERR_DATA, "nothing to put into "
			    "\"%s\"", template);
		else
			put(out, &v, kind);
		buf_done(&v.decoded);
	}
	if (r == 0 && !buf_ok(out))
		r = err_set(err, ERR_DATA, "too long");
	return r;
}
