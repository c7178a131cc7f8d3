/* ack - acknowledge TCP at once.
 * SPDX-License-Identifier: ISC */
#ifndef OS_ACK_H
#define OS_ACK_H

/* Send the acknowledgement that the system holds back, for up to 40 ms, until
 * there is something to say: a peer that does the same with its next bytes
 * until it has it (RFC 896) would wait for so long. For when the last word was
 * the peer's and its next will follow. What is no TCP socket is left alone. */
void os_ack_now(int fd);

#endif
