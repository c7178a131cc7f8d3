/* rulereply - see rulereply.h.
 * SPDX-License-Identifier: ISC */
#include "rules/rulereply.h"

#include "base/attr.h"
#include "base/num.h"

void
rulereply_set(struct rulereply *r, enum rulereply_what what, int code,
    struct span text)
{
	size_t i;

	r->what = what;
	r->code = code;
	text = span_sub(span_trim(text), 0, RULEREPLY_TEXT_MAX);
	for (i = 0; i < text.n; i++)
		r->text[i] = text.p[i] >= ' ' && text.p[i] < 0x7f ?
		    text.p[i] : '?';
	r->text[text.n] = '\0';
}

/* The names of access(5) that a policy server may answer. */
static const struct {
	const char *name;
	enum rulereply_what what;
} names[] = {
	{ "DUNNO", RULEREPLY_GO_ON }, { "OK", RULEREPLY_ACCEPT },
	{ "PERMIT", RULEREPLY_ACCEPT }, { "REJECT", RULEREPLY_REJECT },
	{ "DEFER", RULEREPLY_DEFER }, { "DEFER_IF_PERMIT", RULEREPLY_LATER },
	{ "DISCARD", RULEREPLY_DISCARD }, { "HOLD", RULEREPLY_HOLD },
	{ "PREPEND", RULEREPLY_HEADER }, { "WARN", RULEREPLY_WARN },
	{ "INFO", RULEREPLY_WARN },
};

static void
parse_action(struct span rest, struct rulereply *out)
{
	struct span word;
	uint32_t code;
	size_t i;

	if (!span_word(&rest, &word))
		word = SPAN("");
	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(word, span_str(names[i].name))) {
			rulereply_set(out, names[i].what, 0, rest);
			return;
		}
	if (word.n == 3 && num_parse_u32(word, 599, &code) == 0 &&
	    code >= 400) {
		rulereply_set(out, code >= 500 ? RULEREPLY_REJECT :
		    RULEREPLY_DEFER, (int)code, rest);
		return;
	}
	rulereply_set(out, RULEREPLY_DEFER, 0,
	    SPAN("4.3.5 the policy server's answer is not understood"));
}

void
rulereply_parse(struct span lines, struct rulereply *out)
{
	struct span line;

	while (span_cut(&lines, '\n', &line))
		if (span_starts(line, SPAN("action="))) {
			parse_action(span_from(line, 7), out);
			return;
		}
	parse_action(SPAN(""), out);
}
