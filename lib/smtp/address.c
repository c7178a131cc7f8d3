/* address - see address.h. RFC 5321 4.1.2, RFC 6531 3.3.
 *
 *     Path       = "<" [ "@" Domain *("," "@" Domain) ":" ] Mailbox ">"
 *     Mailbox    = Local-part "@" ( Domain / address-literal )
 *     Local-part = Atom *("." Atom) / DQUOTE *( qtext / "\" %d32-126 ) DQUOTE
 *     Domain     = Label *("." Label)
 *
 * Deviations, each of which moves no boundary: a dot-string may have dots side
 * by side or at its end (addresses of Japanese mobile carriers had them), a
 * label may hold "_". An empty quoted local part is refused: nobody has it.
 * SPDX-License-Identifier: ISC */
#include "smtp/address.h"
#include "text/utf8.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#define PATH_MAX_OCTETS 256          /* RFC 5321 4.5.3.1.3, with "<" and ">" */
#define LABEL_MAX 63                 /* RFC 1035 2.3.4 */

struct parser {
	struct span in;
	size_t at;
	unsigned what;
	struct address *out;
	struct err *err;
};

static int
refuse(const struct parser *p, const char *why)
{
	return err_set(p->err, ERR_DATA, "%s", why);
}

static bool
has_more(const struct parser *p)
{
	return p->at < p->in.n;
}

static bool
is_next(const struct parser *p, char c)
{
	return has_more(p) && p->in.p[p->at] == c;
}

/* RFC 5322 3.2.3. */
static bool
is_atext(char c)
{
	return span_is_alpha(c) || span_is_digit(c) ||
	    (c != '\0' && memchr("!#$%&'*+-/=?^_`{|}~", c, 19) != NULL);
}

/* A non-ASCII character at the parser's place: its length, or -1. */
static int
take_utf8(struct parser *p)
{
	struct span s = span_from(p->in, p->at);
	size_t n = utf8_length(s);

	/* U+0080 to U+009F are controls. */
	if (n == 0 || (s.p[0] == '\xc2' && s.p[1] < '\xa0'))
		return refuse(p, "5.1.3 address is not valid UTF-8");
	if ((p->what & ADDRESS_UTF8) == 0)
		return refuse(p, "5.6.7 address is not ASCII and SMTPUTF8 was "
		    "not asked for");
	p->out->utf8 = true;
	return (int)n;
}

static int
keep(struct parser *p, size_t n, size_t max, const char *why)
{
	struct address *a = p->out;

	if (a->n + n > max)
		return refuse(p, why);
	memcpy(a->text + a->n, p->in.p + p->at, n);
	a->n += n;
	p->at += n;
	return 0;
}

static int
keep_local(struct parser *p, size_t n)
{
	return keep(p, n, ADDRESS_LOCAL_MAX,
	    "5.1.3 local part longer than 64 octets");
}

static int
take_dot_string(struct parser *p)
{
	if (is_next(p, '.'))
		return refuse(p, "5.1.3 local part begins with a dot");
	while (has_more(p)) {
		char c = p->in.p[p->at];
		int n = 1;

		if ((c & 0x80) != 0)
			n = take_utf8(p);
		else if (c != '.' && !is_atext(c))
			break;
		if (n == -1 || keep_local(p, (size_t)n) == -1)
			return -1;
	}
	return 0;
}

static int
take_quoted_string(struct parser *p)
{
	p->at++;
	while (has_more(p) && !is_next(p, '"')) {
		int n = 1;

		if (is_next(p, '\\')) {
			p->at++;
			if (!has_more(p) || (p->in.p[p->at] & 0x80) != 0)
				break;
		}
		if ((p->in.p[p->at] & 0x80) != 0)
			n = take_utf8(p);
		else if (p->in.p[p->at] < ' ' || p->in.p[p->at] == 0x7f)
			return refuse(p, "5.1.3 control character in address");
		if (n == -1 || keep_local(p, (size_t)n) == -1)
			return -1;
	}
	if (!is_next(p, '"'))
		return refuse(p, "5.1.3 quote in address is not closed");
	p->at++;
	return 0;
}

static int
take_label(struct parser *p)
{
	size_t from = p->at;

	while (has_more(p)) {
		char c = p->in.p[p->at];
		int n = 1;

		if ((c & 0x80) != 0)
			n = take_utf8(p);
		else if (!span_is_alpha(c) && !span_is_digit(c) && c != '-' &&
		    c != '_')
			break;
		if (n == -1)
			return -1;
		p->at += (size_t)n;
	}
	if (p->at == from || p->at - from > LABEL_MAX ||
	    p->in.p[from] == '-' || p->in.p[p->at - 1] == '-')
		return refuse(p, "5.1.3 bad domain name in address");
	return 0;
}

static int
take_domain(struct parser *p)
{
	size_t from = p->at;

	for (;; p->at++) {
		if (take_label(p) == -1)
			return -1;
		if (!is_next(p, '.'))
			break;
	}
	if (p->at - from > ADDRESS_DOMAIN_MAX)
		return refuse(p, "5.1.3 domain longer than 255 octets");
	return 0;
}

