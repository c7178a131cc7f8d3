/* left - see left.h.
 * SPDX-License-Identifier: ISC */
#include "left.h"

#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/tool.h"
#include "io/slurp.h"
#include "link/chain.h"
#include "os/exe.h"

#define QUEUE_MS 600000

static bool
has_domain(struct span domains, struct span domain)
{
	struct span line;

	while (domains.n > 0 && span_cut(&domains, '\n', &line))
		if (span_ieq(span_trim(line), domain))
			return true;
	return false;
}

int
left_mark_remote(struct recipients *r, const char *path, struct err *err)
{
	struct buf domains = BUF_INIT(LEFT_DOMAINS_MAX);
	size_t i;

	if (path == NULL)
		return 0;
	if (slurp_file(path, &domains, err) == -1)
		return -1;
	for (i = 0; i < r->n; i++) {
		struct span domain = span_str(r->list[i].domain);

		/* <postmaster> without a domain is ours. */
		if (domain.n == 0 || has_domain(buf_span(&domains), domain))
			continue;
		recipients_set(r, &r->list[i], OUTCOME_LEFT, 0, "");
		tool_explain("%s: not ours", r->list[i].address);
	}
	buf_done(&domains);
	return 0;
}

/* From the environment there is one recipient, without parameters. */
static int
add_parsed(struct envelope *e, const struct recipients *r,
    const struct recipient *who, struct err *err)
{
	struct address a = { .n = 0 };

	if (*r->sender != '\0' && address_parse(span_str(r->sender),
	    ADDRESS_UTF8, &a, err) == -1)
		return -1;
	envelope_set_sender(e, &a, SPAN(""));
	if (address_parse(span_str(who->address), ADDRESS_UTF8, &a, err) == -1)
		return -1;
	return envelope_add(e, &a, SPAN(""), err);
}

static int
write_envelope(const struct recipients *r, enum outcome outcome,
    struct err *err)
{
	struct envelope e;
	size_t i;
	int fd = 0;

	envelope_init(&e);
	envelope_set_sender(&e, &r->envelope.sender, r->envelope.params);
	for (i = 0; i < r->n && fd != -1; i++) {
		const struct recipient *who = &r->list[i];

		if (who->outcome != outcome)
			continue;
		fd = who->source == NULL ? add_parsed(&e, r, who, err) :
		    envelope_add(&e, &who->source->address,
		    who->source->params, err);
	}
	if (fd != -1)
		fd = envelope_write(&e, err);
	envelope_done(&e);
	return fd;
}

static int
run_queue(const char *queue, int message_fd, int envelope_fd, struct err *err)
{
	struct buf path = BUF_INIT(4096);
	char *argv[4] = { NULL, (char *)(size_t)"--queue",
		(char *)(size_t)queue, NULL };
	struct chain c = chain_of(argv, message_fd);
	struct chain_result result;
	int r;

	os_exe_sibling("mail-deliver", "mail-queue", &path);
	argv[0] = path.p;
	c.envelope_fd = envelope_fd;
	c.timeout_ms = QUEUE_MS;
	r = chain_run(&c, &result, err);
	if (r == 0 && result.verdict != CHAIN_OK)
		r = err_set(err, ERR_TEMP, "4.3.0 cannot be queued");
	buf_done(&path);
	return r;
}

int
left_queue(struct recipients *r, enum outcome outcome, const char *queue,
    int message_fd, struct err *err)
{
	size_t i, n = recipients_count(r, outcome);
	int fd, got;

	if (n == 0)
		return 0;
	if ((fd = write_envelope(r, outcome, err)) == -1)
		return -1;
	got = run_queue(queue, message_fd, fd, err);
	close(fd);
	if (got == -1)
		return -1;
	for (i = 0; i < r->n; i++)
		if (r->list[i].outcome == outcome)
			recipients_set(r, &r->list[i], OUTCOME_QUEUED, 0, "");
	return (int)n;
}
