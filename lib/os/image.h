/* image - the running program's own pages.
 * SPDX-License-Identifier: ISC */
#ifndef OS_IMAGE_H
#define OS_IMAGE_H

/* Forget the program's code and constants: they are read again, from the file's
 * pages in memory, as they are needed. For a process that has done its great
 * work and will now wait: what is mapped counts as its share of memory. */
void os_image_drop(void);

#endif
