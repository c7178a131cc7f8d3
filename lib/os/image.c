/* image - see image.h. Only segments that cannot be written may be dropped:
 * anything done to the others since the start would be lost.
 * SPDX-License-Identifier: ISC */
#define _GNU_SOURCE
#include "os/image.h"

#if defined(__linux__)
#include <link.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* The file's first bytes as they are mapped; set by the linker. */
extern const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));

static void
drop(uintptr_t from, uintptr_t end)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	from = (from + page - 1) / page * page;
	end = end / page * page;
	if (from < end)
		(void)madvise((void *)from, end - from, MADV_DONTNEED);
}

void
os_image_drop(void)
{
	uintptr_t at = (uintptr_t)&__ehdr_start, moved = 0;
	const ElfW(Phdr) *p = (const void *)(at + __ehdr_start.e_phoff);
	size_t n = __ehdr_start.e_phnum, i;

	/* Where the file's start was meant to be, and where it is. */
	for (i = 0; i < n; i++)
		if (p[i].p_type == PT_LOAD && p[i].p_offset == 0)
			moved = at - p[i].p_vaddr;
	for (i = 0; i < n; i++)
		if (p[i].p_type == PT_LOAD && (p[i].p_flags & PF_W) == 0)
			drop(moved + p[i].p_vaddr,
			    moved + p[i].p_vaddr + p[i].p_memsz);
}
#else
void
os_image_drop(void)
{
}
#endif
