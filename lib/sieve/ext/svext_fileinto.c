/* svext_fileinto - fileinto (RFC 5228 4.1).
 * SPDX-License-Identifier: ISC */
#include "sieve/svext.h"

#include "sieve/svaction.h"

static int
check_fileinto(struct svcheck *c, struct svnode *node)
{
	struct span folder = node->places[0]->strings[0];
	struct err why = ERR_INIT;

	if (svcheck_is_constant(c, folder) &&
	    svplan_check_folder(folder, &why) == -1)
		return svcheck_refuse(c, node->line, "%s", why.text);
	return 0;
}

static int
run_fileinto(struct svrun *r, const struct svnode *node)
{
	struct span folder;

	if (svrun_string(r, node, 0, &folder) == -1)
		return -1;
	return svaction_store(r, node, SVACTION_FILEINTO, folder);
}

static const struct svrow rows[] = {
	{ "fileinto", "s", 1, SVROW_COPY | SVROW_STORE | SVROW_FLAGS,
	    check_fileinto, run_fileinto },
};

const struct svextension svext_fileinto = { "fileinto", rows, LENGTH(rows),
	NULL, 0 };
