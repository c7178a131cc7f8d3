/* guard - see guard.h. Waiting is done here, in the process that holds the
 * privileges: the failure has been counted before, so a client that goes away
 * meanwhile has gained nothing, and no lock is held.
 * SPDX-License-Identifier: ISC */
#include "auth/guard.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "auth/banlog.h"
#include "auth/seats.h"
#include "base/log.h"
#include "base/tool.h"
#include "os/clock.h"

int
guard_open(struct guard *g, const struct guard_options *o,
    const char *service, struct err *err)
{
	*g = (struct guard){ .o = o, .seats_fd = -1, .service = service,
		.address = "-", .trusted = CIDR_LIST_INIT };
	g->throttle = (struct throttle){ o->throttle, o->slots, o->limit,
		o->half_life_ms, o->delay_ms };
	if (o->connections == NULL && (o->per_user > 0 || o->per_address > 0))
		return err_set(err, ERR_USAGE, "--user-connections and "
		    "--address-connections want --connections");
	return o->trust == NULL ? 0 :
	    cidr_list_add(&g->trusted, span_str(o->trust), err);
}

void
guard_client(struct guard *g, const char *address)
{
	struct cidr_ip ip;

	g->address = address;
	g->is_trusted = cidr_ip_parse(span_str(address), &ip) == 0 &&
	    cidr_list_find(&g->trusted, &ip) < g->trusted.n;
}

static int64_t
wall_ms(void)
{
	int64_t seconds;
	int32_t micros;

	os_clock_wall(&seconds, &micros);
	return seconds * 1000 + micros / 1000;
}

static void
wait_ms(const struct guard *g, uint64_t ms)
{
	int64_t until = os_clock_ms() + (int64_t)ms, left = (int64_t)ms;

	while (!g->hurried && left > 0) {
		(void)poll(NULL, 0, (int)left);
		left = until - os_clock_ms();
	}
}

/* Seats are kept through exec from the first that was taken: the process has
 * the lock, and becomes the session. The file is opened then and not before: an
 * authenticator that has nothing to do, because the one on its left has logged
 * in, is that session, and would lose its lock by closing the file. */
static int
take(struct guard *g, struct span who, uint64_t n)
{
	struct err err = ERR_INIT;
	int got = -1;

	if (g->seats_fd == -1)
		g->seats_fd = seats_open(g->o->connections, &err);
	if (g->seats_fd != -1)
		got = seats_take(g->seats_fd, who, (unsigned)n, &err);
	if (got == 1 && seats_keep(g->seats_fd, &err) == -1)
		got = -1;
	g->has_seat |= got == 1;
	if (got == -1)
		log_reason("connections-unknown", err.text);
	return got != 0;
}

/* Whose connections are counted together: of IPv6 the /64, which is one
 * customer's. */
static void
add_address(const struct guard *g, struct buf *who)
{
	struct span service = span_str(g->service);
	char text[CIDR_TEXT_MAX];
	struct cidr_ip ip;

	/* imap and imaps are one service with two doors. */
	if (service.n > 1 && span_ends(service, SPAN("s")))
		service.n--;
	buf_addc(who, ' ');
	buf_add(who, service);
	buf_addc(who, ' ');
	if (cidr_ip_parse(span_str(g->address), &ip) == -1) {
		buf_adds(who, g->address);
		return;
	}
	if (ip.v6)
		memset(ip.b + 8, 0, 8);
	cidr_ip_text(&ip, text);
	buf_adds(who, text);
}

static bool
is_counted(const struct guard *g, uint64_t n)
{
	return g->o->connections != NULL && n > 0 && !g->is_trusted;
}

int
guard_connect(struct guard *g)
{
	struct buf who = BUF_INIT(100);
	int got;

	if (!is_counted(g, g->o->per_address) || strcmp(g->address, "-") == 0)
		return 1;
	buf_adds(&who, "address");
	add_address(g, &who);
	got = take(g, buf_span(&who), g->o->per_address);
	buf_done(&who);
	if (got == 0)
		log_reason("connection-refused",
		    "too many connections from this address");
	return got;
}

int
guard_seat(struct guard *g, struct span user)
{
	struct buf who = BUF_INIT(1200);
	struct logline l;
	int got;

	if (!is_counted(g, g->o->per_user))
		return 1;
	buf_adds(&who, "user");
	add_address(g, &who);
	buf_addc(&who, ' ');
	buf_add(&who, user);
	got = take(g, buf_span(&who), g->o->per_user);
	buf_done(&who);
	if (got == 0) {
		log_begin(&l, "connection-refused");
		log_str(&l, "user", user);
		log_str(&l, "reason", SPAN("too many connections of this user "
		    "from this address"));
		log_end(&l);
	}
	return got;
}

int
guard_fd(const struct guard *g)
{
	return g->has_seat ? g->seats_fd : -1;
}

static struct throttle_try
attempt(const struct guard *g, struct span user, struct span password)
{
	return (struct throttle_try){ span_str(g->address), user, password,
		wall_ms() };
}

static void
tell(const struct guard *g, struct span user, const char *mechanism)
{
	if (g->o->fail2ban)
		banlog_write(span_str(g->service), span_str(g->address), user,
		    span_str(mechanism));
}

static void
refuse(struct guard *g, struct span user, const char *mechanism,
    const char *why)
{
	struct logline l;

	log_begin(&l, "auth-refused");
	log_str(&l, "user", user);
	log_str(&l, "mechanism", span_str(mechanism));
	log_str(&l, "throttle", span_str(why));
	log_str(&l, "reason", SPAN("too many failures"));
	log_end(&l);
	tell(g, user, mechanism);
	wait_ms(g, g->o->delay_ms);
}

static bool
is_uncounted(const struct guard *g)
{
	return g->o->throttle == NULL || g->is_trusted;
}

bool
guard_begin(struct guard *g, struct span user, struct span password,
    const char *mechanism)
{
	struct throttle_try a = attempt(g, user, password);
	struct throttle_verdict v;
	struct err err = ERR_INIT;

	if (is_uncounted(g))
		return true;
	if (throttle_begin(&g->throttle, &a, &v, &err) == -1) {
		log_reason("throttle-failed", err.text);
		return true;
	}
	if (v.made)
		log_reason("throttle-file-made", g->o->throttle);
	if (v.refuse)
		refuse(g, user, mechanism, v.why);
	g->under_way = !v.refuse;
	return !v.refuse;
}

void
guard_end(struct guard *g, struct span user, struct span password,
    const char *mechanism, enum throttle_end end)
{
	struct throttle_try a = attempt(g, user, password);
	uint64_t delay = g->o->delay_ms;
	struct throttle_verdict v;
	struct err err = ERR_INIT;

	if (!g->under_way && end != THROTTLE_WRONG)
		return;
	/* A token that is nobody's: there was no user to begin with. */
	if (!g->under_way && !is_uncounted(g))
		g->under_way = throttle_begin(&g->throttle, &a, &v, &err) == 0;
	if (g->under_way &&
	    throttle_end(&g->throttle, &a, end, &delay, &err) == -1)
		log_reason("throttle-failed", err.text);
	g->under_way = false;
	if (end != THROTTLE_WRONG)
		return;
	tell(g, user, mechanism);
	tool_explain("failure: the reply waits %llu ms",
	    (unsigned long long)delay);
	wait_ms(g, delay);
}
