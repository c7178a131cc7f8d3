/* svlimit - all limits of the Sieve implementation in one place. Reaching one
 * while a script is compiled is an error of the script; while it runs, the
 * message is kept (RFC 5228 2.10.6).
 * SPDX-License-Identifier: ISC */
#ifndef SIEVE_SVLIMIT_H
#define SIEVE_SVLIMIT_H

#define SVLIMIT_SCRIPT (1u << 20)    /* bytes of a script */
#define SVLIMIT_DEPTH 32             /* blocks and tests inside one another */
#define SVLIMIT_NODES 10000          /* commands and tests of a script */
#define SVLIMIT_ARGS 16              /* arguments of one command */
#define SVLIMIT_STRINGS 20000        /* strings of one list */

#define SVLIMIT_STEPS 100000000u     /* about one per byte looked at, in all
                                      * scripts of one delivery together */
#define SVLIMIT_ACTIONS 32           /* in one plan */
#define SVLIMIT_REDIRECTS 4          /* option --max-redirects */
#define SVLIMIT_PROGRAMS 8           /* runs of filters and the like */
#define SVLIMIT_PROGRAM_ARGS 16      /* arguments of one of them */
#define SVLIMIT_PROGRAM_ARG 1024     /* bytes of one argument */
#define SVLIMIT_PROGRAM_NAME 128
#define SVLIMIT_FOLDER 1000          /* bytes of a mailbox name */
#define SVLIMIT_FLAGS 1000           /* bytes of a list of flags */
#define SVLIMIT_TEXT 65536           /* bytes of a reason, of a variable */
#define SVLIMIT_VARIABLES 128
#define SVLIMIT_VARIABLE_NAME 64
#define SVLIMIT_INCLUDES 16          /* files that include brings in */

#endif