/* RFC 5321 4.1.3, without General-address-literal: no tag is registered. */
static int
take_literal(struct parser *p)
{
	size_t end = span_find(p->in, p->at, ']');
	struct span s = span_sub(p->in, p->at + 1, end);
	int family = AF_INET;
	char text[INET6_ADDRSTRLEN];
	struct in6_addr any;

	if (span_istarts(s, SPAN("IPv6:"))) {
		family = AF_INET6;
		s = span_from(s, 5);
	}
	if (end == p->in.n || s.n == 0 || s.n >= sizeof(text) ||
	    span_has(s, '\0'))
		return refuse(p, "5.1.3 bad address literal");
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	if (inet_pton(family, text, &any) != 1)
		return refuse(p, "5.1.3 bad address literal");
	p->at = end + 1;
	return 0;
}

static int
take_mailbox(struct parser *p)
{
	struct address *a = p->out;
	size_t from, i;

	if ((is_next(p, '"') ? take_quoted_string(p) : take_dot_string(p)) ==
	    -1)
		return -1;
	if (a->n == 0)
		return refuse(p, "5.1.3 bad address syntax");
	a->local_n = a->n;
	if ((p->what & ADDRESS_POSTMASTER) != 0 && !is_next(p, '@') &&
	    span_ieq(address_local(a), SPAN("postmaster")))
		return 0;
	if (!is_next(p, '@'))
		return refuse(p, !has_more(p) || is_next(p, '>') ?
		    "5.1.3 address without a domain" :
		    "5.1.3 bad address syntax");
	from = p->at++;
	if ((is_next(p, '[') ? take_literal(p) : take_domain(p)) == -1)
		return -1;
	i = p->at - from;
	p->at = from;
	from = a->n;
	/* The text array holds both limits, but a path is shorter still. */
	if (keep(p, i, PATH_MAX_OCTETS - 2,
	    "5.1.3 address longer than 256 octets") == -1)
		return -1;
	for (i = from; i < a->n; i++)
		a->text[i] = span_lower(a->text[i]);
	return 0;
}

/* RFC 5321 appendix C: checked, and not used. */
static int
take_source_route(struct parser *p)
{
	while (is_next(p, '@')) {
		p->at++;
		if (take_domain(p) == -1)
			return -1;
		if (is_next(p, ':')) {
			p->at++;
			return 0;
		}
		if (!is_next(p, ','))
			break;
		p->at++;
	}
	return refuse(p, "5.1.3 bad source route");
}

static void
begin(struct parser *p, struct span in, unsigned what, struct address *out,
    struct err *err)
{
	memset(out, 0, sizeof(*out));
	*p = (struct parser){ in, 0, what, out, err };
}

int
address_parse_path(struct span in, unsigned what, struct address *out,
    size_t *used_out, struct err *err)
{
	struct parser p;

	begin(&p, in, what, out, err);
	*used_out = 0;
	if (!is_next(&p, '<'))
		return refuse(&p, "5.1.3 address is not in angle brackets");
	p.at++;
	if (!is_next(&p, '>')) {
		if (is_next(&p, '@')) {
			if (take_source_route(&p) == -1)
				return -1;
			out->utf8 = false;
		}
		if (take_mailbox(&p) == -1)
			return -1;
	} else if ((what & ADDRESS_NULL) == 0) {
		return refuse(&p, "5.1.3 empty address");
	}
	if (!is_next(&p, '>'))
		return refuse(&p, "5.1.3 bad address syntax");
	*used_out = p.at + 1;
	return 0;
}

int
address_parse(struct span in, unsigned what, struct address *out,
    struct err *err)
{
	struct parser p;

	begin(&p, in, what, out, err);
	if (in.n == 0)
		return (what & ADDRESS_NULL) != 0 ? 0 :
		    refuse(&p, "5.1.3 empty address");
	if (take_mailbox(&p) == -1)
		return -1;
	return has_more(&p) ? refuse(&p, "5.1.3 bad address syntax") : 0;
}

struct span
address_span(const struct address *a)
{
	return span_of(a->text, a->n);
}

struct span
address_local(const struct address *a)
{
	return span_of(a->text, a->local_n);
}

struct span
address_domain(const struct address *a)
{
	return span_from(address_span(a), a->local_n + 1);
}

bool
address_is_null(const struct address *a)
{
	return a->n == 0;
}

static bool
is_dot_string(struct span s)
{
	bool dot = true;
	size_t i;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == '.' ? dot :
		    (s.p[i] & 0x80) == 0 && !is_atext(s.p[i]))
			return false;
		dot = s.p[i] == '.';
	}
	return !dot;
}

void
address_write(struct buf *out, const struct address *a)
{
	struct span local = address_local(a);
	size_t i;

	if (a->n == 0)
		return;
	if (is_dot_string(local)) {
		buf_add(out, local);
	} else {
		buf_addc(out, '"');
		for (i = 0; i < local.n; i++) {
			if (local.p[i] == '"' || local.p[i] == '\\')
				buf_addc(out, '\\');
			buf_addc(out, local.p[i]);
		}
		buf_addc(out, '"');
	}
	buf_add(out, span_from(address_span(a), a->local_n));
}
