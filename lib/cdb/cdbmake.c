/* cdbmake - see cdbmake.h. A table has twice as many slots as records, so that
 * every search meets an empty one soon.
 * SPDX-License-Identifier: ISC */
#include "cdb/cdbmake.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cdb/cdb.h"

#define TABLES 256
#define SLOT 8

static void
put_number(unsigned char *p, uint32_t n)
{
	p[0] = (unsigned char)n;
	p[1] = (unsigned char)(n >> 8);
	p[2] = (unsigned char)(n >> 16);
	p[3] = (unsigned char)(n >> 24);
}

static void
add_pair(struct wr *w, uint32_t a, uint32_t b)
{
	unsigned char p[SLOT];

	put_number(p, a);
	put_number(p + 4, b);
	wr_add(w, span_of((const char *)p, sizeof(p)));
}

int
cdbmake_init(struct cdbmake *m, int fd, struct err *err)
{
	static const char zeros[CDB_HEADER];

	memset(m, 0, sizeof(*m));
	wr_init(&m->w, fd, -1);
	if (lseek(fd, 0, SEEK_SET) == -1)
		return err_sys(err, "lseek");
	/* Room for the header, which is known at the end. */
	wr_add(&m->w, span_of(zeros, sizeof(zeros)));
	m->at = CDB_HEADER;
	return 0;
}

static int
too_large(struct err *err)
{
	return err_set(err, ERR_LIMIT, "a cdb file cannot have more than 4 GB");
}

int
cdbmake_add(struct cdbmake *m, struct span key, struct span data,
    struct err *err)
{
	uint64_t left = CDB_SIZE_MAX - m->at;

	/* The tables will take two slots a record. */
	if (key.n > left || data.n > left - key.n ||
	    left - key.n - data.n < SLOT + 2 * SLOT * ((uint64_t)m->n + 1))
		return too_large(err);
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 256 : m->cap * 2;
		m->entries = mem_resize(m->entries, m->cap,
		    sizeof(*m->entries));
	}
	m->entries[m->n++] = (struct cdbmake_entry){ cdb_hash(key),
		(uint32_t)m->at };
	add_pair(&m->w, (uint32_t)key.n, (uint32_t)data.n);
	wr_add(&m->w, key);
	wr_add(&m->w, data);
	m->at += SLOT + key.n + data.n;
	return 0;
}

/* entries -> those of table 0, of table 1 ..., in the order of their coming. */
static struct cdbmake_entry *
sort(const struct cdbmake *m, const size_t *count)
{
	struct cdbmake_entry *sorted = mem_zero(m->n + 1, sizeof(*sorted));
	size_t start[TABLES], i, sum = 0;

	for (i = 0; i < TABLES; i++) {
		start[i] = sum;
		sum += count[i];
	}
	for (i = 0; i < m->n; i++)
		sorted[start[m->entries[i].hash & 255]++] = m->entries[i];
	return sorted;
}

static void
write_table(struct wr *w, const struct cdbmake_entry *e, size_t n)
{
	struct cdbmake_entry *slots = mem_zero(2 * n + 1, sizeof(*slots));
	size_t i;

	for (i = 0; i < n; i++) {
		size_t slot = (e[i].hash >> 8) % (2 * n);

		while (slots[slot].position != 0)
			slot = slot + 1 == 2 * n ? 0 : slot + 1;
		slots[slot] = e[i];
	}
	for (i = 0; i < 2 * n; i++)
		add_pair(w, slots[i].hash, slots[i].position);
	free(slots);
}

static int
write_header(int fd, const unsigned char *header, struct err *err)
{
	size_t done = 0;

	while (done < CDB_HEADER) {
		ssize_t n = pwrite(fd, header + done, CDB_HEADER - done,
		    (off_t)done);

		if (n == -1 && errno != EINTR)
			return err_sys(err, "write the database");
		if (n > 0)
			done += (size_t)n;
	}
	return 0;
}

int
cdbmake_finish(struct cdbmake *m, struct err *err)
{
	unsigned char header[CDB_HEADER];
	struct cdbmake_entry *sorted;
	size_t count[TABLES] = { 0 }, i, from = 0;

	for (i = 0; i < m->n; i++)
		count[m->entries[i].hash & 255]++;
	sorted = sort(m, count);
	for (i = 0; i < TABLES; i++) {
		put_number(header + i * SLOT, (uint32_t)m->at);
		put_number(header + i * SLOT + 4, (uint32_t)(2 * count[i]));
		write_table(&m->w, sorted + from, count[i]);
		from += count[i];
		m->at += 2 * SLOT * (uint64_t)count[i];
	}
	free(sorted);
	return wr_flush(&m->w, err) == -1 ? -1 :
	    write_header(m->w.fd, header, err);
}

void
cdbmake_done(struct cdbmake *m)
{
	wr_done(&m->w);
	free(m->entries);
	m->entries = NULL;
}
