/* mem - allocation that does not come back empty.
 * Running out of memory is not a branch in ordinary code: the one hook, set by
 * tool_init or by a session that first says goodbye, is called and the process
 * exits 75. What input can make grow is bounded before it gets here.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* n bytes, not cleared; n == 0 gives a unique pointer. Free with free(). */
void *mem_alloc(size_t n);
/* count * size bytes, all zero; an overflowing product is out of memory. */
void *mem_zero(size_t count, size_t size);
/* realloc to count * size bytes. */
void *mem_resize(void *p, size_t count, size_t size);
/* memcpy. Most of what is copied is words of a few bytes, for which that of
 * musl, made for long runs, takes longer than the work around them. */
void mem_copy(void *to, const void *from, size_t n);
/* A copy of a C string. */
char *mem_string(const char *s);

/* What to do when there is none: may write a last line and must return or
 * exit; the process exits 75 after it. One for the process. */
void mem_on_exhaustion(void (*hook)(void));

#endif
