/* notify - see notify.h.
 * SPDX-License-Identifier: ISC */
#include "queue/notify.h"

#include "smtp/param.h"

static const char *const names[NOTIFY_KINDS] = { "failed", "success",
	"delayed" };

const char *
notify_name(enum notify_kind kind)
{
	return names[kind];
}

bool
notify_is_due(const struct queuefile_rcpt *r, enum notify_kind kind)
{
	switch (kind) {
	case NOTIFY_FAILED:
		return !r->told && (r->state == RESULT_FAILED ||
		    r->state == RESULT_EXPIRED);
	case NOTIFY_SUCCESS:
		return !r->told && (r->state == RESULT_DELIVERED ||
		    r->state == RESULT_RELAYED || r->state == RESULT_EXPANDED);
	case NOTIFY_DELAYED:
		return !r->warned && r->state == RESULT_DEFERRED;
	case NOTIFY_KINDS:
		break;
	}
	return false;
}

bool
notify_is_wanted(const struct queuefile_rcpt *r, enum notify_kind kind)
{
	static const struct span words[NOTIFY_KINDS] = { { "FAILURE", 7 },
		{ "SUCCESS", 7 }, { "DELAY", 5 } };
	struct span value, word;

	if (!param_get(r->rcpt->params, SPAN("NOTIFY"), &value))
		return kind != NOTIFY_SUCCESS;
	while (span_cut(&value, ',', &word))
		if (span_ieq(word, words[kind]))
			return true;
	return false;
}

size_t
notify_count_due(const struct queuefile *q, enum notify_kind kind)
{
	size_t i, n = 0;

	for (i = 0; i < q->envelope.n; i++)
		n += notify_is_due(&q->rcpts[i], kind);
	return n;
}

size_t
notify_count_wanted(const struct queuefile *q, enum notify_kind kind)
{
	size_t i, n = 0;

	for (i = 0; i < q->envelope.n; i++)
		n += notify_is_due(&q->rcpts[i], kind) &&
		    notify_is_wanted(&q->rcpts[i], kind);
	return n;
}
