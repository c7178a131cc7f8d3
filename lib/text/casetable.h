/* casetable - the data of casemap: what characters above ASCII become.
 * SPDX-License-Identifier: ISC */
#ifndef TEXT_CASETABLE_H
#define TEXT_CASETABLE_H

#include <stddef.h>
#include <stdint.h>

/* Characters first, first + step .. last become one: themselves + add. */
struct casetable_run {
	uint32_t first, last, step;
	int32_t add;
};

/* Those that become several: n of the pool, from `at` on. */
struct casetable_row {
	uint32_t c;
	uint16_t at, n;
};

/* Both sorted; their ranges may overlap only by a step. */
extern const struct casetable_run casetable_runs[];
extern const size_t casetable_n_runs;
extern const struct casetable_row casetable_rows[];
extern const size_t casetable_n_rows;
extern const uint32_t casetable_pool[];

#endif
