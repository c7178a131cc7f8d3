/* lookup - see lookup.h.
 * SPDX-License-Identifier: ISC */
#include "lookup.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "dns/resolver.h"
#include "io/slurp.h"
#include "os/confine.h"
#include "os/fdpass.h"
#include "os/fds.h"

#define CONF_MAX 65536
#define WAIT_MS (RESOLVER_ALL_MS + 5000)

static void
take_records(const struct resolver_question *q, struct ruledns_answer *out)
{
	const struct resolver_answer *a = q->answer;
	size_t i;

	out->result = q->result;
	if (q->result == -1)
		memcpy(out->why, q->err.text, sizeof(out->why) - 1);
	for (i = 0; q->result == 1 && i < a->n; i++) {
		const struct resolver_record *r = &a->records[i];
		bool v6 = q->type == DNSMSG_AAAA;
		struct span name = span_str(r->name);

		if (r->name == NULL && out->n_ips < RULEDNS_IPS &&
		    r->data.n == (v6 ? 16 : 4))
			cidr_ip_bytes(r->data.p, v6,
			    &out->ips[out->n_ips++]);
		if (r->name == NULL || out->n_names == RULEDNS_NAMES ||
		    name.n > RULEDNS_NAME_MAX)
			continue;
		memcpy(out->names[out->n_names], name.p, name.n);
		out->names[out->n_names++][name.n] = '\0';
	}
}

/* Names and types are looked at once more: the session may have been broken. */
static size_t
answer(const struct resolver *r, const struct ruledns_question *asked,
    struct ruledns_answer *out, size_t n)
{
	struct resolver_question q[RULEDNS_AT_ONCE];
	struct resolver_answer records[RULEDNS_AT_ONCE];
	size_t i;

	memset(q, 0, sizeof(q));
	memset(out, 0, n * sizeof(*out));
	for (i = 0; i < n; i++) {
		resolver_answer_init(&records[i]);
		q[i].name = span_of(asked[i].name, strnlen(asked[i].name,
		    sizeof(asked[i].name)));
		q[i].type = (enum dnsmsg_type)asked[i].type;
		q[i].answer = &records[i];
		if (!ruledns_is_name(q[i].name))
			return 0;
	}
	resolver_ask_all(r, q, n);
	for (i = 0; i < n; i++) {
		take_records(&q[i], &out[i]);
		resolver_answer_done(&records[i]);
	}
	return n;
}

static void
serve(const struct resolver *r, int sock)
{
	struct ruledns_question q[RULEDNS_AT_ONCE];
	struct ruledns_answer a[RULEDNS_AT_ONCE];
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
	long got;

	while ((got = os_fdpass_recv(sock, (char *)q, sizeof(q), -1, fds,
	    &n_fds, &err)) > 0) {
		size_t n = (size_t)got / sizeof(q[0]);

		if (n_fds > 0 || (size_t)got % sizeof(q[0]) != 0 ||
		    answer(r, q, a, n) != n)
			break;
		if (os_fdpass_send(sock, span_of((const char *)a,
		    n * sizeof(a[0])), NULL, 0, &err) == -1)
			break;
	}
}

static int
find_servers(struct resolver *r, struct err *err)
{
	struct buf conf = BUF_INIT(CONF_MAX);
	int ok;

	/* No resolv.conf: this machine's own server. */
	if (slurp_file("/etc/resolv.conf", &conf, NULL) == -1)
		buf_reset(&conf);
	ok = resolver_init(r, getenv("DNS_SERVER"), buf_span(&conf), err);
	buf_done(&conf);
	return ok;
}

int
lookup_start(int *sock_out, struct err *err)
{
	struct resolver r;
	int pair[2], keep[4];
	pid_t pid;

	if (find_servers(&r, err) == -1)
		return -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == -1)
		return err_sys(err, "socket pair");
	(void)fcntl(pair[0], F_SETFD, FD_CLOEXEC);
	(void)fcntl(pair[1], F_SETFD, FD_CLOEXEC);
	pid = fork();
	if (pid == 0) {
		keep[0] = keep[1] = -1;
		keep[2] = 2;
		keep[3] = pair[1];
		if (os_fds_arrange(keep, LENGTH(keep)) == 0 &&
		    os_confine(OS_STDIO | OS_DNS, NULL, 0, err) == 0)
			serve(&r, 3);
		_exit(0);
	}
	if (pid == -1)
		err_sys(err, "fork");
	close(pair[1]);
	*sock_out = pair[0];
	if (pid == -1)
		close(pair[0]);
	return pid == -1 ? -1 : 0;
}

void
lookup_ask(int sock, struct rulejudge_asked *asked, size_t n)
{
	struct ruledns_question q[RULEDNS_AT_ONCE];
	struct ruledns_answer a[RULEDNS_AT_ONCE];
	struct err err = ERR_INIT;
	int fds[OS_FDPASS_MAX];
	size_t n_fds, i;
	long got = -1;

	memset(q, 0, sizeof(q));
	if (n > RULEDNS_AT_ONCE)
		n = RULEDNS_AT_ONCE;
	for (i = 0; i < n; i++)
		q[i] = asked[i].q;
	if (os_fdpass_send(sock, span_of((const char *)q, n * sizeof(q[0])),
	    NULL, 0, &err) == 0)
		got = os_fdpass_recv(sock, (char *)a, sizeof(a), WAIT_MS, fds,
		    &n_fds, &err);
	for (i = 0; i < n; i++) {
		if (got == (long)(n * sizeof(a[0])))
			asked[i].a = a[i];
		asked[i].a.why[sizeof(asked[i].a.why) - 1] = '\0';
	}
}
