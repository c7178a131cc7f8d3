/* cdb: any bytes as a database; searches and walks end, inside the file.
 * The tables' places are made to fit, so that it opens.
 * SPDX-License-Identifier: ISC */
#include <stdint.h>
#include <unistd.h>

#include "cdb/cdb.h"
#include "os/tmpfd.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The first half of the bytes is records, the second a table for all. */
static void
make_header(unsigned char *p, size_t n)
{
	uint32_t slots = (uint32_t)(n / 16), at = (uint32_t)(CDB_HEADER + n -
	    slots * 8);
	size_t i, k;

	for (i = 0; i < CDB_HEADER; i += 8)
		for (k = 0; k < 4; k++) {
			p[i + k] = (unsigned char)(at >> (8 * k));
			p[i + 4 + k] = (unsigned char)(slots >> (8 * k));
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf key = BUF_INIT(65536), value = BUF_INIT(65536);
	unsigned char header[CDB_HEADER];
	int fd = os_tmpfd_memory(NULL);
	uint64_t at = CDB_HEADER;
	struct cdb_search s;
	struct cdb c;

	make_header(header, n);
	if (fd == -1 || pwrite(fd, header, sizeof(header), 0) == -1 ||
	    pwrite(fd, data, n, CDB_HEADER) == -1)
		return 0;
	if (cdb_open_fd(&c, fd, NULL) == 0) {
		while (cdb_walk(&c, &at, &key, &value, NULL) == 1) {
			cdb_search(&c, &s, buf_span(&key));
			while (cdb_next(&c, &s, &value, NULL) == 1)
				;
		}
	}
	close(fd);
	buf_done(&key);
	buf_done(&value);
	return 0;
}
