/* front - see front.h.
 * SPDX-License-Identifier: ISC */
#include "auth/front.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "auth/capa.h"
#include "auth/checkpw.h"
#include "base/log.h"
#include "base/tool.h"
#include "conn/facts.h"
#include "os/exe.h"

int
front_pass(const struct front_options *o, char **argv, struct err *err)
{
	/* A checkpassword's descriptor 3 holds what a stranger has typed. */
	if (o->checkpassword || tool_checking() || argv[0] == NULL ||
	    !loader_has_handover())
		return 0;
	tool_explain("logged in by the authenticator on the left");
	(void)execvp(argv[0], argv);
	return err_sys(err, "cannot run %s", argv[0]);
}

static int
make_absolute(const char *option, const char **path, struct err *err)
{
	char *real = realpath(*path, NULL);

	if (real == NULL) {
		err_sys(err, "--%s %s", option, *path);
		err->kind = ERR_USAGE;
		return -1;
	}
	*path = real;                /* for the life of the process */
	return 0;
}

static int
prepare_sasl(struct serve_options *o, struct err *err)
{
	uint32_t set;

	if (o->mechanisms != NULL &&
	    capa_parse(span_str(o->mechanisms), &set, err) == -1)
		return -1;
	if (o->oauth_keys != NULL && o->oauth_program != NULL)
		return err_set(err, ERR_USAGE, "either --oauth-keys or "
		    "--oauth-program");
	/* A token for somebody else's service would open a mailbox here. */
	if (o->oauth_keys != NULL && o->oauth_audience == NULL)
		return err_set(err, ERR_USAGE, "--oauth-keys wants "
		    "--oauth-audience");
	if (o->oauth_keys != NULL &&
	    make_absolute("oauth-keys", &o->oauth_keys, err) == -1)
		return -1;
	if (o->oauth_program == NULL)
		return 0;
	if (make_absolute("oauth-program", &o->oauth_program, err) == -1)
		return -1;
	return access(o->oauth_program, X_OK) == 0 ? 0 :
	    err_set(err, ERR_USAGE, "--oauth-program: not executable");
}

/* The realm that is meant when it is an alias, for what is said of a realm. */
static void
map_realm(struct front_options *o)
{
	struct span realm = span_str(o->serve.realm), to;
	struct buf lower = BUF_INIT(USERNAME_MAX);
	size_t i;

	for (i = 0; i < realm.n; i++)
		buf_addc(&lower, span_lower(realm.p[i]));
	to = domains_map(&o->domains, buf_span(&lower));
	if (realm.n > 0 && buf_ok(&lower) && to.p != lower.p)
		o->serve.realm = to.p;
	buf_done(&lower);
}

int
front_prepare(struct front_options *o, const char *argv0, struct err *err)
{
	struct buf checker = BUF_INIT(4200); /* for the life of the process */
	struct loader unused;
	struct account a;
	int r = 0;

	os_exe_sibling(argv0, "password-check", &checker);
	o->serve.checker = buf_str(&checker);
	o->serve.service = tool_service();
	if (o->domain_alias != NULL) {
		if (domains_load(&o->domains, o->domain_alias, err) == -1)
			return -1;
		o->serve.domains = &o->domains;
		map_realm(o);
	}
	if (aliases_prepare(&o->aliases, o->serve.delimiter, err) == -1)
		return -1;
	if (aliases_given(&o->aliases))
		o->serve.aliases = &o->aliases;
	if (prepare_sasl(&o->serve, err) == -1)
		return -1;
	if (o->serve.deliver != NULL) {
		char *path = realpath(o->serve.deliver, NULL);

		if (path == NULL || access(path, X_OK) == -1) {
			err_sys(err, "--deliver %s", o->serve.deliver);
			err->kind = ERR_USAGE;
			return -1;
		}
		o->serve.deliver = path;     /* for the life of the process */
	}
	if (o->serve.ids != NULL) {
		struct span rest = span_str(o->serve.ids), uid;

		account_init(&a);
		if (!span_cut(&rest, ':', &uid) || rest.p == NULL ||
		    account_set(&a, SPAN("uid"), uid, NULL) == -1 ||
		    account_set(&a, SPAN("gid"), rest, NULL) == -1)
			r = err_set(err, ERR_USAGE, "--ids wants uid:gid");
		account_done(&a);
	}
	if (r == -1 || guard_open(&o->guarding, &o->guard, o->serve.service,
	    err) == -1)
		return -1;
	o->serve.guard = &o->guarding;
	o->serve.cache = o->cache.path == NULL ? NULL : &o->cache;
	return loader_prepare(&unused, &o->loader, err);
}

static int
by_hand(const struct front_options *o, const struct serve_backend *b,
    const struct loader *l, struct err *err)
{
	static const int fds[2] = { 0, 1 };
	struct serve *s = calloc(1, sizeof(*s));
	int r;

	if (s == NULL)
		return err_sys(err, "serve");
	serve_init(s, &o->serve, b, fds, l->left_fd);
	r = serve_run(s, err);
	serve_done(s);
	free(s);
	return r;
}

static int
as_loader(const struct front_options *o, const struct serve_backend *b,
    const struct loader *l, char **argv, struct err *err)
{
	struct serve *s = calloc(1, sizeof(*s));
	pid_t child;
	int sock, r;

	if (s == NULL)
		return err_sys(err, "serve");
	child = loader_start(l, argv, &sock, err);
	if (child == -1) {
		free(s);
		return -1;
	}
	serve_init(s, &o->serve, b, (int[2]){ sock, sock }, l->left_fd);
	s->too_many = l->left_fd == -1 && guard_connect(s->o->guard) == 0;
	r = serve_run(s, err);
	if (r == 1 && o->stay.wanted)
		return stay_run(&o->stay, s, l, child, argv, err);
	if (r == 1)
		r = loader_become(s, child, argv, err);
	else if (r == -1)
		log_reason("auth-conversation-failed", err->text);
	serve_done(s);
	free(s);
	close(sock);
	/* Without a login the child's end is ours. */
	if (r == 0 || (r == -1 && err->kind == ERR_PROTO))
		return loader_wait(child, err);
	return r;
}

/* A connection of whom we know nothing is a Unix socket, whose other end may
 * tell for whom it asks; by hand it is nobody's, and nobody is kept waiting. */
static void
know_client(struct front_options *o)
{
	struct guard *g = o->serve.guard;
	struct stat st;

	if (facts_from_socket(0))
		log_remote(facts_remote());
	guard_client(g, facts_remote());
	g->may_be_told = strcmp(facts_remote(), "-") == 0 &&
	    fstat(0, &st) == 0 && S_ISSOCK(st.st_mode);
}

int
front_run(struct front_options *o, const struct serve_backend *b, char **argv,
    struct err *err)
{
	struct loader l;

	if (loader_prepare(&l, &o->loader, err) == -1)
		return -1;
	guard_client(o->serve.guard, facts_remote());
	if (o->checkpassword)
		return checkpw_run(&o->serve, b, argv, err);
	loader_clean(&l);
	know_client(o);
	o->serve.hands_over = argv[0] != NULL;
	o->serve.relays = argv[0] == NULL || loader_is_authenticator(argv[0]);
	if (argv[0] == NULL) {
		o->serve.guard->hurried = true;
		return by_hand(o, b, &l, err);
	}
	return as_loader(o, b, &l, argv, err);
}
