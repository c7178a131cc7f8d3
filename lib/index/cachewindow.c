/* cachewindow - see cachewindow.h.
 * SPDX-License-Identifier: ISC */
#include "index/cachewindow.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define STEP 65536u                  /* bytes read at a time */

void
cachewindow_init(struct cachewindows *ws)
{
	size_t i;

	memset(ws, 0, sizeof(*ws));
	for (i = 0; i < CACHEWINDOW_COUNT; i++)
		buf_init(&ws->list[i].bytes, CACHEWINDOW_MOST);
}

void
cachewindow_done(struct cachewindows *ws)
{
	size_t i;

	for (i = 0; i < CACHEWINDOW_COUNT; i++)
		buf_done(&ws->list[i].bytes);
}

/* How far behind the window's bytes `at` is; STEP or more: it is elsewhere. */
static uint64_t
gap(const struct cachewindow *w, uint64_t at)
{
	uint64_t end = w->at + w->bytes.len;

	if (at < w->at || w->bytes.len == 0)
		return UINT64_MAX;
	return at < end ? 0 : at - end;
}

/* The window that holds n bytes at `at`; else, emptied and moved there, the one
 * whose end is nearest before, which has been read through and is warm; else
 * the one that was not used for longest. */
static struct cachewindow *
window_at(struct cachewindows *ws, uint64_t at, size_t n)
{
	struct cachewindow *w, *oldest = &ws->list[0], *before = oldest;
	size_t i;

	for (i = 0; i < CACHEWINDOW_COUNT; i++) {
		w = &ws->list[i];
		if (at >= w->at && at + n <= w->at + w->bytes.len) {
			w->used = ++ws->uses;
			return w;
		}
		if (w->used < oldest->used)
			oldest = w;
		if (gap(w, at) < gap(before, at))
			before = w;
	}
	w = gap(before, at) < STEP ? before : oldest;
	buf_reset(&w->bytes);
	w->at = at;
	w->used = ++ws->uses;
	return w;
}

const char *
cachewindow_look(struct cachewindows *ws, int fd, uint64_t at, size_t n)
{
	size_t want = n > STEP ? n : STEP;
	struct cachewindow *w;
	ssize_t got;

	if (n > CACHEWINDOW_MOST)
		return NULL;
	w = window_at(ws, at, n);
	while (w->bytes.len < n && w->at == at &&
	    buf_room(&w->bytes, want - w->bytes.len)) {
		got = pread(fd, w->bytes.p + w->bytes.len,
		    want - w->bytes.len, (off_t)(at + w->bytes.len));
		if (got == -1 && errno == EINTR)
			continue;
		if (got <= 0)
			return NULL;
		buf_grew(&w->bytes, (size_t)got);
	}
	return w->bytes.p + (at - w->at);
}
