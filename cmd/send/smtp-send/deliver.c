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
#include "base/tool.h"
#include "io/slurp.h"
#include "link/link.h"
#include "os/confine.h"
#include "os/fds.h"
#include "send/dotstuff.h"
#include "smtp/command.h"

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
	int got;

	if (set->lmtp && set->relay == NULL)
		return err_set(err, ERR_USAGE, "--lmtp wants --relay");
	if (set->relay == NULL)
		return set->auth == NULL ? 0 : err_set(err, ERR_USAGE,
		    "--auth wants --relay");
	if (hosts_target(set->relay, (uint16_t)set->port, &d->target, err) ==
	    -1)
		return -1;
	if (set->auth == NULL)
		return 0;
	d->credentials = mem_alloc(sizeof(*d->credentials));
	got = credentials_read(d->credentials, set->auth, d->target.name, err);
	return got == 1 ? 0 : got == -1 ? -1 : err_set(err, ERR_USAGE,
	    "%s: no line for %.*s", set->auth, (int)d->target.name.n,
	    d->target.name.p);
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

	memset(d, 0, sizeof(*d));
	d->sts_dir = d->record_fd = -1;
	d->set = set;
	d->policies = BUF_INIT(DELIVER_POLICY_MAX);
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
	    -1)))
		return -1;
	return 0;
}

/* Size on the network and kind of bytes: one pass that writes nothing. */
static int
look_at_message(struct deliver *d, struct err *err)
{
	struct dotstuff s;

	dotstuff_init(&s, NULL, err);
	if (stage_run(&s.stage, 0) == -1)
		return -1;
	d->message = (struct message_facts){ s.size, s.eight };
	return 0;
}

static int
take_environment(struct deliver *d, struct err *err)
{
	const char *sender = getenv("SENDER"), *rcpt = getenv("RECIPIENT");
	struct address a = { .n = 0 };

	if (rcpt == NULL)
		return err_set(err, ERR_USAGE, "no envelope on descriptor 3, "
		    "and RECIPIENT is not set");
	if (sender != NULL && *sender != '\0' && address_parse(span_str(sender),
	    ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "SENDER is no address");
	envelope_set_sender(&d->envelope, &a, SPAN(""));
	if (address_parse(span_str(rcpt), ADDRESS_UTF8, &a, err) == -1)
		return err_set(err, ERR_USAGE, "RECIPIENT is no address");
	return envelope_add(&d->envelope, &a, SPAN(""), err);
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
	    err) : take_environment(d, err);
	if (got == -1) {
		err->kind = ERR_TEMP;
		return -1;
	}
	return look_at_message(d, err);
}

/* Where these recipients' mail goes: --relay, or their domain, which must be
 * one: queue-run sorts them so. */
static int
find_target(const struct deliver *d, struct target *t, struct err *err)
{
	struct span domain = address_domain(&d->envelope.rcpts[0].address);
	size_t i;

	if (d->set->relay != NULL) {
		*t = d->target;
		return 0;
	}
	for (i = 1; i < d->envelope.n; i++)
		if (!span_ieq(address_domain(&d->envelope.rcpts[i].address),
		    domain))
			return err_set(err, ERR_TEMP, "4.3.5 recipients of "
			    "several domains, and no --relay");
	*t = (struct target){ domain, false, (uint16_t)d->set->port };
	if (domain.n > 2 && domain.p[0] == '[') {
		t->name = span_sub(domain, 1, domain.n - 1);
		t->exact = true;
		if (span_istarts(t->name, SPAN("IPv6:")))
			t->name = span_from(t->name, 5);
	}
	return domain.n > 0 ? 0 : err_set(err, ERR_TEMP, "4.3.5 a recipient "
	    "without a domain, and no --relay");
}

