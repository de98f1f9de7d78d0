#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Prose that runs: every `console` block of a Markdown file is executed in one
fresh folder, line "$ COMMAND" by line; output (both streams) and "[STATUS]",
where it is not 0, must be as written. A line "..." stands for any lines. Of an
`sh` block every line must succeed, whatever it says.

    console.py PTCE SOURCE_DIR FILE.md
"""
import os
import re
import subprocess
import sys
import tempfile


def blocks(text):
    for block in re.finditer(r"^```console\n(.*?)^```", text, re.M | re.S):
        for part in re.split(r"^\$ ", block[1], flags=re.M)[1:]:
            command, _, expected = part.partition("\n")
            yield command, expected
    for block in re.finditer(r"^```sh\n(.*?)^```", text, re.M | re.S):
        for line in block[1].splitlines():
            yield line, "...\n"


def agrees(expected, said):
    pattern = "".join(r"(?:.*\n)*" if line == "...\n" else re.escape(line)
                      for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, said) is not None


def main(ptce, source, path):
    failed = count = 0
    folder = tempfile.TemporaryDirectory()
    for name in ("graphs", "tests"):
        os.symlink(os.path.join(source, name), os.path.join(folder.name, name))
    home = {"PATH": os.path.dirname(os.path.abspath(ptce)) + ":/usr/bin:/bin",
            "HOME": folder.name, "LC_ALL": "C"}
    for command, expected in blocks(open(path, encoding="utf-8").read()):
        run = subprocess.run(["sh", "-c", command], cwd=folder.name, env=home,
                             stdin=subprocess.DEVNULL, timeout=240,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = run.stdout.decode("utf-8", "replace")
        if run.returncode:
            expected = "" if expected == "...\n" else expected
            said += f"[{run.returncode}]\n"
        count += 1
        if not agrees(expected, said):
            failed += 1
            print(f"{path}: $ {command}\n-- expected\n{expected}-- said\n{said}")
    print(f"{path}: {count} commands, {failed} failed")
    return failed > 0 or count == 0


sys.exit(main(*sys.argv[1:]))
