/* mapkey - see mapkey.h.
 * SPDX-License-Identifier: ISC */
#include "map/mapkey.h"

#define BLANKS_AND_COMMA SPAN(", \t")

static bool
is_digit_of_part(char c)
{
	return c >= '1' && c <= '9';
}

bool
mapkey_is_part(char c)
{
	return c == 's' || c == 'u' || c == 'd' || is_digit_of_part(c);
}

/* The nth from the right, the last is the first. */
static struct span
label(struct span domain, int n)
{
	size_t dot;

	while (domain.p != NULL && n-- > 1) {
		dot = span_rfind(domain, '.');
		if (dot == domain.n)
			return (struct span){ NULL, 0 };
		domain = span_sub(domain, 0, dot);
	}
	if (domain.p == NULL)
		return domain;
	dot = span_rfind(domain, '.');
	return dot == domain.n ? domain : span_from(domain, dot + 1);
}

struct span
mapkey_part(struct span key, char c)
{
	size_t at = span_rfind(key, '@');
	struct span domain = at == key.n ? (struct span){ NULL, 0 } :
	    span_from(key, at + 1);

	switch (c) {
	case 's': return key;
	case 'u': return span_sub(key, 0, at);
	case 'd': return domain;
	default: return label(domain, c - '0');
	}
}

/* The next name off *rest. */
static bool
next_name(struct span *rest, struct span *one)
{
	size_t n = 0;

	while (rest->n > 0 && span_has(BLANKS_AND_COMMA, rest->p[0]))
		*rest = span_from(*rest, 1);
	while (n < rest->n && !span_has(BLANKS_AND_COMMA, rest->p[n]))
		n++;
	*one = span_sub(*rest, 0, n);
	*rest = span_from(*rest, n);
	return n > 0;
}

bool
mapkey_is_in(struct span key, const char *domains)
{
	struct span rest = span_str(domains), one;
	struct span domain = mapkey_part(key, 'd');

	if (domains == NULL)
		return true;
	while (next_name(&rest, &one))
		if (domain.p != NULL && span_ieq(one, domain))
			return true;
	return false;
}

int
mapkey_check_domains(struct span domains, struct err *err)
{
	struct span one;

	while (next_name(&domains, &one))
		if (span_has(one, '/') || span_has(one, ':') ||
		    span_has(one, '$'))
			return err_set(err, ERR_USAGE, "domain: names are "
			    "wanted, not %.*s", (int)(one.n < 80 ? one.n : 80),
			    one.p);
	return 0;
}

int
mapkey_format(struct buf *out, const char *format, struct span value,
    struct span key)
{
	struct span part;

	for (; *format != '\0'; format++) {
		if (format[0] != '%' || format[1] == '\0' ||
		    format[1] == '%') {
			format += format[0] == '%' && format[1] == '%';
			buf_addc(out, *format);
			continue;
		}
		format++;
		part = mapkey_is_part(*format) ? mapkey_part(value, *format) :
		    mapkey_part(key, span_lower(*format));
		if (part.n == 0)
			return 0;
		buf_add(out, part);
	}
	return 1;
}

int
mapkey_check_format(struct span format, struct err *err)
{
	size_t i;

	for (i = 0; i < format.n; i++) {
		if (format.p[i] != '%')
			continue;
		if (++i == format.n || (!mapkey_is_part(format.p[i]) &&
		    !span_has(SPAN("%SUD"), format.p[i])))
			return err_set(err, ERR_USAGE, "%.*s: %%s %%u %%d "
			    "%%1 %%S %%U %%D and %%%% are known",
			    (int)(format.n < 80 ? format.n : 80), format.p);
	}
	return format.n > 0 ? 0 : err_set(err, ERR_USAGE, "an empty format");
}
