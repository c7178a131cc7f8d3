/* ftsvfs - see ftsvfs.h. A shim over SQLite's own files: what is read or
 * written in whole pages is a page; the head of the first page, which SQLite
 * also reads alone, is checked when the page is read. Journals go through as
 * they are: the pages in them come back through here.
 * SPDX-License-Identifier: ISC */
#include "fts/ftsvfs.h"

#ifndef WITHOUT_SQLITE
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

#include "index/sum.h"

#define PAGE_MOST 65536

struct file {
	sqlite3_file base;
	bool pages;              /* a database */
	sqlite3_file *real;      /* behind this struct */
};

static sqlite3_file *
real(sqlite3_file *f)
{
	return ((struct file *)(void *)f)->real;
}

static bool
is_page(sqlite3_file *f, int n, sqlite3_int64 at)
{
	return ((struct file *)(void *)f)->pages && n >= 512 &&
	    (n & (n - 1)) == 0 && at % n == 0;
}

/* Its place is part of it: a page that stands for another is no page. */
static uint64_t
checksum(const char *page, int n, sqlite3_int64 at)
{
	return sum_of(page, (size_t)n - FTSVFS_RESERVED, (uint64_t)at);
}

static int
read_file(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	int r = real(f)->pMethods->xRead(real(f), p, n, at);
	uint64_t sum;

	if (r != SQLITE_OK || !is_page(f, n, at))
		return r;
	memcpy(&sum, (char *)p + n - FTSVFS_RESERVED, sizeof(sum));
	return sum == checksum(p, n, at) ? SQLITE_OK : SQLITE_CORRUPT;
}

static int
write_file(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	char page[PAGE_MOST];
	uint64_t sum;

	if (!is_page(f, n, at) || n > (int)sizeof(page))
		return real(f)->pMethods->xWrite(real(f), p, n, at);
	memcpy(page, p, (size_t)n);
	sum = checksum(page, n, at);
	memcpy(page + n - FTSVFS_RESERVED, &sum, sizeof(sum));
	return real(f)->pMethods->xWrite(real(f), page, n, at);
}

static int
close_file(sqlite3_file *f)
{
	return real(f)->pMethods->xClose(real(f));
}

static int
truncate_file(sqlite3_file *f, sqlite3_int64 n)
{
	return real(f)->pMethods->xTruncate(real(f), n);
}

static int
sync_file(sqlite3_file *f, int flags)
{
	return real(f)->pMethods->xSync(real(f), flags);
}

static int
file_size(sqlite3_file *f, sqlite3_int64 *out)
{
	return real(f)->pMethods->xFileSize(real(f), out);
}

static int
lock_file(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xLock(real(f), level);
}

static int
unlock_file(sqlite3_file *f, int level)
{
	return real(f)->pMethods->xUnlock(real(f), level);
}

static int
check_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int
control(sqlite3_file *f, int what, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), what, arg);
}

static int
sector_size(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int
characteristics(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

/* Version 1: no memory shared or mapped, which would go past us. */
static const sqlite3_io_methods methods = { 1, close_file, read_file,
	write_file, truncate_file, sync_file, file_size, lock_file, unlock_file,
	check_reserved, control, sector_size, characteristics, NULL, NULL, NULL,
	NULL, NULL, NULL };

static int
open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
    int *out)
{
	sqlite3_vfs *below = vfs->pAppData;
	struct file *file = (struct file *)(void *)f;
	int r;

	memset(file, 0, sizeof(*file));
	file->pages = (flags & SQLITE_OPEN_MAIN_DB) != 0;
	file->real = (sqlite3_file *)(void *)(file + 1);
	r = below->xOpen(below, name, file->real, flags, out);
	if (file->real->pMethods != NULL)
		file->base.pMethods = &methods;
	return r;
}

int
ftsvfs_register(void)
{
	static sqlite3_vfs vfs;
	sqlite3_vfs *below;

	if (sqlite3_vfs_find(FTSVFS_NAME) != NULL)
		return 0;
	if ((below = sqlite3_vfs_find(NULL)) == NULL)
		return -1;
	vfs = *below;
	vfs.pNext = NULL;
	vfs.zName = FTSVFS_NAME;
	vfs.pAppData = below;
	vfs.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	vfs.xOpen = open_file;
	return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK ? 0 : -1;
}
#endif
