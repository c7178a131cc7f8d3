/* facts - what is known of a handshake, into the environment and the log.
 * SPDX-License-Identifier: ISC */
#include <stdlib.h>

#include "base/log.h"
#include "tls/tlsctl.h"
#include "wrap.h"

void
wrap_forget_facts(void)
{
	size_t i;

	for (i = 0; tlsctl_facts[i] != NULL; i++)
		(void)unsetenv(tlsctl_facts[i]);
	(void)unsetenv("SSLCTLFD");
	(void)unsetenv("SSLREADFD");
	(void)unsetenv("SSLWRITEFD");
	(void)unsetenv("SSLFACTSFD");
}

int
wrap_check_facts(struct span facts, struct err *err)
{
	struct span value;
	size_t i;
	int got;

	while ((got = tlsctl_fact(&facts, &i, &value)) == 1)
		;
	return got == 0 ? 0 :
	    err_set(err, ERR_PROTO, "tls-engine tells facts of its own");
}

/* A variable is something that the next program believes, and some (LD_PRELOAD)
 * would be obeyed. */
int
wrap_set_facts(struct span facts, struct err *err)
{
	struct span value;
	size_t i;

	if (wrap_check_facts(facts, err) == -1)
		return -1;
	while (tlsctl_fact(&facts, &i, &value) == 1) {
		char *v = span_dup(value);

		(void)setenv(tlsctl_facts[i], v, 1);
		free(v);
	}
	return 0;
}

void
wrap_log_facts(const struct wrap_options *o, struct span facts)
{
	struct logline l;
	struct span value;
	size_t i;

	if (!o->log)
		return;
	log_begin(&l, "tls");
	while (tlsctl_fact(&facts, &i, &value) == 1)
		if (!span_starts(span_str(tlsctl_facts[i]), SPAN("SSL_CB_")))
			log_str(&l, tlsctl_facts[i] + 4, value);
	log_end(&l);
}
