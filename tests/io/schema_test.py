#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The schemas and the checker say the same thing.

For each file of graphs/, and for each of a list of broken copies of a small
network and a small collection, python3-jsonschema and io.verdict (a program
that prints whether ptce_check finds an error) must agree.

usage: schema_test.py SOURCE_DIR VERDICT_PROGRAM"""
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

import jsonschema

SOURCE, VERDICT = sys.argv[1:3]

NETWORK = {
    "format": "ptce-network/1", "id": "n", "name": "N",
    "groups": {"call": "2013", "temoin": True},
    "place": {"commune": "Tarnos", "insee": "40312", "latitude": 43.54, "longitude": -1.46},
    "sectors": ["a"], "activities": ["b"], "founded": 2007, "lead": "a",
    "legal_form": None, "note": None, "x-own": [1, 2],
    "sources": [{"id": "S1", "title": "t", "url": "https://e.org/", "date": "2014"}],
    "actors": [
        {"id": "a", "name": "A", "type": "association", "since": 2007, "until": None,
         "answered": True, "circle": "core", "attributes": {"k": 1}, "sources": ["S1"]},
        {"id": "b", "name": "B", "type": "company", "sources": ["S1"]}],
    "pools": [{"id": "p", "name": "P", "kind": "mutualisation", "what": "premises", "sources": ["S1"],
               "members": [{"actor": "a", "sources": ["S1"]}, {"actor": "b", "since": 2001, "sources": ["S1"]}]}],
    "ties": [{"from": "a", "to": "b", "kind": "cooperation", "nature": "project", "what": "w",
              "directed": False, "weight": 2, "certainty": "stated", "sources": ["S1"]}],
    "gaps": ["g"]}
COLLECTION = {
    "format": "ptce-collection/1", "id": "c", "name": "C", "title": "T", "period": "2010-2016",
    "networks": ["n.json"],
    "groups": {"temoin": {"label": {"fr": "f", "en": "e"}, "values": {"true": {"fr": "f"}}}},
    "common_actors": ["a"]}

DROP = object()

# Where, and what stands there instead.
NETWORK_CHANGES = [
    (["format"], DROP), (["format"], "ptce-network/2"), (["format"], 1), (["id"], DROP),
    (["id"], "N N"), (["id"], ""), (["id"], "x" * 65), (["id"], "x" * 64), (["id"], None),
    (["id"], 7), (["name"], DROP), (["name"], ""), (["name"], None), (["name"], ["N"]),
    (["groups"], None), (["groups"], []), (["groups", "call"], 2013), (["groups", "call"], ["2013"]),
    (["groups", "call"], {}), (["groups", "call"], None), (["place"], None), (["place"], "Tarnos"),
    (["place", "latitude"], 91), (["place", "latitude"], -90), (["place", "latitude"], "43"),
    (["place", "longitude"], -181), (["place", "longitude"], None), (["place", "commune"], 1),
    (["sectors"], None), (["sectors"], "a"), (["sectors"], [1]), (["sectors"], [None]),
    (["founded"], 2007.0), (["founded"], 2007.5), (["founded"], "2007"), (["founded"], 99999),
    (["lead"], None), (["lead"], 1), (["note"], "n"), (["note"], False), (["gaps"], [[]]),
    (["sources"], {}), (["sources", 0], "S1"), (["sources", 0, "id"], "S 1"),
    (["sources", 0, "id"], DROP), (["sources", 0, "url"], 1), (["sources", 0, "date"], 2014),
    (["actors"], DROP), (["actors"], None), (["actors"], {}), (["actors", 0], []),
    (["actors", 1, "id"], "B"), (["actors", 1, "name"], DROP), (["actors", 1, "name"], ""),
    (["actors", 1, "type"], DROP), (["actors", 1, "type"], "companies"), (["actors", 1, "type"], None),
    (["actors", 1, "since"], "2001"), (["actors", 1, "since"], True), (["actors", 1, "short"], 1),
    (["actors", 1, "answered"], "yes"), (["actors", 1, "answered"], None),
    (["actors", 1, "circle"], "outer"), (["actors", 1, "circle"], None),
    (["actors", 1, "attributes"], []), (["actors", 1, "attributes"], {"k": {}}),
    (["actors", 1, "sources"], "S1"), (["actors", 1, "sources"], [1]), (["actors", 1, "sources"], None),
    (["actors", 1, "siret"], 1), (["actors", 1, "x-own"], {"deep": [1]}),
    (["pools"], None), (["pools"], {}), (["pools", 0, "id"], "P"), (["pools", 0, "name"], DROP),
    (["pools", 0, "kind"], "sharing"), (["pools", 0, "kind"], DROP), (["pools", 0, "what"], "house"),
    (["pools", 0, "what"], None), (["pools", 0, "members"], DROP), (["pools", 0, "members"], None),
    (["pools", 0, "members"], []), (["pools", 0, "members", 0], "a"),
    (["pools", 0, "members", 0, "actor"], DROP), (["pools", 0, "members", 0, "since"], 1.5),
    (["ties"], None), (["ties"], [[]]), (["ties", 0, "from"], DROP), (["ties", 0, "to"], 1),
    (["ties", 0, "kind"], None), (["ties", 0, "nature"], "friendship"), (["ties", 0, "nature"], None),
    (["ties", 0, "what"], 1), (["ties", 0, "directed"], 1), (["ties", 0, "directed"], None),
    (["ties", 0, "weight"], 0), (["ties", 0, "weight"], 1e-9), (["ties", 0, "weight"], 1e10),
    (["ties", 0, "weight"], "2"), (["ties", 0, "weight"], None), (["ties", 0, "certainty"], "sure"),
    (["ties", 0, "certainty"], None), (["ties", 0, "note"], []),
]
COLLECTION_CHANGES = [
    (["format"], DROP), (["id"], DROP), (["id"], "C"), (["name"], ""), (["name"], DROP), (["title"], 1),
    (["title"], None), (["period"], "2010"), (["period"], "ten"), (["period"], 2010), (["period"], None),
    (["networks"], DROP), (["networks"], None), (["networks"], []), (["networks"], [1]),
    (["networks"], ["../n.json"]), (["networks"], ["/n.json"]), (["networks"], ["a/../n.json"]),
    (["networks"], ["a\\n.json"]), (["networks"], [""]), (["groups"], None), (["groups"], []),
    (["groups", "temoin"], 1), (["groups", "temoin", "label"], "x"), (["groups", "temoin", "label"], None),
    (["groups", "temoin", "values"], []), (["groups", "temoin", "values", "true"], "x"),
    (["groups", "temoin", "label", "fr"], 1), (["common_actors"], None), (["common_actors"], "a"),
    (["common_actors"], [1]),
]


def changed(document, where, value):
    document = copy.deepcopy(document)
    at = document
    for step in where[:-1]:
        at = at[step]
    if value is DROP:
        del at[where[-1]]
    else:
        at[where[-1]] = value
    return document


def validator(kind):
    path = os.path.join(SOURCE, "graphs", "schema", "ptce-%s-1.schema.json" % kind)
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def main():
    schemas = {kind: validator(kind) for kind in ("network", "collection")}
    expected = []
    with tempfile.TemporaryDirectory() as folder:
        def add(name, document, kind):
            """One case a folder; a collection finds its network beside it."""
            inside = os.path.join(folder, "%03d" % len(expected))
            os.mkdir(inside)
            path = os.path.join(inside, "case.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(document, file)
            with open(os.path.join(inside, "n.json"), "w", encoding="utf-8") as file:
                json.dump(NETWORK, file)
            expected.append((path, schemas[kind].is_valid(document), name))

        add("network", NETWORK, "network")
        add("collection", COLLECTION, "collection")
        for where, value in NETWORK_CHANGES:
            add("network %s %r" % (where, value), changed(NETWORK, where, value), "network")
        for where, value in COLLECTION_CHANGES:
            add("collection %s %r" % (where, value), changed(COLLECTION, where, value), "collection")
        for path in glob.glob(os.path.join(SOURCE, "graphs", "**", "*.json"), recursive=True):
            with open(path, encoding="utf-8") as file:
                document = json.load(file)
            kind = document.get("format", "").partition("/")[0][len("ptce-"):]
            if kind:
                expected.append((path, schemas[kind].is_valid(document), path))
        run = subprocess.run([VERDICT] + [path for path, _, _ in expected],
                             stdout=subprocess.PIPE, check=True, universal_newlines=True)
    verdicts = run.stdout.split()
    wrong = ["%s: schema says %s, checker says %s" % (name, valid, verdict)
             for (_, valid, name), verdict in zip(expected, verdicts)
             if verdict != ("valid" if valid else "broken")]
    print("\n".join(wrong + ["%d cases, %d differ" % (len(expected), len(wrong))]))
    both = {valid for _, valid, _ in expected}
    return 0 if not wrong and len(verdicts) == len(expected) and both == {True, False} else 1


sys.exit(main())
