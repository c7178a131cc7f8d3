/* dkim-sign - add DKIM-Signature fields to a message (RFC 6376, RFC 8463).
 * message link: the message on descriptor 0; the signed one is handed to the
 * program, or written to standard output. A confined child reads the message
 * and holds the keys; this process only puts its fields on top.
 * SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/tool.h"
#include "keys.h"
#include "link/amend.h"
#include "link/half.h"
#include "link/link.h"
#include "os/clock.h"
#include "settings.h"
#include "work.h"

/* -n: every key is loaded, not just the ones one message needs. */
static int
check_keys(const struct settings *s, struct err *err)
{
	struct keys keys;
	size_t i;
	int dir, r = 0;

	keys_init(&keys);
	for (i = 0; i < s->keys.n && r == 0; i++)
		r = keys_load(&keys, s->selectors.items[i], s->keys.items[i],
		    err);
	for (i = 0; i < keys.n; i++)
		if (sign_key_is_weak(&keys.at[i].key))
			log_reason("weak-key", keys.at[i].selector);
	keys_done(&keys);
	if (s->key_dir == NULL || r == -1)
		return r;
	if ((dir = open(s->key_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) == -1)
		return err_sys(err, "--key-dir %s", s->key_dir);
	r = keys_check(dir, err);
	close(dir);
	return r;
}

/* Our other half has met hostile bytes: only fields of the one name, folded,
 * printable, leave it. */
static int
check_fields(struct span fields, struct err *err)
{
	struct span line;
	bool first = true, good = fields.n > 0 && span_ends(fields, SPAN("\n"));
	size_t i;

	for (; good && fields.n > 0; first = false) {
		(void)span_cut(&fields, '\n', &line);
		good = span_starts(line, SPAN("DKIM-Signature: ")) ||
		    (!first && span_starts(line, SPAN("\t")) && line.n > 2);
		for (i = 1; good && i < line.n; i++)
			good = line.p[i] >= ' ' && line.p[i] < 0x7f;
	}
	return good ? 0 : err_set(err, ERR_TEMP, "no usable signature");
}

static void
log_unsigned(const char *reason, struct span domain)
{
	struct logline l;

	log_begin(&l, "dkim-unsigned");
	log_str(&l, "reason", span_str(reason));
	if (domain.n > 0)
		log_str(&l, "domain", domain);
	log_end(&l);
}

/* The message that goes on: its descriptor, or -1 with err. */
static int
act(const struct settings *s, int fd, struct buf *answer, struct err *err)
{
	struct span text = span_from(buf_span(answer), 1);

	switch (answer->len == 0 ? 0 : answer->p[0]) {
	case WORK_SIGNED:
		return check_fields(text, err) == -1 ? -1 :
		    amend_with(fd, text, err);
	case WORK_NO_KEY:
		if (!s->pass_no_key)
			return err_set(err, ERR_TEMP, "4.7.0 no DKIM key for "
			    "%.*s", (int)text.n, text.p);
		log_unsigned("no key", text);
		return fd;
	case WORK_UNSIGNABLE:
		if (!s->pass_unsignable)
			return err_set(err, ERR_DATA, "5.6.0 %.*s",
			    (int)text.n, text.p);
		log_unsigned(buf_str(answer) + 1, span_str(""));
		return fd;
	}
	return err_set(err, ERR_TEMP, "no answer");
}

int
main(int argc, char **argv)
{
	const struct tool tool = { "dkim-sign", TOOL_LINK,
		"[-enVh] [options] [program [argument ...]]",
		"rsa-sha256 ed25519-sha256", settings_rows, settings_n_rows };
	struct buf answer = BUF_INIT(WORK_OUTPUT_MAX);
	struct err err = ERR_INIT;
	struct settings settings;
	struct work work;
	int32_t micros;
	uint64_t size;
	char **next;
	int fd;

	tool_init(&tool);
	settings_init(&settings);
	next = tool_options(argc, argv, &settings);
	if (settings_understand(&settings, &err) == -1 ||
	    (tool_checking() && check_keys(&settings, &err) == -1))
		tool_die(&err);
	tool_checked(&settings);
	os_clock_wall(&work.now, &micros);
	if (settings.time != 0)
		work.now = (int64_t)settings.time;
	work.settings = &settings;
	if ((fd = link_message(&size, &err)) == -1 ||
	    half_run(work_sign, &work, fd, -1, &answer, &err) == -1 ||
	    (fd = act(&settings, fd, &answer, &err)) == -1 ||
	    link_pass(fd, next, &err) == -1)
		tool_die(&err);
	buf_done(&answer);
	return EX_OK;
}
