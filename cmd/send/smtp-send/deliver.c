/* deliver - see deliver.h.
 * SPDX-License-Identifier: ISC */
#include "deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/mem.h"
#include "broker.h"
#include "errand.h"
#include "io/slurp.h"
#include "link/link.h"
#include "os/fds.h"
#include "smtp/command.h"
#include "sourcefile.h"

#define RESOLV_CONF "/etc/resolv.conf"
#define RESOLV_CONF_MAX 65536

static int
take_hostname(struct deliver *d, struct err *err)
{
	char checked[COMMAND_HELO_MAX + 1];

	if (d->set->hostname != NULL)
		(void)snprintf(d->hostname, sizeof(d->hostname), "%s",
		    d->set->hostname);
	else if (gethostname(d->hostname, sizeof(d->hostname) - 1) == -1)
		return err_sys(err, "host name");
	d->set->hostname = d->hostname;
	return command_helo(span_str(d->hostname), checked) == 0 &&
	    strcmp(checked, d->hostname) == 0 ? 0 :
	    err_set(err, ERR_USAGE, "bad host name");
}

static int
take_resolver(struct deliver *d, const char *dns_server, struct err *err)
{
	struct buf conf = BUF_INIT(RESOLV_CONF_MAX);
	int r;

	/* None is a reason to ask this machine. */
	if (dns_server == NULL && slurp_file(RESOLV_CONF, &conf, err) == -1)
		buf_reset(&conf);
	r = resolver_init(&d->resolver, dns_server, buf_span(&conf), err);
	buf_done(&conf);
	return r;
}

static int
take_relay(struct deliver *d, struct err *err)
{
	const struct settings *set = d->set;
	struct target next;
	struct credentials any;

	if (set->lmtp && set->relay == NULL)
		return err_set(err, ERR_USAGE, "--lmtp wants --relay");
	if (set->relay != NULL && hosts_target(span_str(set->relay),
	    (uint16_t)set->port, &d->target, err) == -1)
		return -1;
	for (next = d->target; set->relay != NULL && next.others.n > 0;) {
		bool first = next.exact;

		if (hosts_target(next.others, (uint16_t)set->port, &next,
		    err) == -1)
			return -1;
		if (!first || !next.exact)
			return err_set(err, ERR_USAGE, "%.100s: of several "
			    "relays each stands in brackets", set->relay);
	}
	/* Whose mail it is, and so who we are there, is known later. */
	return set->auth == NULL || credentials_read(&any, set->auth,
	    SPAN("-"), SPAN(""), err) != -1 ? 0 : -1;
}

/* Is who we are at that host, for that sender, who we are now? */
static bool
is_same_login(const struct deliver *d, struct span host,
    const struct envelope *e)
{
	struct credentials c;
	struct err err = ERR_INIT;
	int got = credentials_read(&c, d->set->auth, host,
	    address_span(&e->sender), &err);
	bool same;

	if (got != 1 || d->credentials == NULL)
		return got == 0 && d->credentials == NULL;
	same = secret_equal(secret_span(&c.user),
	    secret_span(&d->credentials->user)) &&
	    secret_equal(secret_span(&c.password),
	    secret_span(&d->credentials->password));
	secret_clear(&c, sizeof(c));
	return same;
}

/* A password is for the relay that its line names: the others of a list must
 * have the same one. 0, or -1 with err. */
static int
check_others(const struct deliver *d, struct err *err)
{
	struct target next = d->target;

	while (next.others.n > 0) {
		if (hosts_target(next.others, (uint16_t)d->set->port, &next,
		    err) == -1)
			return -1;
		if (!is_same_login(d, next.name, &d->envelope))
			return err_set(err, ERR_USAGE, "%s: %.*s has not the "
			    "login of the relays before it", d->set->auth,
			    (int)next.name.n, next.name.p);
	}
	return 0;
}

/* A host that a map has named may be one that wants no password; --relay with
 * --auth is one that does. */
static int
take_credentials(struct deliver *d, struct err *err)
{
	const struct settings *set = d->set;
	int got;

	if (set->auth == NULL || set->relay == NULL)
		return 0;
	d->credentials = mem_alloc(sizeof(*d->credentials));
	got = credentials_read(d->credentials, set->auth, d->target.name,
	    address_span(&d->envelope.sender), err);
	if (got == 1)
		return check_others(d, err);
	if (got == -1)
		return -1;
	free(d->credentials);
	d->credentials = NULL;
	return set->routed ? check_others(d, err) : err_set(err, ERR_USAGE,
	    "%s: no line for "
	    "%.*s", set->auth, (int)d->target.name.n, d->target.name.p);
}

