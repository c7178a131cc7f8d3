/* sqlmap - see sqlmap.h.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "sql/sqlmap.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "map/mapkey.h"
#include "map/socketmap.h"
#include "map/socketserve.h"
#include "os/clock.h"
#include "os/confine.h"
#include "os/cred.h"
#include "os/secrecy.h"
#include "text/utf8.h"

#define IDLE_MS 3600000              /* map-query ends us before */

int
sqlmap_open(struct sqlmap *m, const struct sqlmap_kind *kind,
    const char *path, uint64_t timeout_ms, struct err *err)
{
	size_t i;

	memset(m, 0, sizeof(*m));
	m->kind = kind;
	m->timeout_ms = timeout_ms;
	for (i = 0; i < SQLQUERY_PARAMETERS_MAX; i++)
		buf_init(&m->values[i], SQLQUERY_VALUE_MAX);
	sqlconf_init(&m->conf, kind->dialect);
	return sqlconf_read(&m->conf, path, err);
}

static void
hang_up(struct sqlmap *m)
{
	if (m->connection != NULL)
		m->kind->hang_up(m);
	m->connection = NULL;
}

void
sqlmap_close(struct sqlmap *m)
{
	size_t i;

	hang_up(m);
	for (i = 0; i < SQLQUERY_PARAMETERS_MAX; i++)
		buf_done(&m->values[i]);
	sqlconf_done(&m->conf);
}

void
sqlmap_take(struct sqlmap *m, struct span column)
{
	struct buf one = BUF_INIT(SOCKETMAP_VALUE_MAX);

	if (column.n > 0 && mapkey_format(&one, m->conf.format, column,
	    m->key) == 1) {
		if (m->n_results++ > 0)
			buf_adds(m->result, ", ");
		buf_add(m->result, buf_span(&one));
		m->result->over = m->result->over || one.over;
	}
	buf_done(&one);
}

/* A question from the start, on the next host when there is no connection. What
 * is left is shared out, so that one that does not answer leaves time for
 * those behind it. */
static int
ask_once(struct sqlmap *m, int64_t until, size_t hosts_left, struct err *err)
{
	int64_t now = os_clock_ms(), share = (until - now) /
	    (int64_t)hosts_left;
	const struct sqlconf_host *host = &m->conf.hosts[m->host];

	if (until <= now)
		return err_set(err, ERR_TEMP, "no answer in time");
	buf_reset(m->result);
	m->n_results = 0;
	if (m->connection == NULL) {
		if (m->kind->connect(m, host, now + share, err) == -1) {
			tool_explain("%s: %s", host->text, err->text);
			hang_up(m);
			return -1;
		}
		tool_explain("%s: connected", host->text);
	}
	if (m->kind->ask(m, now + share, err) == 0)
		return 0;
	tool_explain("%s: %s", host->text, err->text);
	if (err->kind == ERR_PROTO)
		hang_up(m);
	return -1;
}

/* A connection that was kept may have ended meanwhile: that costs no host its
 * turn. */
static int
ask(struct sqlmap *m, struct err *err)
{
	int64_t until = os_clock_ms() + (int64_t)m->timeout_ms;
	size_t left = m->conf.n_hosts;
	bool kept = m->connection != NULL;

	for (;;) {
		if (ask_once(m, until, left, err) == 0)
			return 0;
		if (m->connection != NULL)
			return -1;
		if (!kept) {
			m->host = (m->host + 1) % m->conf.n_hosts;
			if (--left == 0)
				return -1;
		}
		kept = false;
	}
}

/* No address has such bytes, and a database would take offence at them. */
static bool
is_text(struct span s)
{
	size_t i, n;

	for (i = 0; i < s.n; i += n) {
		n = utf8_length(span_from(s, i));
		if (n == 0 || s.p[i] == '\0')
			return false;
	}
	return true;
}

static int
find(void *self, struct span name, struct span key, struct buf *value,
    struct err *err)
{
	struct sqlmap *m = self;
	struct buf low = BUF_INIT(SOCKETMAP_KEY_MAX);
	size_t i;
	int got;

	(void)name;
	for (i = 0; i < key.n; i++)
		buf_addc(&low, span_lower(key.p[i]));
	m->key = buf_span(&low);
	m->result = value;
	got = key.n > 0 && is_text(key) && mapkey_is_in(m->key,
	    m->conf.domains);
	for (i = 0; got == 1 && i < m->conf.question.n; i++) {
		buf_reset(&m->values[i]);
		got = sqlquery_value(&m->conf.question, i, m->key,
		    &m->values[i], err);
	}
	if (got == 1 && ask(m, err) == -1)
		got = -1;
	if (got == 1 && m->conf.limit > 0 && m->n_results > m->conf.limit)
		got = err_set(err, ERR_TEMP, "more than %llu values",
		    (unsigned long long)m->conf.limit);
	if (got == 1 && m->n_results == 0)
		got = 0;
	buf_done(&low);
	if (got == -1)
		err->kind = ERR_TEMP;
	return got;
}

static int
step_down(unsigned what, const char *dir, struct err *err)
{
	static const struct os_ids ids = { SQLMAP_ID, SQLMAP_ID };
	int fd = open(dir != NULL ? dir : "/", O_RDONLY | O_DIRECTORY |
	    O_CLOEXEC), r;

	if (fd == -1)
		return err_sys(err, "%s", dir != NULL ? dir : "/");
	os_secrecy();
	r = os_cred_is_root() ? os_cred_become(&ids, err) : 0;
	if (r == 0)
		r = os_confine(OS_STDIO | OS_READDIR | what, &fd, 1, err);
	close(fd);
	return r;
}

int
sqlmap_serve(struct sqlmap *m, unsigned what, const char *dir,
    struct err *err)
{
	const struct socketserve serve = { .self = m, .find = find,
		.reasons = true, .idle_ms = IDLE_MS };

	return step_down(what, dir, err) == 0 ? socketserve_run(&serve, err) :
	    -1;
}
