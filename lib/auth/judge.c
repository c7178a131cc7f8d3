/* judge - see judge.h.
 * SPDX-License-Identifier: ISC */
#include "auth/judge.h"

#include "auth/pwcheck.h"
#include "base/tool.h"

/* For a backend that has no example of its own: what openssl passwd -6 makes. */
#define EXAMPLE "{CRYPT}$6$5kkDrZCEgZPkIPxI$bI0nLkOmAyPYmdI0kx.lpaHfiF80jM8nR" \
	"lZmW9hMPsN0oSJdS0u5BZJ8u9sdFuTl6C9y5cV7rC1dD0ZJ7Qy1e/"

/* The same work for somebody who cannot log in. */
static int
waste_time(const struct serve *s, struct span password)
{
	const struct serve_backend *b = s->backend;
	struct span example = b->example == NULL ? SPAN("") :
	    b->example(b->self);
	struct err ignored = ERR_INIT;

	if (pwcheck_run(s->o->checker, example.n > 0 ? example : SPAN(EXAMPLE),
	    password, &ignored) == -1)
		tool_explain("%s", ignored.text);
	return 0;
}

/* Each verifier that counts for this service, until one matches. One that
 * cannot be checked makes the answer uncertain, unless another matches. */
static int
try_all(const struct serve *s, struct span password, struct err *err)
{
	struct span rest = verifiers_all(&s->user.verifiers);
	struct span service = span_str(s->o->service);
	struct verifier v;
	int tried = 0, failed = 0;

	while (verifiers_next(&rest, &v)) {
		int r;

		if (!verifiers_serve(&v, service))
			continue;
		tried++;
		r = pwcheck_run(s->o->checker, v.data, password, err);
		if (r == 1)
			return 1;
		failed |= r == -1;
	}
	if (tried == 0)
		return waste_time(s, password);
	return failed ? -1 : 0;
}

int
judge_password(struct serve *s, const struct username *name, bool found,
    struct span password, struct err *err)
{
	const struct serve_backend *b = s->backend;
	int got = 1;

	if (password.n == 0)
		return 0;
	if (b->verify != NULL)
		return found ? b->verify(b->self, name, &s->user, password,
		    err) : waste_time(s, password);
	if (!found)
		return waste_time(s, password);
	if (b->verifiers != NULL)
		got = b->verifiers(b->self, name, &s->user, err);
	if (got == -1)
		return -1;
	return got == 0 ? waste_time(s, password) : try_all(s, password, err);
}
