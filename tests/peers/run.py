#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Programs too large for ./check open what we write: LibreOffice turns every
workbook into the other format, and what it wrote is the same network; R reads
Pajek with the package network and counts with the package sna who is tied.

run.py PTCE SOURCE"""
import json
import pathlib
import subprocess
import sys
import tempfile

PTCE, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
NETWORKS = sorted(p for p in SOURCE.glob("graphs/*/*.json")
                  if "schema" not in str(p) and p.name != "collection.json")
NETWORKS.append(SOURCE / "graphs/demarche-nationale.json")
failed = 0


def tell(what, good):
    global failed
    failed += not good
    if not good:
        print("not the same:", what)


def run(*arguments, **options):
    return subprocess.run([str(a) for a in arguments], check=True,
                          capture_output=True, **options)


def by_office(folder, files, to):
    """One call for all files: starting the program takes longest."""
    out = folder / ("by-office-" + to)
    run("soffice", "-env:UserInstallation=file://%s/profile" % folder,
        "--headless", "--convert-to", to, "--outdir", out, *files)
    return out


def check_office(folder):
    for written, turned in (("xlsx", "ods"), ("ods", "xlsx")):
        files = []
        for i, network in enumerate(NETWORKS):
            files.append(folder / (network.stem + "." + written))
            run(PTCE, "convert", "--quiet", "--lang", "fr" if i % 2 else "en",
                network, "-o", files[-1])
        out = by_office(folder, files, turned)
        for network in NETWORKS:
            back = run(PTCE, "convert", "--quiet",
                       out / (network.stem + "." + turned)).stdout
            tell(f"{network.stem} as {written}, turned into {turned}",
                 back == network.read_bytes())
    template = folder / "template.xlsx"
    run(PTCE, "new", "--quiet", "--xlsx", template)
    out = by_office(folder, [template], "ods")
    back = run(PTCE, "convert", "--quiet", out / "template.ods").stdout
    tell("the template", back == run(PTCE, "new", "--lang", "en").stdout)
    print(len(NETWORKS), "networks through LibreOffice, both ways")


R = """
suppressMessages({library(network); library(sna)})
for (file in commandArgs(TRUE)) {
  n <- read.paj(file)
  all <- if (is.network(n)) list(n) else n$networks
  tied <- Reduce(`|`, lapply(all, function(g) degree(g) > 0))
  cat(network.size(all[[1]]), sum(tied), "\\n")
}
"""


def count_net(path):
    """Vertices, and those at an end of a line, in a Pajek file of ours."""
    vertices, tied, lines = 0, set(), False
    for line in path.read_text().splitlines():
        words = line.split()
        if line.startswith("*"):
            lines = words[0] in ("*Arcs", "*Edges")
            vertices = vertices or int(words[1])
        elif lines:
            tied.update(words[:2])
    return [vertices, len(tied)]


def check_r(folder):
    files = []
    for network in NETWORKS:
        file = folder / (network.stem + ".net")
        run(PTCE, "convert", "--quiet", network, "-o", file)
        if count_net(file)[0] > 0:  # read.paj fails without a vertex
            files.append(file)
    script = folder / "read.R"
    script.write_text(R)
    lines = run("Rscript", "--vanilla", script, *files).stdout.decode()
    seen = [[int(n) for n in line.split()] for line in lines.splitlines()]
    for file, read in zip(files, seen):
        tell(f"{file.stem} in R: {count_net(file)} and {read}",
             count_net(file) == read)
    tell("as many networks", len(seen) == len(files))
    print(len(seen), "networks read by R, network and sna")


with tempfile.TemporaryDirectory() as name:
    check_office(pathlib.Path(name))
    check_r(pathlib.Path(name))
sys.exit(failed > 0)
