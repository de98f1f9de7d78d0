#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Ctrl-C at any moment: the program dies of the signal, promptly, and no
partial file, no temporary file and no worker is left.

    interruption.py PTCE SOURCE_DIR
"""
import os
import signal
import subprocess
import sys
import tempfile
import time

ENDS = {".svg": b"</svg>\n", ".html": b"</html>\n", ".json": b"}\n"}


def is_whole(path):
    with open(path, "rb") as f:
        text = f.read()
    end = ENDS.get(os.path.splitext(path)[1])
    return end is None or text.endswith(end)


def is_alive(name, session):
    """Whether that entry of /proc is a process of the session, dead or not yet
    collected ones apart."""
    try:
        with open("/proc/%s/stat" % name, encoding="utf-8") as f:
            fields = f.read().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] not in "ZX" and fields[3] == str(session)


def interrupt(ptce, source, delay, number, folder):
    """What is wrong after a report was interrupted, as a list."""
    run = subprocess.Popen([ptce, "report", "graphs/laureats-2013", "-o",
                            folder], cwd=source, start_new_session=True,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
    time.sleep(delay)
    run.send_signal(number)
    begin = time.monotonic()
    status = run.wait(timeout=60)
    wrong = []
    if status not in (-number, 0):
        wrong.append("status %d" % status)
    if time.monotonic() - begin > 2:
        wrong.append("slow to die")
    time.sleep(0.2)
    if any(is_alive(name, run.pid) for name in os.listdir("/proc")):
        wrong.append("a worker is left")
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            if name.endswith(".part") or not is_whole(path):
                wrong.append("partial: " + path)
    return wrong


def main(ptce, source):
    failed = 0
    with tempfile.TemporaryDirectory() as top:
        for i, delay in enumerate([0.02, 0.1, 0.3, 0.6, 1, 1.5, 2.5]):
            number = (signal.SIGINT, signal.SIGTERM)[i % 2]
            wrong = interrupt(os.path.abspath(ptce), source, delay, number,
                              os.path.join(top, str(i)))
            for line in wrong:
                print("after %s s: %s" % (delay, line))
            failed += len(wrong)
    print("interruption: %d faults" % failed)
    return failed > 0


sys.exit(main(*sys.argv[1:]))
