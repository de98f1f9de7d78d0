/* SPDX-License-Identifier: MIT */
/* From a weight to the length of its edge. */
#include "analysis/lengths.h"

#include <math.h>
#include <stdbool.h>

/* A fraction p/q stands for a weight within this relative distance of it:
 * a hundred roundings. */
#define NEAR 2e-14
/* Unless p q is so large that some fraction would be near to any number. */
#define LARGEST 1e13
#define MANTISSA 53

typedef struct fraction {
    uint64_t over, under; /* residues */
} fraction;

/* ---- Arithmetic modulo the prime ----------------------------------------- */

static uint64_t multiply(uint64_t a, uint64_t b)
{
    uint64_t product = 0;
    for (; b; b >>= 1) {
        if (b & 1)
            product = pt_residue_add(product, a);
        a = pt_residue_add(a, a);
    }
    return product;
}

/* Euclid: a inverse a = rest at every step, and the last rest is 1. */
static uint64_t invert(uint64_t a)
{
    uint64_t rest = PT_LENGTH_PRIME;
    uint64_t next_rest = a;
    uint64_t inverse = 0;
    uint64_t next_inverse = 1;
    while (next_rest > 1) {
        uint64_t times = rest / next_rest;
        uint64_t newer_rest = rest % next_rest;
        uint64_t newer_inverse = pt_residue_add(
            inverse, PT_LENGTH_PRIME - multiply(next_inverse, times));
        rest = next_rest;
        next_rest = newer_rest;
        inverse = next_inverse;
        next_inverse = newer_inverse;
    }
    return next_inverse;
}

/* ---- The weight as a fraction -------------------------------------------- */

/* The first continued fraction that is near enough. Whole numbers in doubles:
 * they stay below LARGEST. */
static bool find_small(fraction *out, double weight)
{
    double over = floor(weight);
    double under = 1;
    double last_over = 1;
    double last_under = 0;
    double rest = weight - over;
    while (fabs(over / under - weight) > NEAR * weight) {
        double whole = floor(1 / rest);
        double next_over = whole * over + last_over;
        double next_under = whole * under + last_under;
        if (!(next_over * next_under <= LARGEST))
            return false;
        rest = 1 / rest - whole;
        last_over = over;
        last_under = under;
        over = next_over;
        under = next_under;
    }
    *out = (fraction){(uint64_t)over, (uint64_t)under};
    return over > 0;
}

/* m 2^e, which every number is; weights are below 2^MANTISSA. */
static fraction take_whole(double weight)
{
    int exponent;
    double mantissa = frexp(weight, &exponent);
    int doublings = MANTISSA - exponent;
    fraction out = {(uint64_t)ldexp(mantissa, MANTISSA), 1};
    for (int i = 0; i < doublings; i++)
        out.under = pt_residue_add(out.under, out.under);
    return out;
}

pt_length pt_length_of(double weight)
{
    fraction f;
    if (!find_small(&f, weight))
        f = take_whole(weight);
    return (pt_length){1 / weight, multiply(f.under, invert(f.over))};
}
