#!/bin/sh
# The programs that show a mailbox on a terminal all day, against the whole chain,
# with TLS and without.
# SPDX-License-Identifier: ISC
CLIENTS='alpine neomutt' exec sh "$(dirname "$0")/clients-imap.t"
