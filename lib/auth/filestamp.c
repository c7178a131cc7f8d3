/* filestamp - see filestamp.h.
 * SPDX-License-Identifier: ISC */
#include "auth/filestamp.h"

#include <string.h>
#include <sys/stat.h>

#include "base/span.h"
#include "crypto/siphash.h"

static const unsigned char key[SIPHASH_KEY] = { 's' };

/* The place in the list counts too. */
static uint64_t
join(uint64_t stamp, struct span s)
{
	uint64_t both[2] = { stamp, siphash(key, s) };

	return siphash(key, span_of((const char *)both, sizeof(both)));
}

uint64_t
filestamp_files(const char *const *paths, size_t n)
{
	uint64_t stamp = 0;
	struct stat st;
	size_t i;

	for (i = 0; i < n; i++) {
		uint64_t facts[5] = { 0 };

		if (paths[i] != NULL && stat(paths[i], &st) == 0) {
			facts[0] = (uint64_t)st.st_dev;
			facts[1] = (uint64_t)st.st_ino;
			facts[2] = (uint64_t)st.st_size;
			facts[3] = (uint64_t)st.st_mtim.tv_sec;
			facts[4] = (uint64_t)st.st_mtim.tv_nsec;
		}
		stamp = join(stamp, span_of((const char *)facts,
		    sizeof(facts)));
	}
	return stamp;
}

uint64_t
filestamp_words(const char *const *words, size_t n)
{
	uint64_t stamp = 0;
	size_t i;

	for (i = 0; i < n; i++)
		stamp = join(stamp, words[i] == NULL ? SPAN("") :
		    span_of(words[i], span_str(words[i]).n + 1));
	return stamp;
}
