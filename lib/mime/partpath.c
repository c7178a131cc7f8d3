/* partpath - see partpath.h.
 * SPDX-License-Identifier: ISC */
#include "mime/partpath.h"

/* RFC 9051 6.4.5.1: a multipart's parts are counted; a message's body is that
 * of the message it holds; part 1 of anything else is itself. */
const struct part *
partpath_find(const struct part *root, const uint32_t *numbers, size_t n)
{
	const struct part *part = root;
	size_t i;

	for (i = 0; i < n; i++) {
		uint32_t left = numbers[i];

		if (i > 0 && part->kind == PART_MESSAGE &&
		    part->children != NULL)
			part = part->children;
		else if (i > 0 && part->kind != PART_MULTI)
			return NULL;
		if (part->kind != PART_MULTI) {
			if (left != 1)
				return NULL;
			continue;
		}
		part = part->children;
		while (part != NULL && --left > 0)
			part = part->next;
		if (part == NULL)
			return NULL;
	}
	return part;
}
