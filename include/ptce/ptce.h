/* SPDX-License-Identifier: MIT */
/** All of libptce. */
#ifndef PTCE_PTCE_H
#define PTCE_PTCE_H

#include <ptce/analysis.h>
#include <ptce/base.h>
#include <ptce/compare.h>
#include <ptce/figure.h>
#include <ptce/io.h>
#include <ptce/model.h>
#include <ptce/paired.h>
#include <ptce/report.h>
#include <ptce/several.h>
#include <ptce/style.h>

#endif
