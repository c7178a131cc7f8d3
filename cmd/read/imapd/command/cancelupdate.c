/* CANCELUPDATE (RFC 5267 4.3.5): searches that need not be kept up to date any
 * more. A tag that is not known is one that has been cancelled already.
 * SPDX-License-Identifier: ISC */
#include "commands.h"
#include "../context.h"
#include "../session.h"

enum reply
cmd_cancelupdate(struct session *s, struct args *args)
{
	struct span tag, rest = args->rest;

	do
		if (args_space(args) == -1 || args_string(args, &tag) == -1)
			return REPLY_SYNTAX;
	while (!args_at_end(args));
	/* All of it is read before anything is done. */
	args->rest = rest;
	while (args_maybe(args, ' ') && args_string(args, &tag) == 0)
		contexts_cancel(s, tag);
	return REPLY_OK;
}
