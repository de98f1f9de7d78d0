#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks the JSON that a program prints: schema, order of keys, and that what
is null has a reason. Usage: tables_schema.py PROGRAM SCHEMA-FOLDER"""
import json
import subprocess
import sys

import jsonschema

KINDS = {
    "measures": "ptce-measures-1",
    "two-mode": "ptce-measures-1",
    "directed": "ptce-measures-1",
    "compare": "ptce-comparison-1",
    "raw": "ptce-comparison-1",
    "several": "ptce-comparison-1-several",
    "periods": "ptce-comparison-1-paired",
    "paired": "ptce-comparison-1-paired",
    "findings": "ptce-findings-1",
    "report": "ptce-report-1",
}


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key twice among {keys}"
    return dict(pairs)


def check_order(value, schema, definitions, path=""):
    """Keys stand in the order in which the schema names them."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        named = schema.get("properties", {})
        wanted = [key for key in named if key in value]
        if schema.get("additionalProperties") is False:
            found = list(value)
            assert found == wanted, f"{path}: {found} instead of {wanted}"
        for key in wanted:
            check_order(value[key], named[key], definitions, f"{path}/{key}")
    elif isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            check_order(item, schema["items"], definitions, f"{path}/{i}")


def check_reasons(values, reasons, codes, path):
    """What is null has a sentence and a code, and nothing else has."""
    null = [key for key, value in values.items() if value is None]
    assert null == list(reasons), f"{path}: {null} instead of {list(reasons)}"
    assert null == list(codes), f"{path}: {null} instead of {list(codes)}"
    for key, reason in reasons.items():
        assert not reason.startswith("reason."), f"{path}: no words for {reason}"


def check_measures(result):
    for network in result["networks"]:
        values = dict(network["network"])
        values.update(network.get("details", {}))
        for rows in network.get("details", {}).values():
            for row in rows or []:
                row = dict(row)
                reasons = row.pop("undefined", {})
                codes = row.pop("undefined_codes", {})
                check_reasons(row, reasons, codes, network["id"])
        check_reasons(values, network["undefined"],
                      network["undefined_codes"], network["id"])
        for row in network["nodes"] + network["edges"]:
            row = dict(row)
            reasons = row.pop("undefined", {})
            codes = row.pop("undefined_codes", {})
            check_reasons(row, reasons, codes, network["id"])
        ids = [node["id"] for node in network["nodes"] if node["kind"] == "actor"]
        assert ids == sorted(ids), f"{network['id']}: nodes are not sorted"
        if result["view"]["direction"] == "ignore":
            for edge in network["edges"]:
                assert edge["from"] < edge["to"], f"{edge} is the wrong way round"


def check_compared(measure, draws):
    """Class B is held against random networks, if any were drawn."""
    ranked = draws > 0 and measure["class"] == "B"
    by_percentile = measure["compared"] == "percentile"
    assert (measure["ensemble"] is not None) == (measure["class"] == "B")
    assert ranked or not by_percentile, measure["id"]
    assert by_percentile or not (ranked and measure["tested"]), measure["id"]
    for side in ("first", "second"):
        values = measure[side]
        assert measure["n_" + side] == sum(
            row[measure["compared"]] is not None for row in values)
        for row in values:
            assert ("percentile" in row) == ranked, measure["id"]
            told = "percentile" if ranked else "value"
            assert ("code" in row) == (row[told] is None), measure["id"]


def check_comparison(result):
    groups = result["groups"]
    assert groups["first"] == {"value": "true", "networks": ["alpha", "beta"]}
    assert groups["second"] == {"value": "false", "networks": ["delta", "epsilon"]}
    left = [(item["id"], item["code"]) for item in groups["left_out"]]
    assert left == [("gamma", "no-tie-in-view"), ("zeta", "no-group")], left
    assert result["view"]["without"] == ["etat"], "common actors are left out"
    primary = [measure["primary"] for measure in result["measures"]]
    assert primary == sorted(primary, reverse=True), "primary ones come first"
    for measure in result["measures"]:
        tested = measure["tested"]
        assert tested == (measure["p_exact"] is not None), measure["id"]
        assert tested == (measure["untested_code"] is None), measure["id"]
        check_compared(measure, result["draws"])
        if tested:
            p = measure["as_extreme"] / measure["relabelings"]
            assert abs(p - measure["p_exact"]) < 1e-11, measure["id"]
            for adjusted in ("p_maxt", "p_holm", "p_bh", "p_by"):
                value = measure[adjusted]
                assert value is None or value >= p - 1e-11, measure["id"]


    for measure in result["measures"]:
        lost = measure["tipping_point"] is not None
        assert lost == (measure["tipping_code"] is None), measure["id"]
        curve = measure["tipping_curve"]
        assert not curve or curve[0]["share"] == 0 and (
            curve[0]["cliffs_delta"] == measure["cliff_delta"]["delta"])
    for distance in result["distances"]:
        ids = distance["ids"]
        assert ids == sorted(ids), distance["method"]
        for key in ("matrix", "mds"):
            assert len(distance[key]) == len(ids), distance["method"]
        joins = max(len(ids) - 1, 0)
        assert len(distance["linkage"]) == joins, distance["method"]
    assert [item["id"] for item in result["documentation"]][0] == "actors"
    for fact in result["facts"]:
        assert (fact["label"] is not None) == (fact["kind"] == "has"), fact
        assert (fact["p_exact"] is None) == (fact["as_extreme"] is None), fact


