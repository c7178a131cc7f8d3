/* asuser - see asuser.h. The asker chooses neither program nor user nor the
 * names of variables: only a message, an address that is looked up here, and
 * the values of the variables listed below.
 * SPDX-License-Identifier: ISC */
#include "auth/asuser.h"

#include <unistd.h>

#include "auth/resolve.h"
#include "base/log.h"
#include "base/pool.h"
#include "link/chain.h"

#define VARIABLES_MAX 16

static const char *const from_envelope[] = { "SENDER", "RECIPIENT",
	"ORIGINAL_RECIPIENT", "LOCAL", "DOMAIN", "EXTENSION", "QUEUE_ID" };

static const struct {
	const char *variable, *field;
} from_account[] = { { "USER", "user" }, { "HOME", "home" }, { "UID", "uid" },
	{ "GID", "gid" }, { "QUOTA", "quota" } };

struct delivery {
	struct pool pool;
	const char *env[VARIABLES_MAX];
	struct buf envelope;
};

static const char *
entry(struct delivery *d, const char *name, struct span value)
{
	struct buf b = BUF_INIT(2 * ACCOUNT_VALUE_MAX + 64);
	const char *p;

	buf_adds(&b, name);
	if (value.p != NULL) {
		buf_addc(&b, '=');
		buf_add(&b, value);
	}
	p = pool_copy(&d->pool, buf_span(&b));
	buf_done(&b);
	return p;
}

static bool
is_value(struct span s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return s.n <= ACCOUNT_VALUE_MAX;
}

/* The value of one name in the envelope, or p NULL. */
static struct span
find(struct span envelope, const char *name)
{
	struct span line, want = span_str(name);

	while (span_cut(&envelope, '\n', &line))
		if (span_starts(line, want) && line.n > want.n &&
		    line.p[want.n] == '=')
			return span_from(line, want.n + 1);
	return span_of(NULL, 0);
}

static int
read_envelope(int fd, struct buf *out, struct err *err)
{
	ssize_t n = 1;

	while (n > 0 && buf_room(out, 4096)) {
		n = pread(fd, out->p + out->len, 4096, (off_t)out->len);
		if (n > 0)
			buf_grew(out, (size_t)n);
	}
	if (n == -1)
		return err_sys(err, "read envelope");
	return buf_ok(out) ? 0 : err_set(err, ERR_LIMIT, "envelope too large");
}

static int
make_environment(struct delivery *d, int fd, const struct account *a,
    struct err *err)
{
	struct buf maildir = BUF_INIT(2 * ACCOUNT_VALUE_MAX);
	size_t i, n = 0;

	if (read_envelope(fd, &d->envelope, err) == -1)
		return -1;
	for (i = 0; i < LENGTH(from_envelope); i++) {
		struct span v = find(buf_span(&d->envelope), from_envelope[i]);

		if (!is_value(v))
			return err_set(err, ERR_DATA, "bad value of %s",
			    from_envelope[i]);
		d->env[n++] = entry(d, from_envelope[i], v);
	}
	for (i = 0; i < LENGTH(from_account); i++)
		d->env[n++] = entry(d, from_account[i].variable,
		    account_get(a, from_account[i].field));
	account_maildir(a, &maildir);
	d->env[n++] = entry(d, "MAILDIR", maildir.len > 0 ?
	    buf_span(&maildir) : span_of(NULL, 0));
	d->env[n] = NULL;
	buf_done(&maildir);
	return 0;
}

/* The chain's words where it has some; its exit code's meaning where not. */
static void
tell(struct serve *s, const struct chain_result *r)
{
	const char *text = r->text;

	switch (r->verdict) {
	case CHAIN_OK:
	case CHAIN_DONE:
		serve_reply(s, 250, "2.0.0 ok");
		return;
	case CHAIN_PERM:
		if (*text == '\0')
			text = r->code == 67 ? "5.1.1 no such user" :
			    "5.7.1 refused";
		serve_reply(s, span_starts(span_str(text), SPAN("5.2.2")) ?
		    552 : 550, text);
		return;
	case CHAIN_TEMP:
		break;
	}
	serve_reply(s, 451, *text != '\0' ? text :
	    "4.3.0 delivery cannot be done now");
}

static void
run(struct serve *s, const struct account *a, const int fds[2])
{
	struct delivery d = { .envelope = BUF_INIT(ASUSER_ENVELOPE_MAX) };
	char *argv[] = { (char *)(size_t)s->o->deliver, NULL };
	struct chain c = chain_of(argv, fds[0]);
	struct span home = account_get(a, "home");
	struct chain_result result;
	struct err err = ERR_INIT;

	pool_init(&d.pool);
	c.env = d.env;
	c.ids = a->has_ids ? &a->ids : NULL;
	c.dir = home.n > 0 ? home.p : "/";
	c.timeout_ms = s->o->deliver_ms > INT32_MAX ? INT32_MAX :
	    (int)s->o->deliver_ms;
	if (!a->has_ids && os_cred_is_root())
		(void)err_set(&err, ERR_TEMP, "account without uid and gid");
	if (err.kind != ERR_NONE ||
	    make_environment(&d, fds[1], a, &err) == -1 ||
	    chain_run(&c, &result, &err) == -1) {
		serve_log(s, "deliver-failed", account_get(a, "user"), NULL,
		    err.text);
		serve_reply(s, 451, "4.3.0 delivery cannot be done now");
	} else {
		if (result.verdict == CHAIN_TEMP ||
		    result.verdict == CHAIN_PERM) {
			struct logline l;

			log_begin(&l, "deliver-failed");
			log_str(&l, "user", account_get(a, "user"));
			log_num(&l, "exit", (uint64_t)result.code);
			log_str(&l, "reason", span_str(result.timed_out ?
			    "timed out" : result.text));
			log_end(&l);
		}
		tell(s, &result);
	}
	pool_done(&d.pool);
	buf_done(&d.envelope);
}

static void
pass_left(struct serve *s, struct span address, const int fds[2])
{
	struct err err = ERR_INIT;
	struct ask_reply r;

	ask_reply_init(&r);
	if (ask_deliver(&s->left, address, fds[0], fds[1], &r, &err) == -1) {
		serve_log(s, "deliver-failed", address, NULL, err.text);
		serve_reply(s, 451, "4.3.0 delivery cannot be done now");
	} else {
		serve_reply(s, r.code, span_has(buf_span(&r.text), '\n') ?
		    "" : buf_str(&r.text));
	}
	ask_reply_done(&r);
}

void
asuser_deliver(struct serve *s, struct span address)
{
	struct err err = ERR_INIT;
	struct serve_user u;
	int fds[2], got;

	if (wire_pair(&s->in, fds) == -1) {
		serve_reply(s, 501, "5.5.4 DELIVER wants two descriptors");
		return;
	}
	serve_user_init(&u);
	got = resolve_recipient(s, address, &u, &err);
	if (got == -1) {
		serve_log(s, "account-unknowable", address, NULL, err.text);
		serve_reply(s, 451, "4.3.0 cannot be known now");
	} else if (got == 0 && s->has_left) {
		pass_left(s, address, fds);
	} else if (got == 0 || u.no_account) {
		serve_reply(s, 550, "5.1.1 no such user");
	} else if (u.no_receive) {
		serve_reply(s, 550, "5.2.1 mailbox disabled");
	} else if (s->o->deliver == NULL) {
		serve_reply(s, 502, "5.5.1 no --deliver program here");
	} else {
		run(s, &u.account, fds);
	}
	serve_user_done(&u);
	close(fds[0]);
	close(fds[1]);
}
