/* ports - what is served where: each name of the directory, asked for on each
 * port, and compared with the files.
 * SPDX-License-Identifier: ISC */
#ifndef PORTS_H
#define PORTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/err.h"
#include "dialogue.h"
#include "folders.h"
#include "report.h"

#define PORTS_MAX 64

struct addrinfo;

struct port {
	const char *text;            /* as it was given */
	enum dialogue_kind kind;
	struct addrinfo *addresses;
};

struct ports {
	size_t n;
	struct port port[PORTS_MAX];
};

/* Take "host:port[/protocol]" apart and look the host up: 0, or -1 with err. */
MUST_USE int ports_add(struct ports *p, const char *text, struct err *err);
void ports_done(struct ports *p);

/* Ask all of them; this meets what strangers send. */
void ports_look(const struct ports *p, const struct folders *f, long days,
    int timeout_ms, struct report *r);

#endif
