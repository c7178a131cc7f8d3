/* client - tls-wrap as the client's side (tls-wrap --client): behind tcpclient,
 * or on descriptors 0 and 1 with --stdio.
 * SPDX-License-Identifier: ISC */
#ifndef CLIENT_H
#define CLIENT_H

#include "base/attr.h"
#include "base/err.h"
#include "tls/tlsclient.h"
#include "wrap.h"

/* Make o->settings of the options and open what they name: 0, or -1 with
 * err. */
MUST_USE int client_prepare(const struct wrap_options *o,
    struct tlsclient_settings *s, struct tlsclient *c, struct err *err);

/* Shake hands, or offer to: 0 and the program can be run, its descriptors and
 * environment are ready; -1 with err. */
MUST_USE int client_run(const struct wrap_options *o,
    const struct tlsclient *c, struct err *err);

#endif
