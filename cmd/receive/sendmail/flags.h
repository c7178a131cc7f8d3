/* flags - the command line that programs expect of sendmail(8).
 * SPDX-License-Identifier: ISC */
#ifndef FLAGS_H
#define FLAGS_H

#include <stdbool.h>

#include "base/attr.h"
#include "base/err.h"

enum flags_mode {
	FLAGS_SEND,                      /* -bm, the default */
	FLAGS_SMTP,                      /* -bs */
	FLAGS_QUEUE,                     /* -bp, mailq */
	FLAGS_ALIASES,                   /* -bi, -I, newaliases */
	FLAGS_VERIFY,                    /* -bv */
	FLAGS_HOSTS,                     /* -bh, hoststat */
	FLAGS_FORGET,                    /* -bH, purgestat */
};

struct flags {
	enum flags_mode mode;
	bool from_header;                /* -t: recipients are in the header */
	bool no_dot;                     /* -i: a dot is a line like others */
	bool verbose;                    /* -v: what the chain prints is
					  * shown */
	const char *sender;              /* -f, or NULL */
	const char *name;                /* -F, or NULL */
	const char *notify, *ret, *envid;    /* -N -R -V, or NULL */
	char **recipients;               /* NULL-terminated */
};

/* How many words at the start of argv (after the name) are options of our own:
 * those with two dashes, with the word after one that wants it, and -V -n -e -h
 * before any other. */
int flags_own(int argc, char **argv);

/* Read the rest, from argv[1], by the name in argv0: 0, or -1 with err
 * (ERR_USAGE). Flags that change nothing here are passed over; unknown ones are
 * errors. */
MUST_USE int flags_read(struct flags *f, const char *argv0, char **rest,
    struct err *err);

#endif