/* What is written to: the cache of MTA-STS, the record of TLS. */
static int
open_files(struct deliver *d, struct err *err)
{
	const struct settings *set = d->set;

	if (set->mta_sts != NULL && (d->sts_dir = open(set->mta_sts, O_RDONLY |
	    O_DIRECTORY | O_CLOEXEC)) == -1)
		return err_sys(err, "--mta-sts %s", set->mta_sts);
	if (set->tls_record != NULL && (d->record_fd = open(set->tls_record,
	    O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0600)) ==
	    -1)
		return err_sys(err, "--tls-record %s", set->tls_record);
	return 0;
}

int
deliver_prepare(struct deliver *d, struct settings *set,
    const char *dns_server, struct err *err)
{
	struct policy ignored;
	struct sourcefile none;

	memset(d, 0, sizeof(*d));
	d->sts_dir = d->record_fd = d->next = -1;
	d->set = set;
	d->policies = BUF_INIT(DELIVER_POLICY_MAX);
	d->sources = BUF_INIT(DELIVER_POLICY_MAX);
	envelope_init(&d->envelope);
	if (policy_level(span_str(set->tls), &d->policy.level) == -1)
		return err_set(err, ERR_USAGE, "--tls is none, may, encrypt, "
		    "dane or verify");
	if (strcmp(set->family, "64") != 0 && strcmp(set->family, "46") != 0 &&
	    strcmp(set->family, "6") != 0 && strcmp(set->family, "4") != 0)
		return err_set(err, ERR_USAGE, "--family is 64, 46, 6 or 4");
	if (take_hostname(d, err) == -1 || open_files(d, err) == -1 ||
	    take_resolver(d, dns_server, err) == -1 ||
	    take_relay(d, err) == -1 || (set->tls_policy != NULL &&
	    (slurp_file(set->tls_policy, &d->policies, err) == -1 ||
	    policy_find(buf_span(&d->policies), SPAN("x"), &ignored, err) ==
	    -1)) || (set->source_file != NULL &&
	    (slurp_file(set->source_file, &d->sources, err) == -1 ||
	    sourcefile_find(buf_span(&d->sources), SPAN(""), SPAN("x"), &none,
	    err) == -1)))
		return -1;
	return 0;
}

int
deliver_take(struct deliver *d, bool has_envelope, struct err *err)
{
	uint64_t size;
	int fd = link_message(&size, err), got;

	if (fd == -1)
		return -1;
	if (fd != 0 && (dup2(fd, 0) == -1 || close(fd) == -1))
		return err_sys(err, "message");
	got = has_envelope ? envelope_read(&d->envelope, DELIVER_ENVELOPE_FD,
	    err) : envelope_of_one(&d->envelope, getenv("SENDER"),
	    getenv("RECIPIENT"), err);
	if (got == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	return take_credentials(d, err);
}

int
deliver_take_next(struct deliver *d, const struct nextjob *j, struct err *err)
{
	int got = broker_use(j, err);

	if (got == 0)
		got = envelope_read(&d->envelope, j->envelope, err);
	close(j->envelope);
	if (got == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	free(d->credentials);
	d->credentials = NULL;
	return take_credentials(d, err);
}

bool
deliver_is_same_login(const struct deliver *d, const struct envelope *e)
{
	return is_same_login(d, d->target.name, e);
}

pid_t
deliver_fork(const struct deliver *d, int *sock_out, struct err *err)
{
	int pair[2];
	pid_t child;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == -1)
		return err_sys(err, "socket pair");
	child = fork();
	if (child == 0) {
		const int keep[] = { 0, 1, 2, pair[1], d->sts_dir,
			d->record_fd, d->next };

		os_fds_keep(keep, LENGTH(keep));
		_exit(errand_run(d, pair[1]));
	}
	close(pair[1]);
	*sock_out = pair[0];
	return child == -1 ? err_sys(err, "fork") : child;
}

int
deliver_wait(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) == -1)
		if (errno != EINTR)
			return EX_TEMPFAIL;
	return WIFEXITED(status) ? WEXITSTATUS(status) : EX_TEMPFAIL;
}
