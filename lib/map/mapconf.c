/* mapconf - see mapconf.h.
 * SPDX-License-Identifier: ISC */
#include "map/mapconf.h"

#include <sys/stat.h>

#include "base/buf.h"
#include "io/slurp.h"

struct reader {
	int (*take)(void *self, struct span name, struct span value,
	    struct err *err);
	void *self;
};

static int
take_line(const struct reader *r, struct span line, struct err *err)
{
	size_t eq = span_find(line, 0, '=');

	if (eq == line.n)
		return err_set(err, ERR_USAGE, "name = value is wanted");
	return r->take(r->self, span_trim(span_sub(line, 0, eq)),
	    span_trim(span_from(line, eq + 1)), err);
}

/* Lines that are continued become one. */
static int
take_lines(const struct reader *reader, const char *path, struct span rest,
    struct err *err)
{
	struct buf whole = BUF_INIT(MAPCONF_MAX);
	struct err why = ERR_INIT;
	struct span line;
	size_t number = 0, first = 0;
	int r = 0;

	while (r == 0 && rest.n > 0 && span_cut(&rest, '\n', &line)) {
		bool more = line.n > 0 && span_is_blank(line.p[0]);

		number++;
		if (span_trim(line).n == 0 || span_trim(line).p[0] == '#')
			continue;
		if (!more && whole.len > 0)
			r = take_line(reader, buf_span(&whole), &why);
		if (!more) {
			buf_reset(&whole);
			first = r == 0 ? number : first;
		}
		buf_addc(&whole, ' ');
		buf_add(&whole, span_trim(line));
	}
	if (r == 0 && whole.len > 0)
		r = take_line(reader, buf_span(&whole), &why);
	buf_done(&whole);
	return r == 0 ? 0 : err_set(err, ERR_USAGE, "%s:%zu: %s", path, first,
	    why.text);
}

int
mapconf_read(const char *path, int (*take)(void *self, struct span name,
    struct span value, struct err *err), void *self, struct err *err)
{
	const struct reader reader = { take, self };
	struct buf text = BUF_INIT(MAPCONF_MAX);
	int r = slurp_file(path, &text, err);

	if (r == 0)
		r = take_lines(&reader, path, buf_span(&text), err);
	buf_done(&text);
	return r;
}

int
mapconf_private(const char *path, struct err *err)
{
	struct stat st;

	if (stat(path, &st) == 0 && (st.st_mode & 0007) != 0)
		return err_set(err, ERR_USAGE, "%s has a password, and others "
		    "can read it", path);
	return 0;
}
