/* master - see master.h.
 * SPDX-License-Identifier: ISC */
#include "master.h"

#include "auth/verifiers.h"
#include "base/tool.h"

/* Going back to the last "*" only is enough, and costs at most the product of
 * two short texts. */
static bool
matches(struct span pattern, struct span text)
{
	size_t p = 0, t = 0, star = pattern.n, from = 0;

	while (t < text.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			from = t;
		} else if (p < pattern.n &&
		    span_lower(pattern.p[p]) == span_lower(text.p[t])) {
			p++;
			t++;
		} else if (star < pattern.n) {
			p = star + 1;
			t = ++from;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

bool
master_may(const struct account *master, struct span as, struct span service)
{
	struct span users = account_get(master, "master_users"), one;
	struct verifier v = { .services = account_get(master,
	    "master_services") };
	bool yes = users.p == NULL;

	while (!yes && users.n > 0 && span_cut(&users, ',', &one))
		yes = matches(one, as);
	if (!yes)
		tool_explain("master_users does not name %.*s", (int)as.n,
		    as.p);
	if (v.services.p != NULL && (v.services.n == 0 ||
	    !verifiers_serve(&v, service))) {
		tool_explain("master_services does not name %.*s",
		    (int)service.n, service.p);
		yes = false;
	}
	return yes;
}
