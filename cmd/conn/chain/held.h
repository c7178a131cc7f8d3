/* held - the tools that chain holds besides itself (cmd/tools): the loaders
 * that follow one another in a service, which are one process anyway.
 * SPDX-License-Identifier: ISC */
#ifndef HELD_H
#define HELD_H

/* For -V. */
#if defined(WITHOUT_HELD)
#define HELD_FEATURES NULL
#else
#define HELD_FEATURES "holds auth-cache auth-throttle file-auth ldap-auth " \
	"proxy-accept tls-wrap"
#endif

#endif
