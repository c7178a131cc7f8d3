/* backend - see backend.h.
 * SPDX-License-Identifier: ISC */
#include "backend.h"

#include <stdlib.h>
#include <sysexits.h>

#include "auth/helper.h"
#include "os/exe.h"
#include "sasl/offer.h"

#define EXAMPLE "{PLAIN}example"

/* Its exit code, and what it wrote in *out. `user` NULL: only check. */
static int
run(const struct backend *b, const char *user, struct buf *out,
    struct err *err)
{
	struct buf word = BUF_INIT(USERNAME_MAX + 10);
	char *args[5] = { (char *)(size_t)buf_str(&b->program),
		(char *)(size_t)"--database", b->database, NULL, NULL };
	struct helper h = { .name = "sasldb-list", .argv = args, .dir = "/",
		.input_fd = 0, .output_fd = 1, .input = SPAN(""),
		.timeout_ms = (int64_t)b->o->timeout_ms };
	int code;

	/* One word, so that no name can be taken for an option. */
	buf_adds(&word, "--user=");
	buf_adds(&word, user != NULL ? user : "");
	args[3] = user != NULL ? (char *)(size_t)buf_str(&word) :
	    (char *)(size_t)"-n";
	code = helper_run(&h, out, err);
	buf_done(&word);
	return code;
}

static int
lookup(void *self, const struct username *name, struct serve_user *u,
    struct err *err)
{
	struct backend *b = self;
	struct buf out = BUF_INIT(SECRET_MAX);
	struct verifier v = { .services = SPAN("") };
	int code, r;

	/* Room at once: a growing buffer leaves copies behind. */
	(void)buf_room(&out, SECRET_MAX);
	code = run(b, name->text, &out, err);
	v.data = buf_span(&out);
	if (code == 0)
		r = verifiers_add(&u->verifiers, &v, err) == 0 ? 1 : -1;
	else if (code == EX_NOUSER)
		r = 0;
	else
		r = code == -1 ? -1 : err_set(err, ERR_TEMP,
		    "sasldb-list cannot tell (exit %d)", code);
	if (r == -1)
		err->kind = ERR_TEMP;
	if (out.p != NULL)
		secret_clear(out.p, out.cap);
	buf_done(&out);
	return r;
}

static struct span
example(void *self)
{
	(void)self;
	return SPAN(EXAMPLE);
}

/* All users' passwords are there as they are. */
static int
offer(void *self, struct span realm, struct span service, struct offer *o,
    struct err *err)
{
	(void)self;
	(void)realm;
	(void)service;
	(void)err;
	offer_verifier(o, SPAN(EXAMPLE));
	offer_next(o);
	return 0;
}

int
backend_open(struct backend *b, const struct backend_options *o,
    const char *argv0, struct serve_backend *out, struct err *err)
{
	b->o = o;
	buf_init(&b->program, 4200);
	os_exe_sibling(argv0, "sasldb-list", &b->program);
	b->database = realpath(o->database, NULL);
	if (b->database == NULL) {
		err_sys(err, "--database %s", o->database);
		err->kind = ERR_USAGE;
		return -1;
	}
	*out = (struct serve_backend){ .name = "sasldb", .self = b,
		.lookup = lookup, .example = example, .offer = offer };
	return 0;
}

void
backend_done(struct backend *b)
{
	buf_done(&b->program);
	free(b->database);
}

int
backend_check(const struct backend *b, struct err *err)
{
	struct buf out = BUF_INIT(4096);
	int code = run(b, NULL, &out, err);

	buf_done(&out);
	return code == 0 ? 0 : err_set(err, ERR_USAGE, "%s cannot be read",
	    b->database);
}
