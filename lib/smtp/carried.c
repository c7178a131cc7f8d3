/* carried - see carried.h.
 * SPDX-License-Identifier: ISC */
#include "smtp/carried.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/tool.h"

static bool
is_authenticator(const struct carried *c)
{
	return c->auth_fd != NULL && strcmp(c->auth_fd, "3") == 0;
}

int
carried_read(const struct carried *c, struct envelope *e, struct err *err)
{
	struct err why = ERR_INIT;
	int r = 0;

	if (tool_had_fd(CARRIED_FD) && !is_authenticator(c))
		r = envelope_read(e, CARRIED_FD, &why) == -1 ? -1 :
		    lseek(CARRIED_FD, 0, SEEK_SET) == -1 ?
		    err_sys(&why, "rewind") : 0;
	else if (c->recipient != NULL)
		r = envelope_of_one(e, c->sender, c->recipient, &why);
	else
		return 0;
	if (r == -1)
		return err_set(err, ERR_TEMP, "4.3.5 envelope: %s", why.text);
	return 1;
}

static int
set(const char *name, struct span value, struct err *err)
{
	char *text = span_dup(value);
	int r = setenv(name, text, 1);

	free(text);
	return r == 0 ? 0 : err_sys(err, "setenv");
}

static int
set_variables(const struct envelope *e, struct err *err)
{
	static const char *const of_one[] = { "RECIPIENT", "LOCAL", "DOMAIN",
		"EXTENSION", "ORIGINAL_RECIPIENT" };
	const struct address *a;
	size_t i;

	for (i = 0; i < LENGTH(of_one); i++)
		(void)unsetenv(of_one[i]);
	if (set("SENDER", address_span(&e->sender), err) == -1)
		return -1;
	if (e->n != 1)
		return 0;
	a = &e->rcpts[0].address;
	return set("RECIPIENT", address_span(a), err) == 0 &&
	    set("LOCAL", address_local(a), err) == 0 ?
	    set("DOMAIN", address_domain(a), err) : -1;
}

/* The message may have taken the number. */
static int
make_way(int *message, struct err *err)
{
	int fd;

	if (*message != CARRIED_FD)
		return 0;
	if ((fd = fcntl(*message, F_DUPFD_CLOEXEC, CARRIED_FD + 1)) == -1)
		return err_sys(err, "message");
	close(*message);
	*message = fd;
	return 0;
}

int
carried_write(const struct carried *c, const struct envelope *e, int *message,
    struct err *err)
{
	int fd;

	if (is_authenticator(c))
		return err_set(err, ERR_TEMP, "4.3.5 no envelope on "
		    "descriptor 3");
	if (make_way(message, err) == -1 ||
	    (fd = envelope_write(e, err)) == -1)
		return -1;
	if (fd == CARRIED_FD ? fcntl(fd, F_SETFD, 0) == -1 :
	    dup2(fd, CARRIED_FD) == -1)
		return err_sys(err, "descriptor 3");
	if (fd != CARRIED_FD)
		close(fd);
	return set_variables(e, err);
}
