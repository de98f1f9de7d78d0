/* SPDX-License-Identifier: MIT */
/* cmocka with what it needs before it, and doubles compared with NaN equal to
 * NaN. */
#ifndef TESTS_CMOCKA_ALL_H
#define TESTS_CMOCKA_ALL_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Relative tolerance, absolute near zero; undefined equals undefined only. */
static inline int is_near(double a, double b, double tolerance)
{
    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    double scale = fmax(1, fmax(fabs(a), fabs(b)));
    return fabs(a - b) <= tolerance * scale;
}

#define assert_near(a, b, tolerance)                                           \
    do {                                                                       \
        double near_a = (a);                                                   \
        double near_b = (b);                                                   \
        if (!is_near(near_a, near_b, (tolerance)))                             \
            fail_msg("%s = %.15g, expected %.15g", #a, near_a, near_b);        \
    } while (0)

#endif
