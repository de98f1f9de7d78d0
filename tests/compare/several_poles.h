/* SPDX-License-Identifier: MIT */
/* Ten small made-up poles: workshops (three, one of them without a tie), farms,
 * two poles of a kind that would be a formula, one pole alone of its kind, one
 * without a kind, and a kind without any tie. */
#ifndef TESTS_COMPARE_SEVERAL_POLES_H
#define TESTS_COMPARE_SEVERAL_POLES_H

/* AFTER is a second survey: seven of them again, all with ties, and another
 * one.
 */
#define AFTER PTCE_SOURCE_DIR "/tests/compare/paired_after"
#define SEVERAL PTCE_SOURCE_DIR "/tests/compare/several_poles"

#endif
