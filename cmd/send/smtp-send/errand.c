/* errand - see errand.h.
 * SPDX-License-Identifier: ISC */
#include "errand.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "broker.h"
#include "headlook.h"
#include "os/confine.h"
#include "send/dotstuff.h"
#include "smtp/param.h"
#include "sourcefile.h"

/* All that is known while one destination's messages are sent. */
struct errand {
	const struct deliver *d;
	struct envelope envelope;
	struct message_facts message;
	struct report report;
	struct session s;
	struct hosts h;
	struct sts sts;
	struct target target;
	struct buf name;             /* what target.name points into */
	struct sourcefile from;      /* --source-file's line */
	struct option_list source;
	unsigned demands;            /* of the messages for these hosts */
	bool found;                  /* hosts and policy are those of target */
};

/* Where these recipients' mail goes: --relay, or their domain, which must be
 * one: queue-run sorts them so. */
static int
find_target(const struct deliver *d, const struct envelope *e,
    struct target *t, struct err *err)
{
	struct span domain = address_domain(&e->rcpts[0].address);
	size_t i;

	if (d->set->relay != NULL) {
		*t = d->target;
		return 0;
	}
	for (i = 1; i < e->n; i++)
		if (!span_ieq(address_domain(&e->rcpts[i].address), domain))
			return err_set(err, ERR_TEMP, "4.3.5 recipients of "
			    "several domains, and no --relay");
	*t = (struct target){ .name = domain,
	    .port = (uint16_t)d->set->port, .service = HOSTS_SMTP_PORT };
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
		while (end == SESSION_AGAIN)
			end = session_run(s, host, h->by_mx, !s->tls);
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

static void
forget_target(struct errand *e)
{
	session_leave(&e->s);
	if (e->found) {
		hosts_done(&e->h);
		sts_done(&e->sts);
	}
	e->found = false;
}

/* Size on the network and kind of bytes: one pass that writes nothing. */
static int
look_at_message(struct errand *e, struct err *err)
{
	struct headlook h;
	struct dotstuff d;

	headlook_init(&h, &d.stage, err);
	dotstuff_init(&d, NULL, err);
	if (stage_run(&h.stage, 0) == -1)
		return -1;
	e->message = (struct message_facts){ d.size, d.eight, h.eight,
		h.tls_not_required };
	return 0;
}

/* Of TLS: a session is for messages that want the same. */
static unsigned
demands_of(const struct errand *e)
{
	struct span ignored;

	return (param_get(e->envelope.params, SPAN("REQUIRETLS"), &ignored) ?
	    1u : 0u) | (e->message.tls_not_required ? 2u : 0u);
}

static int
find_source(const struct errand *e, const struct target *t,
    struct sourcefile *out, struct err *err)
{
	return sourcefile_find(buf_span(&e->d->sources),
	    address_span(&e->envelope.sender), t->name, out, err);
}

static bool
is_same_source(const struct errand *e, const struct target *t)
{
	struct sourcefile from;
	struct err err = ERR_INIT;

	return find_source(e, t, &from, &err) == 0 &&
	    from.line.p == e->from.line.p;
}

/* Who we are there: --source-file, or the options. */
static int
choose_source(struct errand *e, struct err *err)
{
	size_t i;

	if (find_source(e, &e->target, &e->from, err) == -1)
		return -1;
	e->s.hostname = e->from.name[0] != '\0' ? e->from.name :
	    e->d->set->hostname;
	e->source.n = e->from.n;
	for (i = 0; i < e->from.n; i++)
		e->source.items[i] = e->from.addresses[i];
	e->s.source = e->from.n > 0 ? &e->source : &e->d->set->source;
	return 0;
}

/* The same hosts, and the same demands on them? */
static bool
is_same_target(const struct errand *e, const struct target *t)
{
	return e->found && span_ieq(t->name, e->target.name) &&
	    t->exact == e->target.exact && t->port == e->target.port &&
	    e->demands == demands_of(e) && is_same_source(e, t);
}

/* Hosts and policies of a target: 0, or -1 when that has been reported. */
static int
look_up_target(struct errand *e, const struct target *t)
{
	const struct deliver *d = e->d;
	struct err err = ERR_INIT;

	forget_target(e);
	/* It points into an envelope that another may follow. */
	buf_reset(&e->name);
	buf_add(&e->name, t->name);
	e->target = *t;
	e->target.name = buf_span(&e->name);
	e->s.policy = d->policy;
	e->s.sts = NULL;
	if (choose_source(e, &err) == -1 ||
	    policy_find(buf_span(&d->policies), e->target.name, &e->s.policy,
	    &err) == -1) {
		/* Our own fault, and no news of the destination. */
		e->s.reached = true;
		tell_err(&e->report, &err);
		return -1;
	}
	if (hosts_find(&e->h, &d->resolver, &e->target, d->set, &err) == -1) {
		hosts_done(&e->h);
		tell_err(&e->report, &err);
		return -1;
	}
	heed_sts(&e->s, d, &e->target, &e->sts);
	e->demands = demands_of(e);
	e->found = true;
	return 0;
}

/* One message: its exit code. */
static int
send_one(struct errand *e)
{
	struct err err = ERR_INIT;
	struct target t;

	report_init(&e->report, &e->envelope, e->d->set->dry_run);
	e->s.reached = e->s.hard = false;
	e->s.why[0] = '\0';
	if (look_at_message(e, &err) == -1 ||
	    find_target(e->d, &e->envelope, &t, &err) == -1) {
		e->s.reached = true;
		tell_err(&e->report, &err);
	} else {
		if (is_same_target(e, &t) && session_is_open(&e->s))
			session_again(&e->s);
		if (e->report.open > 0 && (is_same_target(e, &t) ||
		    look_up_target(e, &t) == 0))
			try_hosts(&e->s, &e->h, e->d->set->hosts);
	}
	if (e->report.first[0] != '\0')
		(void)dprintf(2, "%s\n", e->report.first);
	return exit_code(&e->report, e->s.reached);
}

/* Another message for a session that can go on: as broker_next. */
static int
take_next(struct errand *e, int code)
{
	struct err err = ERR_INIT;
	int fd, got = broker_next(e->d, e->s.broker, code, e->report.first,
	    &fd);

	if (got != 1)
		return got;
	got = envelope_read(&e->envelope, fd, &err);
	close(fd);
	return got == 0 && e->envelope.n > 0 ? 1 : -1;
}

int
errand_run(const struct deliver *d, int broker)
{
	struct errand e = { .d = d, .name = BUF_INIT(4096), .s = {
		.set = d->set, .envelope = &e.envelope,
		.message = &e.message, .report = &e.report, .broker = broker,
		.credentials = d->credentials, .resolver = &d->resolver } };
	struct err err = ERR_INIT;
	int code = EX_TEMPFAIL, got = 0;

	e.envelope = d->envelope;
	if (confine(d, &err) == -1) {
		report_init(&e.report, &e.envelope, d->set->dry_run);
		tell_err(&e.report, &err);
		return EX_TEMPFAIL;
	}
	do {
		code = send_one(&e);
		if (session_is_open(&e.s) && d->reuse)
			got = take_next(&e, code);
		else
			got = 0;
		report_done(&e.report);
	} while (got == 1);
	session_leave(&e.s);
	return got == -1 ? EX_TEMPFAIL : code;
}
