/* flags - see flags.h.
 * SPDX-License-Identifier: ISC */
#include "flags.h"

#include "../session.h"

static const struct {
	struct span name;
	unsigned flag;
} names[] = {
	{ { "\\Answered", 9 }, FLAG_ANSWERED },
	{ { "\\Flagged", 8 }, FLAG_FLAGGED },
	{ { "\\Deleted", 8 }, FLAG_DELETED }, { { "\\Seen", 5 }, FLAG_SEEN },
	{ { "\\Draft", 6 }, FLAG_DRAFT }, { { "\\Recent", 7 }, 0 },
};

static int
add_keyword(struct session *s, struct box *b, struct span name, bool add,
    struct flags *out)
{
	int n = add ? box_keyword_add(b, name, &s->err) :
	    box_keyword(b, name);

	if (n >= 0)
		out->keywords |= UINT32_C(1) << n;
	return add && n == -1 ? -1 : 0;
}

static int
add_flag(struct session *s, struct args *args, struct box *b, bool add,
    struct flags *out)
{
	struct span name;
	size_t i;

	if (args_flag(args, &name) == -1)
		return -1;
	for (i = 0; i < LENGTH(names); i++)
		if (span_ieq(name, names[i].name)) {
			out->system |= (uint8_t)names[i].flag;
			return 0;
		}
	if (name.p[0] == '\\')
		return args_fail(args, "unknown system flag");
	return add_keyword(s, b, name, add, out);
}

int
flags_parse(struct session *s, struct args *args, bool bare, struct box *b,
    bool add, struct flags *out)
{
	bool list = args_maybe(args, '(');

	*out = (struct flags){ 0, 0 };
	if (!list && !bare)
		return args_char(args, '(');
	if (list && args_maybe(args, ')'))
		return 0;
	do
		if (add_flag(s, args, b, add, out) == -1)
			return -1;
	while (args_maybe(args, ' '));
	return list ? args_char(args, ')') : 0;
}
