/* err - see err.h.
 * SPDX-License-Identifier: ISC */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#undef err_set
#undef err_sys

static void
set_text(struct err *e, const char *format, va_list args, const char *more)
{
	const size_t room = sizeof(e->text);
	int n = vsnprintf(e->text, room, format, args);
	char *p;

	if (more != NULL && n >= 0 && (size_t)n < room)
		n += snprintf(e->text + n, room - (size_t)n, ": %s", more);
	if (n < 0 || (size_t)n >= room)
		memcpy(e->text + room - 4, "...", 4);
	for (p = e->text; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = '?';
}

int
err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	va_list args;

	if (e == NULL)
		return -1;
	e->kind = kind;
	e->sys = 0;
	va_start(args, format);
	set_text(e, format, args, NULL);
	va_end(args);
	return -1;
}

int
err_sys(struct err *e, const char *format, ...)
{
	int sys = errno;
	va_list args;

	if (e == NULL)
		return -1;
	e->kind = ERR_TEMP;
	e->sys = sys;
	va_start(args, format);
	set_text(e, format, args, strerror(sys));
	va_end(args);
	errno = sys;
	return -1;
}
