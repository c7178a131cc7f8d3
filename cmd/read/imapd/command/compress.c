/* COMPRESS=DEFLATE (RFC 4978). The switch is thrown after the tagged reply has
 * gone out as it is: session_compress.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../session.h"

enum reply
cmd_compress(struct session *s, struct args *args)
{
	struct span name;

	if (args_space(args) == -1 || args_atom(args, &name) == -1 ||
	    args_end(args) == -1)
		return REPLY_SYNTAX;
	if (!deflate_works() || !span_ieq(name, SPAN("DEFLATE"))) {
		err_set(&s->err, ERR_DATA, "no such compression");
		return REPLY_CANNOT;
	}
	if (s->deflate != NULL) {
		buf_adds(&s->code, "COMPRESSIONACTIVE");
		return REPLY_CANNOT;
	}
	s->compress = true;
	return REPLY_OK;
}