def check_tested(measure):
    tested = measure["tested"]
    assert tested == (measure["p_exact"] is not None), measure["id"]
    assert tested == (measure["untested_code"] is None), measure["id"]
    assert tested == (measure["as_extreme"] is not None), measure["id"]
    if tested:
        p = measure["as_extreme"] / measure["relabelings"]
        assert abs(p - measure["p_exact"]) < 1e-11, measure["id"]
        for adjusted in ("p_maxt", "p_holm", "p_bh", "p_by"):
            value = measure[adjusted]
            assert value is None or value >= p - 1e-11, measure["id"]


def check_several(result):
    groups = [(g["value"], len(g["networks"])) for g in result["groups"]["several"]]
    assert groups == [("=2+3", 2), ("atelier", 2), ("ferme", 2), ("seul", 1),
                      ("vide", 0)], groups
    left = [(item["id"], item["code"]) for item in result["groups"]["left_out"]]
    assert left == [("p03", "no-tie-in-view"), ("p09", "no-group"),
                    ("p10", "no-tie-in-view")], left
    for row in result["measures"] + result["documentation"]:
        assert [g["value"] for g in row["groups"]] == [g[0] for g in groups]
        assert row["n"] == sum(g["n"] for g in row["groups"]), row["id"]
        assert row["groups_with_values"] == sum(g["n"] > 0 for g in row["groups"])
        if row["h"] is not None:
            share = row["h"] / (row["n"] - 1)
            assert abs(share - row["epsilon_squared"]) < 1e-9, row["id"]
    for measure in result["measures"]:
        check_tested(measure)
        for group in measure["groups"]:
            assert group["n"] == sum(
                row[measure["compared"]] is not None for row in group["values"])


def check_paired(result):
    pairs = result["groups"]["paired"]["networks"]
    assert pairs == sorted(pairs) and result["design"]["n"] == len(pairs)
    ids = [item["id"] for item in result["groups"]["left_out"]]
    assert ids == sorted(ids) and not set(ids) & set(pairs), ids
    carried = result["carried"]
    surveys = result["groups"]["paired"]["after"]["label"] != "2013-2015"
    assert (carried is None) == surveys
    if carried:
        assert carried["undated"] + carried["open"] <= carried["both"]
        assert 0 < carried["both"] < carried["ties"]
    for row in result["documentation"] + result["measures"]:
        assert row["n"] == row["rose"] + row["fell"] + row["unchanged"], row["id"]
        changed = row["rose"] + row["fell"]
        assert (row["rank_biserial"] is None) == (changed == 0), row["id"]
        if changed:
            total = changed * (changed + 1) / 2
            r = 2 * row["v"] / total - 1
            assert abs(row["rank_biserial"] - r) < 1e-11, row["id"]
    for measure in result["measures"]:
        check_tested(measure)
        both = [(b[measure["compared"]], a[measure["compared"]])
                for b, a in zip(measure["before"], measure["after"])]
        both = [pair for pair in both if None not in pair]
        assert measure["n"] == len(both), measure["id"]
        assert [b["id"] for b in measure["before"]] == [
            a["id"] for a in measure["after"]]


def check_findings(result):
    found = [finding["severity"] for finding in result["findings"]]
    for key, severity in (("errors", "error"), ("warnings", "warning"),
                          ("infos", "info")):
        assert result[key] == found.count(severity), key
    assert "file-not-regular" in [f["rule"] for f in result["findings"]]


CHECKS = {
    "ptce-measures-1": check_measures,
    "ptce-comparison-1": check_comparison,
    "ptce-comparison-1-several": check_several,
    "ptce-comparison-1-paired": check_paired,
    "ptce-findings-1": check_findings,
}


def check(result, name, folder):
    with open(f"{folder}/{name}.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.validate(result, schema)
    check_order(result, schema, schema.get("definitions", {}))
    if name == "ptce-report-1":
        check(result["measures"], "ptce-measures-1", folder)
        check(result["comparison"], "ptce-comparison-1", folder)
    else:
        CHECKS[name](result)


def main(program, folder):
    for kind, name in KINDS.items():
        texts = {}
        for language in ("en", "fr"):
            run = subprocess.run([program, kind, language], check=True,
                                 stdout=subprocess.PIPE)
            result = json.loads(run.stdout.decode("utf-8"),
                                object_pairs_hook=no_duplicates)
            check(result, name, folder)
            texts[language] = result
        assert texts["en"] != texts["fr"], f"{kind}: reasons are not translated"


main(*sys.argv[1:])
