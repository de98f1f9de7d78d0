/* SPDX-License-Identifier: MIT */
/* Lengths of edges, and of paths, that compare exactly. */
#ifndef PT_LENGTHS_H
#define PT_LENGTHS_H

#include <stdint.h>

/* A length is held twice. The value orders lengths and is what is told; but
 * 1/3 + 1/3 + 1/3 is not 1 in floating point, and betweenness hangs on whether
 * two paths are equally long. The residue is the same length as a fraction
 * modulo the prime 2^61 - 1, where sums lose nothing: equal lengths have equal
 * residues however they are summed, and unequal ones do not but once in 2^61.
 * Integer lengths lcm/w would say the same, until the lcm overflows. */
typedef struct pt_length {
    double value;
    uint64_t residue; /* below PT_LENGTH_PRIME */
} pt_length;

#define PT_LENGTH_PRIME (((uint64_t)1 << 61) - 1)

/* 1/weight. A weight that is a fraction but for the rounding of a sum (1/2 +
 * 1/3) is taken as that fraction, any other as the number it is. */
pt_length pt_length_of(double weight);

static inline uint64_t pt_residue_add(uint64_t a, uint64_t b)
{
    uint64_t sum = a + b;
    return sum >= PT_LENGTH_PRIME ? sum - PT_LENGTH_PRIME : sum;
}

#endif
