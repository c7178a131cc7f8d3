/* attr - compiler attributes under short names; no code.
 * SPDX-License-Identifier: ISC */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#if defined(__GNUC__)
#define MUST_USE __attribute__((warn_unused_result))
#define PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define NORETURN __attribute__((noreturn))
#else
#define MUST_USE
#define PRINTF(fmt, args)
#define NORETURN
#endif

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

#endif
