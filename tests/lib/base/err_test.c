/* err: control characters cannot get into a log or reply, cuts are visible.
 * SPDX-License-Identifier: ISC */
#include "base/err.h"

#include <errno.h>
#include <string.h>

#include "tap.h"

int
main(void)
{
	struct err e = ERR_INIT;
	char longer[400];

	tap_ok(err_set(&e, ERR_DATA, "a\r\nb\033[%d", 1) == -1, "returns -1");
	tap_is(span_str(e.text), SPAN("a??b?[1"), "control characters");
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	err_set(&e, ERR_TEMP, "%s", longer);
	tap_ok(strlen(e.text) == sizeof(e.text) - 1 &&
		   span_ends(span_str(e.text), SPAN("...")),
	    "a cut shows");
	errno = ENOENT;
	err_sys(&e, "open %s", "x");
	tap_ok(e.sys == ENOENT && strstr(e.text, "open x: No such") != NULL,
	    "errno");
	tap_ok(err_set(NULL, ERR_DATA, "x") == -1, "no err wanted");
	return tap_done();
}
