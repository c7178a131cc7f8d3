/* sendtls - see sendtls.h. The broker believes nothing of a request but that it
 * is about this one socket: what it holds becomes words on the engine's command
 * line only when they look like what they should be.
 * SPDX-License-Identifier: ISC */
#include "sendtls.h"

#include <string.h>
#include <unistd.h>

#include "base/tool.h"
#include "os/cred.h"
#include "os/exe.h"
#include "os/fdpass.h"
#include "tls/tlsclient.h"

#define ENGINE_ID 65534

int
sendtls_start(int broker, int net, const struct sendtls *want,
    int plain_out[2], struct buf *facts, struct err *err)
{
	struct buf b = BUF_INIT(SENDTLS_REQUEST_MAX);
	char answer[TLSCLIENT_FACTS_MAX + 1];
	int fds[OS_FDPASS_MAX];
	size_t i, n_fds = 0;
	long n = -1;

	buf_addf(&b, "T%s%c%s%c", want->host, 0, want->verify, 0);
	buf_add(&b, want->also);
	buf_addc(&b, 0);
	for (i = 0; i < want->n_tlsa; i++) {
		buf_adds(&b, want->tlsa[i]);
		buf_addc(&b, 0);
	}
	if (!buf_ok(&b))
		err_set(err, ERR_TEMP, "TLS request too large");
	else if (os_fdpass_send(broker, buf_span(&b), &net, 1, err) == 0)
		n = os_fdpass_recv(broker, answer, sizeof(answer),
		    TLSCLIENT_HANDSHAKE_MS + 2 * TLSCLIENT_GRACE_MS, fds,
		    &n_fds, err);
	buf_done(&b);
	if (n == 0)
		return err_set(err, ERR_TEMP, "the TLS broker has gone");
	if (n > 0 && answer[0] == '0' && n_fds == 2) {
		plain_out[0] = fds[0];
		plain_out[1] = fds[1];
		buf_add(facts, span_of(answer + 1, (size_t)n - 1));
		return 0;
	}
	while (n_fds > 0)
		close(fds[--n_fds]);
	if (n > 0)
		err_set(err, answer[0] == 'P' ? ERR_PERM : answer[0] == 'H' ?
		    ERR_PROTO : ERR_TEMP, "%.*s", (int)n - 1, answer + 1);
	return -1;
}

/* Letters, digits and what else names, addresses and TLSA records have; not an
 * option. */
static bool
is_plain_word(const char *s)
{
	size_t i;

	for (i = 0; s[i] != '\0'; i++)
		if (!span_is_alpha(s[i]) && !span_is_digit(s[i]) &&
		    memchr(".-_: ", s[i], 5) == NULL)
			return false;
	return s[0] != '-';
}

/* The words of a request, which ends in a NUL: 0 or -1. */
static int
read_request(char *bytes, size_t n, struct tlsclient_settings *s,
    const char **also, const char **tlsa)
{
	const char *words[3 + SENDTLS_TLSA_MAX];
	size_t i, n_words = 0;

	if (n == 0 || bytes[n - 1] != '\0')
		return -1;
	for (i = 0; i < n; i += strlen(bytes + i) + 1) {
		if (n_words == LENGTH(words) || !is_plain_word(bytes + i))
			return -1;
		words[n_words++] = bytes + i;
	}
	if (n_words < 3 || words[0][0] == '\0')
		return -1;
	s->name = words[0];
	s->verify = words[1];
	*also = words[2];
	s->also = also;
	s->n_also = words[2][0] != '\0';
	for (i = 3; i < n_words; i++)
		tlsa[i - 3] = words[i];
	s->tlsa = tlsa;
	s->n_tlsa = n_words - 3;
	return 0;
}

static void
refuse(int sock, const struct err *err)
{
	struct buf b = BUF_INIT(1000);

	buf_addc(&b, err->kind == ERR_PERM ? 'P' : err->kind == ERR_PROTO ?
	    'H' : 'T');
	buf_adds(&b, err->text);
	(void)!os_fdpass_send(sock, buf_span(&b), NULL, 0, NULL);
	buf_done(&b);
}

static void
serve_one(int sock, const struct tlsclient_settings *s, int net)
{
	struct buf facts = BUF_INIT(TLSCLIENT_FACTS_MAX);
	const int nets[2] = { net, net };
	struct err err = ERR_INIT;
	struct tlsclient c;
	int plain[2];

	buf_addc(&facts, '0');
	if (tlsclient_open(&c, s, &err) == -1) {
		refuse(sock, &err);
		return;
	}
	if (tlsclient_start(&c, nets, plain, &facts, &err) == -1) {
		refuse(sock, &err);
	} else {
		(void)!os_fdpass_send(sock, buf_span(&facts), plain, 2, NULL);
		close(plain[0]);
		close(plain[1]);
	}
	tlsclient_close(&c);
	buf_done(&facts);
}

void
sendtls_serve(int sock, struct span request, const int *fds, size_t n_fds,
    const char *ca)
{
	const struct os_ids engine_ids = { ENGINE_ID, ENGINE_ID };
	struct buf engine = BUF_INIT(4096), words = BUF_INIT(
	    SENDTLS_REQUEST_MAX);
	const char *also, *tlsa[SENDTLS_TLSA_MAX];
	struct tlsclient_settings s = { .ca = ca,
		.ids = os_cred_is_root() ? &engine_ids : NULL,
		.handshake_ms = TLSCLIENT_HANDSHAKE_MS,
		.idle_ms = TLSCLIENT_IDLE_MS, .explain = tool_explaining() };
	struct err err = ERR_INIT;

	os_exe_sibling("smtp-send", "tls-engine", &engine);
	s.engine = buf_str(&engine);
	buf_add(&words, request);
	if (n_fds != 1 || read_request(words.p, words.len, &s, &also, tlsa) ==
	    -1) {
		err_set(&err, ERR_TEMP, "bad request for TLS");
		refuse(sock, &err);
	} else {
		serve_one(sock, &s, fds[0]);
	}
	buf_done(&words);
	buf_done(&engine);
}
