/* relay: between a TLS client and a program's two pipes. The relay runs in a
 * child; the client and the program are here.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "tls/relay.h"

#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "made.h"
#include "tap.h"

#define IDLE_MS 1500                 /* where the end of it is waited for */
#define PATIENT_MS 120000            /* a busy machine stands still for long */
#define BULK 3000000

struct scene {
	SSL *ssl;                /* the client */
	int sock, from_relay, to_relay;
	pid_t pid;
};

static SSL_CTX *server, *client;
static volatile sig_atomic_t rested;

static void
on_rest(void)
{
	rested++;
}

/* The result as an exit code: why, and 100 more when it has rested. */
static void
be_relay(int sock, int app_in, int app_out, int idle_ms)
{
	struct relay_result result;
	struct netbio net;
	SSL *ssl = SSL_new(server);
	BIO *b = netbio_new(&net, sock, sock, NULL);
	struct relay_ends ends = { ssl, &net, app_in, app_out, idle_ms,
	    on_rest };
	int r;

	SSL_set_bio(ssl, b, b);
	SSL_set_accept_state(ssl);
	while ((r = SSL_do_handshake(ssl)) != 1 &&
	    SSL_get_error(ssl, r) == SSL_ERROR_WANT_READ)
		(void)usleep(1000);
	relay_run(&ends, &result);
	_exit((int)result.why + (rested ? 100 : 0));
}

static bool
set_up(struct scene *s, int idle_ms)
{
	int net[2], in[2], out[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, net) == -1 || pipe(in) == -1 ||
	    pipe(out) == -1)
		return false;
	if ((s->pid = fork()) == 0) {
		close(net[0]);
		close(in[0]);
		close(out[1]);
		be_relay(net[1], out[0], in[1], idle_ms);
	}
	close(net[1]);
	close(in[1]);
	close(out[0]);
	s->sock = net[0];
	s->from_relay = in[0];
	s->to_relay = out[1];
	s->ssl = SSL_new(client);
	(void)SSL_set_fd(s->ssl, s->sock);
	return SSL_connect(s->ssl) == 1;
}

static int
tear_down(struct scene *s)
{
	int status = -1;

	close(s->from_relay);
	close(s->to_relay);
	close(s->sock);
	(void)waitpid(s->pid, &status, 0);
	SSL_free(s->ssl);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
test_both_ways(void)
{
	struct scene s;
	char got[100];

	tap_ok(set_up(&s, PATIENT_MS), "a relay");
	tap_ok(SSL_write(s.ssl, "hello", 5) == 5 &&
	    read(s.from_relay, got, sizeof(got)) == 5 &&
	    memcmp(got, "hello", 5) == 0, "to the program");
	tap_ok(write(s.to_relay, "there", 5) == 5 &&
	    SSL_read(s.ssl, got, sizeof(got)) == 5 &&
	    memcmp(got, "there", 5) == 0, "from the program");
	tap_ok(SSL_shutdown(s.ssl) == 0 && read(s.from_relay, got, 1) == 0,
	    "close_notify is end of file");
	tap_ok(write(s.to_relay, "last", 4) == 4 && SSL_read(s.ssl, got,
	    sizeof(got)) == 4, "the other way goes on");
	close(s.to_relay);
	s.to_relay = -1;
	tap_ok(SSL_read(s.ssl, got, 1) == 0 && SSL_get_error(s.ssl, 0) ==
	    SSL_ERROR_ZERO_RETURN, "end of file is close_notify");
	tap_ok(tear_down(&s) % 100 == RELAY_CLOSED, "closed by both");
}

static void
test_cut(void)
{
	struct scene s;
	char c;

	tap_ok(set_up(&s, PATIENT_MS), "another");
	(void)shutdown(s.sock, SHUT_RDWR);
	tap_ok(read(s.from_relay, &c, 1) == 0, "a cut is end of file");
	tap_ok(tear_down(&s) % 100 == RELAY_CUT, "  and told as a cut");
}

static void
test_garbage(void)
{
	struct scene s;
	char c;

	tap_ok(set_up(&s, PATIENT_MS), "another");
	tap_ok(send(s.sock, "\x17\x03\x03\x00\x20garbage, and not a record of "
	    "ours", 37, 0) == 37 && read(s.from_relay, &c, 1) == 0,
	    "a record that was not sealed ends it");
	tap_ok(tear_down(&s) % 100 == RELAY_BROKEN, "  and is told");
}

static void
test_idle(void)
{
	struct scene s;
	char c;

	tap_ok(set_up(&s, IDLE_MS), "another");
	tap_ok(SSL_read(s.ssl, &c, 1) == 0, "when nothing moves it ends");
	tap_ok(tear_down(&s) == 100 + RELAY_IDLE,
	    "  after it has rested, and is told");
}

/* More than all buffers hold, while nobody reads: then all of it comes. */
static void
test_bulk(void)
{
	static char block[BULK], got[BULK];
	struct scene s;
	size_t i, n = 0;
	ssize_t k;
	pid_t pid;

	for (i = 0; i < sizeof(block); i++)
		block[i] = (char)(i * 7 + i / 251);
	tap_ok(set_up(&s, PATIENT_MS), "another");
	if ((pid = fork()) == 0) {
		close(s.from_relay);
		for (i = 0; i < sizeof(block); i += (size_t)k)
			if ((k = write(s.to_relay, block + i,
			    sizeof(block) - i)) <= 0)
				break;
		_exit(0);
	}
	close(s.to_relay);
	s.to_relay = -1;
	(void)usleep(300000);
	while ((k = SSL_read(s.ssl, got + n, (int)(sizeof(got) - n))) > 0)
		n += (size_t)k;
	tap_ok(n == sizeof(block) && memcmp(block, got, n) == 0,
	    "3 MB that were not read at first");
	(void)SSL_shutdown(s.ssl);
	(void)waitpid(pid, NULL, 0);
	tap_ok(tear_down(&s) % 100 == RELAY_CLOSED, "  closed by both");
}

int
main(void)
{
	EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
	X509 *cert = made_cert(key, 3);

	(void)signal(SIGPIPE, SIG_IGN);
	server = SSL_CTX_new(TLS_server_method());
	client = SSL_CTX_new(TLS_client_method());
	(void)SSL_CTX_use_certificate(server, cert);
	(void)SSL_CTX_use_PrivateKey(server, key);
	(void)SSL_CTX_set_num_tickets(server, 0);
	SSL_CTX_set_mode(server, SSL_MODE_ENABLE_PARTIAL_WRITE |
	    SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
	test_both_ways();
	test_cut();
	test_garbage();
	test_idle();
	test_bulk();
	SSL_CTX_free(server);
	SSL_CTX_free(client);
	X509_free(cert);
	EVP_PKEY_free(key);
	return tap_done();
}
