/* held - see held.h. Each is its main.c's main by another name
 * (etc/make/hold.sh).
 * SPDX-License-Identifier: ISC */
#include "held.h"

#include <stddef.h>

#include "link/next.h"

#if !defined(WITHOUT_HELD)

#define MAIN(name) int name##_main(int argc, char **argv)

MAIN(auth_cache);
MAIN(auth_throttle);
MAIN(file_auth);
MAIN(ldap_auth);
MAIN(proxy_accept);
MAIN(tls_wrap);

#endif

const struct next_tool nextheld[] = {
#if !defined(WITHOUT_HELD)
	{ "auth-cache", auth_cache_main },
	{ "auth-throttle", auth_throttle_main },
	{ "file-auth", file_auth_main },
	{ "ldap-auth", ldap_auth_main },
	{ "proxy-accept", proxy_accept_main },
	{ "tls-wrap", tls_wrap_main },
#endif
	{ NULL, NULL },
};
