/* saslname - see saslname.h. One row a mechanism, one function a form.
 * SPDX-License-Identifier: ISC */
#include "login/saslname.h"

#include "base/attr.h"

/* authzid NUL authcid NUL password (RFC 4616). */
static struct span
from_plain(struct span s)
{
	struct span part;

	/* NOLINTNEXTLINE(misc-redundant-expression): each call takes a part */
	if (!span_cut(&s, '\0', &part) || !span_cut(&s, '\0', &part) ||
	    s.p == NULL)
		return span_of("", 0);
	return part;
}

/* The response is the name (LOGIN, EXTERNAL, ANONYMOUS). */
static struct span
from_whole(struct span s)
{
	return s;
}

/* name SP digest; the name may hold spaces (RFC 2195). */
static struct span
from_cram(struct span s)
{
	size_t at = span_rfind(s, ' ');

	return at < s.n ? span_sub(s, 0, at) : span_of("", 0);
}

/* gs2-header "n=" name "," ... (RFC 5802 7). */
static struct span
from_scram(struct span s)
{
	struct span part;

	while (span_cut(&s, ',', &part))
		if (span_starts(part, SPAN("n=")))
			return span_from(part, 2);
	return span_of("", 0);
}

/* username="name", ... (RFC 2831 2.1.2). */
static struct span
from_digest(struct span s)
{
	struct span key = SPAN("username=\"");
	size_t at = span_search(span_sub(s, 0, 2048), key);

	if (at >= s.n || at + key.n > s.n)
		return span_of("", 0);
	s = span_from(s, at + key.n);
	return span_sub(s, 0, span_find(s, 0, '"'));
}

/* n,a=name,^A... (RFC 7628 3.1). */
static struct span
from_bearer(struct span s)
{
	struct span part;

	while (span_cut(&s, ',', &part))
		if (span_starts(part, SPAN("a=")))
			return span_from(part, 2);
	return span_of("", 0);
}

/* user=name^Aauth=Bearer ...^A^A */
static struct span
from_xoauth2(struct span s)
{
	struct span key = SPAN("user=");

	if (!span_starts(s, key))
		return span_of("", 0);
	return span_sub(s, key.n, span_find(s, 0, '\001'));
}

static const struct form {
	const char *mechanism;               /* or how its name begins */
	struct span (*find)(struct span);
} forms[] = {
	{ "PLAIN", from_plain },
	{ "LOGIN", from_whole },
	{ "CRAM-MD5", from_cram },
	{ "SCRAM-", from_scram },
	{ "DIGEST-MD5", from_digest },
	{ "OAUTHBEARER", from_bearer },
	{ "XOAUTH2", from_xoauth2 },
	{ "EXTERNAL", from_whole },
	{ "ANONYMOUS", from_whole },
};

struct span
saslname_find(struct span mechanism, struct span response)
{
	struct span name = span_of("", 0);
	size_t i;

	for (i = 0; i < LENGTH(forms); i++)
		if (span_istarts(mechanism, span_str(forms[i].mechanism))) {
			name = forms[i].find(response);
			break;
		}
	return name.n <= SASLNAME_MAX ? name : span_of("", 0);
}