static void
try_hosts(struct session *s, const struct hosts *h, uint64_t most)
{
	enum session_end end = SESSION_NEXT;
	size_t i;

	for (i = 0; i < h->n && i < most && end != SESSION_DONE; i++) {
		const struct host *host = &h->list[i];

		end = session_run(s, host, h->by_mx, false);
		if (end == SESSION_CLEAR)
			end = session_run(s, host, h->by_mx, true);
	}
	if (s->report->open > 0)
		report_rest(s->report, s->hard ? RESULT_FAILED :
		    RESULT_DEFERRED, "", span_str(s->why[0] != '\0' ? s->why :
		    "4.4.1 no host could be reached"));
}

static int
exit_code(const struct report *r, bool reached)
{
	if (report_count(r, RESULT_DEFERRED) > 0)
		return reached ? EX_TEMPFAIL : EX_NOHOST;
	return report_count(r, RESULT_FAILED) > 0 ? EX_UNAVAILABLE : EX_OK;
}

/* What was found out before there was a host, for everybody. */
static void
tell_err(struct report *r, const struct err *err)
{
	struct buf b = BUF_INIT(400);

	buf_addf(&b, "%s%s", span_is_digit(err->text[0]) ? "" : "4.4.3 ",
	    err->text);
	report_rest(r, err->kind == ERR_PERM ? RESULT_FAILED :
	    RESULT_DEFERRED, "", buf_span(&b));
	buf_done(&b);
}

static int
confine(const struct deliver *d, struct err *err)
{
	unsigned what = OS_STDIO | OS_DNS | OS_PASSFD;

	if (d->sts_dir == -1)
		return os_confine(what, NULL, 0, err);
	return os_confine(what | OS_WRITEDIR, &d->sts_dir, 1, err);
}

/* MTA-STS is for domains whose MX hosts the DNS names, and for which the
 * administrator has not said otherwise. */
static void
heed_sts(struct session *s, const struct deliver *d, const struct target *t,
    struct sts *sts)
{
	const struct sts_ask ask = { d->set, &d->resolver, s->broker,
		d->sts_dir };

	*sts = (struct sts){ .found = false };
	tlsrecord_init(&s->record, d->record_fd, t->name);
	if (d->sts_dir == -1 || d->set->relay != NULL || t->exact ||
	    s->policy.named || s->policy.level == POLICY_NONE)
		return;
	sts_find(sts, &ask, t->name);
	s->sts = sts;
	if (sts->found)
		tlsrecord_policy(&s->record, "sts", sts->kept.text);
	if (sts->failure != NULL)
		tlsrecord_put(&s->record, NULL, sts->failure, sts->err.text);
}

/* The child's work, confined: its exit code. */
static int
deliver(const struct deliver *d, int broker)
{
	struct report report;
	struct session s = { .set = d->set, .envelope = &d->envelope,
		.message = &d->message, .report = &report, .broker = broker,
		.credentials = d->credentials, .policy = d->policy,
		.resolver = &d->resolver };
	struct err err = ERR_INIT;
	struct target t;
	struct hosts h = { .n = 0 };
	struct sts sts;

	report_init(&report, &d->envelope, d->set->dry_run);
	if (confine(d, &err) == -1 ||
	    find_target(d, &t, &err) == -1 ||
	    policy_find(buf_span(&d->policies), t.name, &s.policy, &err) ==
	    -1) {
		/* Our own fault, and no news of the destination. */
		s.reached = true;
		tell_err(&report, &err);
	} else if (hosts_find(&h, &d->resolver, &t, d->set, &err) == -1) {
		tell_err(&report, &err);
	} else {
		heed_sts(&s, d, &t, &sts);
		try_hosts(&s, &h, d->set->hosts);
		sts_done(&sts);
	}
	if (report.first[0] != '\0')
		(void)dprintf(2, "%s\n", report.first);
	return exit_code(&report, s.reached);
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
			d->record_fd };

		os_fds_keep(keep, LENGTH(keep));
		_exit(deliver(d, pair[1]));
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
