/* tlserr - see tlserr.h.
 * SPDX-License-Identifier: ISC */
#include "tls/tlserr.h"

#include <openssl/err.h>

int
tlserr_set(struct err *err, enum err_kind kind, const char *what)
{
	unsigned long code = ERR_peek_last_error();
	const char *reason = ERR_reason_error_string(code);

	if (code == 0)
		err_set(err, kind, "%s", what);
	else if (reason != NULL)
		err_set(err, kind, "%s: %s", what, reason);
	else
		err_set(err, kind, "%s: error %lx", what, code);
	ERR_clear_error();
	return -1;
}
