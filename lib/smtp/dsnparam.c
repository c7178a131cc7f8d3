/* dsnparam - see dsnparam.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/dsnparam.h"

#include "smtp/param.h"
#include "smtp/xtext.h"

static const struct {
	const char *word;
	int flag;
} words[] = {
	{ "SUCCESS", DSNPARAM_SUCCESS },
	{ "FAILURE", DSNPARAM_FAILURE },
	{ "DELAY", DSNPARAM_DELAY },
};

static int
word_flag(struct span word)
{
	size_t i;

	for (i = 0; i < LENGTH(words); i++)
		if (span_ieq(word, span_str(words[i].word)))
			return words[i].flag;
	return 0;
}

int
dsnparam_notify(struct span value)
{
	struct span word;
	int flags = 0, flag;

	if (span_ieq(value, SPAN("NEVER")))
		return DSNPARAM_NEVER;
	if (value.n == 0)
		return -1;
	while (value.p != NULL && span_cut(&value, ',', &word)) {
		if ((flag = word_flag(word)) == 0 || (flags & flag) != 0)
			return -1;
		flags |= flag;
	}
	return flags;
}

int
dsnparam_ret(struct span value)
{
	if (span_ieq(value, SPAN("FULL")))
		return 1;
	return span_ieq(value, SPAN("HDRS")) ? 0 : -1;
}

/* An xtext that stands for printable ASCII alone. */
static int
check_printable(struct span text, size_t max)
{
	struct buf b = BUF_INIT(max + 1);
	int r = text.n <= max && xtext_decode(&b, text) == 0 ? 0 : -1;
	size_t i;

	for (i = 0; r == 0 && i < b.len; i++)
		if ((unsigned char)b.p[i] < ' ' || b.p[i] == 0x7f)
			r = -1;
	buf_done(&b);
	return r;
}

int
dsnparam_envid(struct span value)
{
	return value.n == 0 ? -1 : check_printable(value, DSNPARAM_ENVID_MAX);
}

/* A type is an atom (RFC 3461 4.2, RFC 5322 3.2.3). */
static bool
is_type(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!span_is_alpha(s.p[i]) && !span_is_digit(s.p[i]) &&
		    s.p[i] != '-')
			return false;
	return s.n > 0;
}

int
dsnparam_orcpt(struct span value, struct span *type_out,
    struct span *address_out)
{
	struct span type;

	if (value.n > DSNPARAM_ORCPT_MAX || !span_cut(&value, ';', &type) ||
	    value.p == NULL || value.n == 0 || !is_type(type))
		return -1;
	/* utf-8 addresses come in their own encoding (RFC 6533 3). */
	if (!span_ieq(type, SPAN("utf-8")) &&
	    check_printable(value, DSNPARAM_ORCPT_MAX) == -1)
		return -1;
	*type_out = type;
	*address_out = value;
	return 0;
}

void
dsnparam_add_orcpt(struct buf *params, const struct address *first)
{
	struct buf address = BUF_INIT(DSNPARAM_ORCPT_MAX);
	struct buf orcpt = BUF_INIT(DSNPARAM_ORCPT_MAX);
	struct span value;

	if (!param_get(buf_span(params), SPAN("ORCPT"), &value) &&
	    !first->utf8) {
		address_write(&address, first);
		xtext_encode(&orcpt, buf_span(&address));
		if (buf_ok(&address) && buf_ok(&orcpt))
			buf_addf(params, "%sORCPT=rfc822;%s", params->len > 0 ?
			    " " : "", buf_str(&orcpt));
	}
	buf_done(&address);
	buf_done(&orcpt);
}
