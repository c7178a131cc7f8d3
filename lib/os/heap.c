/* heap - see heap.h. musl and the BSDs give pages back by themselves.
 * SPDX-License-Identifier: ISC */
#include "os/heap.h"

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

void
os_heap_trim(void)
{
#if defined(__GLIBC__)
	(void)malloc_trim(0);
#endif
}
