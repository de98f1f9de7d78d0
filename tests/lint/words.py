#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Words of the report: every key that its code or its script names has a row,
and every row is named somewhere. Keys that are put together at run time
("page.governance." and a mode) name all rows that begin so.

    words.py SOURCE_DIR
"""
import pathlib
import re
import sys

TOPICS = ("page", "report", "script", "watch")
KEY = r'"((?:%s)\.[a-z0-9_.%%-]*)"' % "|".join(TOPICS)

source = pathlib.Path(sys.argv[1]) / "src"
rows = set()
for table in (source / "base").glob("words_*.c"):
    rows |= set(re.findall(r'^    \{"([^"]+)", ', table.read_text(), re.M))

named = {}
for path in sorted(source.rglob("*.c")):
    if path.name.startswith("words_"):
        continue
    for key in re.findall(KEY, path.read_text()):
        named.setdefault(key, path.relative_to(source))
script = (source / "report/report.js").read_text()
for first, last in re.findall(
        r'say\(\s*(?:[\w.\s=]*\?\s*)?"([a-z.-]+)"(?:\s*:\s*"([a-z.-]+)")?',
        script):
    for key in filter(None, (first, last)):
        named.setdefault("script." + key, "report/report.js")

FILES = (".html", ".js", ".md", ".pdf")
named = {key: where for key, where in named.items() if not key.endswith(FILES)}
begun = tuple(key.split("%")[0] for key in named
              if key not in rows and any(
                  row.startswith(key.split("%")[0].rstrip(".") + ".")
                  for row in rows))
whole = {key for key in named
         if key in rows or key.split("%")[0] not in begun}
faults = [f"{named[key]}: no word {key}" for key in sorted(whole - rows)]
for row in sorted(rows):
    topic, _, rest = row.partition(".")
    if topic not in ("page", "script", "watch") or row in whole:
        continue
    if topic == "script" and f'"{rest}"' in script:
        continue
    if not (begun and row.startswith(begun)) and \
            not (row.endswith(".says") and row[:-5] in whole):
        faults.append(f"src/base: nobody says {row}")
print("\n".join(faults))
sys.exit(1 if faults or len(whole) < 200 else 0)
