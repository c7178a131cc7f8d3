/* secrecy - keep what the process knows out of core dumps and out of reach of
 * other processes of the same user (ptrace, /proc).
 * SPDX-License-Identifier: ISC */
#ifndef OS_SECRECY_H
#define OS_SECRECY_H

/* From here on, for this process; exec undoes part of it. Best effort: what a
 * system does not have is left out. */
void os_secrecy(void);

#endif
