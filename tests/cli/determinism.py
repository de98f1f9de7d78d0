#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The same bytes: whatever the order of rows in the input, the locale, the
number of worker processes, and how often it is run.

    determinism.py PTCE SOURCE_DIR
"""
import filecmp
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

POLES = ["ardaynes", "la-coursive-boutaric", "le-phares", "pays-d-ancenis",
         "pole-sud-archer"]
RESULTS = [["measure", "DATA", "--format", "json", "-o", "measures.json"],
           ["measure", "DATA", "--level", "node", "--format", "csv",
            "-o", "nodes.csv"],
           ["measure", "DATA", "--level", "edge", "--pools", "keep",
            "--format", "csv", "-o", "edges.csv"],
           ["compare", "DATA", "--format", "json", "-o", "comparison.json"],
           ["compare", "DATA", "-o", "comparison.txt"],
           ["draw", "DATA/pole-sud-archer.json", "-o", "archer.svg"],
           ["draw", "DATA/pole-sud-archer.json", "-o", "archer.dot"],
           ["draw", "DATA/pole-sud-archer.json", "-o", "archer.pdf"],
           ["draw", "DATA/pole-sud-archer.json", "-o", "archer.png"],
           ["report", "DATA", "-o", "report"]]


def take(source, folder):
    """A small collection: five poles of the data."""
    os.makedirs(folder)
    with open(os.path.join(source, "collection.json"), encoding="utf-8") as f:
        collection = json.load(f)
    collection["networks"] = [pole + ".json" for pole in POLES]
    with open(os.path.join(folder, "collection.json"), "w",
              encoding="utf-8") as f:
        json.dump(collection, f, ensure_ascii=False)
    for pole in POLES:
        shutil.copy(os.path.join(source, pole + ".json"), folder)


def shuffle(value, key, chance):
    """Rows and keys in another order. Lists of plain words (sectors, gaps)
    are told in their order, which means something."""
    if isinstance(value, dict):
        items = [(k, shuffle(v, k, chance)) for k, v in value.items()]
        chance.shuffle(items)
        return dict(items)
    if isinstance(value, list):
        rows = [shuffle(v, key, chance) for v in value]
        if key in ("sources", "actors", "pools", "members", "ties",
                   "networks"):
            chance.shuffle(rows)
        return rows
    return value


def shuffle_files(source, folder, seed):
    os.makedirs(folder)
    chance = random.Random(seed)
    for name in sorted(os.listdir(source)):
        with open(os.path.join(source, name), encoding="utf-8") as f:
            value = shuffle(json.load(f), None, chance)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            json.dump(value, f, ensure_ascii=bool(seed % 2))


def french_locale(folder):
    """fr_FR.UTF-8, made here so that the machine stays as it is."""
    os.makedirs(folder)
    subprocess.run(["localedef", "-i", "fr_FR", "-f", "UTF-8",
                    os.path.join(folder, "fr_FR.UTF-8")],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return os.path.exists(os.path.join(folder, "fr_FR.UTF-8", "LC_NUMERIC"))


def produce(ptce, folder, data, options, locale):
    """Every result, with the data at the same relative path each time."""
    os.makedirs(folder)
    shutil.copytree(data, os.path.join(folder, "DATA"))
    for words in RESULTS:
        run = subprocess.run([ptce, *words, "--lang", "en", *options],
                             cwd=folder, env={**os.environ, **locale},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if run.returncode:
            sys.exit("ptce %s: %s" % (" ".join(words), run.stdout.decode()))
    shutil.rmtree(os.path.join(folder, "DATA"))


def differing(a, b, inside=""):
    both = filecmp.dircmp(os.path.join(a, inside), os.path.join(b, inside))
    found = [os.path.join(inside, n) for n in both.left_only + both.right_only]
    for name in both.common_files:
        if not filecmp.cmp(os.path.join(a, inside, name),
                           os.path.join(b, inside, name), shallow=False):
            found.append(os.path.join(inside, name))
    for name in both.common_dirs:
        found += differing(a, b, os.path.join(inside, name))
    return found


def main(ptce, source):
    ptce = os.path.abspath(ptce)
    failed = 0
    with tempfile.TemporaryDirectory() as top:
        def at(name):
            return os.path.join(top, name)
        take(os.path.join(source, "graphs", "laureats-2013"), at("data"))
        shuffle_files(at("data"), at("shuffled"), 1)
        shuffle_files(at("data"), at("reversed"), 2)
        french = {"LOCPATH": at("locales"), "LC_ALL": "fr_FR.UTF-8"}
        if not french_locale(at("locales")):
            print("no French locale could be made: that part is left out")
            french = {}
        plain = {"LC_ALL": "C"}
        produce(ptce, at("first"), at("data"), ["--jobs", "2"], plain)
        for name, data, options, locale in [
                ("again", "data", ["--jobs", "2"], plain),
                ("shuffled, one job", "shuffled", ["--jobs", "1"], plain),
                ("shuffled, French", "reversed", ["--jobs", "2"], french)]:
            produce(ptce, at("second"), at(data), options, locale)
            found = differing(at("first"), at("second"))
            print("%s: %s" % (name, ", ".join(found) or "the same bytes"))
            failed += len(found)
            shutil.rmtree(at("second"))
    return failed > 0


sys.exit(main(*sys.argv[1:]))
