/* nextjob - see nextjob.h.
 * SPDX-License-Identifier: ISC */
#include "queue/nextjob.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/num.h"
#include "os/fdpass.h"

int
nextjob_fd(const char *text)
{
	struct stat st;
	uint32_t fd;

	if (text == NULL || num_parse_u32(span_str(text), 1023, &fd) == -1 ||
	    fd < 3 || fstat((int)fd, &st) == -1 || !S_ISSOCK(st.st_mode))
		return -1;
	return (int)fd;
}

void
nextjob_close(struct nextjob *j)
{
	close(j->message);
	close(j->envelope);
	close(j->results);
}

int
nextjob_ask(int sock, int code, const char *reason, struct nextjob *out,
    struct err *err)
{
	char packet[NEXTJOB_TEXT_MAX + 20];
	int fds[OS_FDPASS_MAX];
	size_t n_fds;
	long n;

	(void)snprintf(packet, sizeof(packet), "%d %.*s", code,
	    NEXTJOB_TEXT_MAX, reason);
	if (os_fdpass_send(sock, span_str(packet), NULL, 0, err) == -1 ||
	    (n = os_fdpass_recv(sock, packet, sizeof(packet), NEXTJOB_WAIT_MS,
	    fds, &n_fds, err)) == -1)
		return -1;
	if (n == 0)
		return 0;
	if (n_fds == 3 && queuedir_is_id(span_of(packet, (size_t)n))) {
		memcpy(out->id, packet, (size_t)n);
		out->id[n] = '\0';
		out->message = fds[0];
		out->envelope = fds[1];
		out->results = fds[2];
		return 1;
	}
	while (n_fds > 0)
		close(fds[--n_fds]);
	return err_set(err, ERR_PROTO, "NEXT_FD: not a message");
}

int
nextjob_hear(int sock, int *code_out, char reason_out[NEXTJOB_TEXT_MAX + 1],
    struct err *err)
{
	char packet[NEXTJOB_TEXT_MAX + 20];
	int fds[OS_FDPASS_MAX];
	struct span rest, word;
	size_t n_fds, i;
	uint32_t code;
	long n = os_fdpass_recv(sock, packet, sizeof(packet), NEXTJOB_WAIT_MS,
	    fds, &n_fds, err);

	if (n <= 0)
		return (int)n;
	/* It has none to give. */
	while (n_fds > 0)
		close(fds[--n_fds]);
	rest = span_of(packet, (size_t)n);
	(void)span_cut(&rest, ' ', &word);
	if (num_parse_u32(word, 255, &code) == -1)
		return err_set(err, ERR_PROTO, "NEXT_FD: not an exit code");
	*code_out = (int)code;
	rest = span_sub(rest, 0, NEXTJOB_TEXT_MAX);
	for (i = 0; i < rest.n; i++)
		reason_out[i] = rest.p[i] >= ' ' && rest.p[i] < 0x7f ?
		    rest.p[i] : '?';
	reason_out[rest.n] = '\0';
	return 1;
}

int
nextjob_give(int sock, const struct nextjob *j, struct err *err)
{
	const int fds[3] = { j->message, j->envelope, j->results };

	return os_fdpass_send(sock, span_str(j->id), fds, 3, err);
}
