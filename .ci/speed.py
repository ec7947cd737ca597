#!/usr/bin/env python3
"""Holds the program to its speed: `--check` at most 5 times `cat`, `lint` without ShellCheck's codes at most 8 times on
an idle machine; with them, at least 100 times faster than hadolint, less a quarter for the same reason.

usage: speed.py --tool SPEED_PY --files DIR --bin PROGRAM

SPEED_PY times commands in turns over all files of DIR and prints a line for each, `cat` among them; hadolint must be
on PATH. Other work on the machine makes a series worse and never better: lint has two threads to slow down and `cat`
has one. So the best of three counts, and lint has a quarter to spare. Exit 0 where all hold, else 1.
"""
import argparse, os, re, subprocess, sys


def seconds(tool, files, runs, *commands):
    run = [sys.executable, tool, "--files", files, "--runs", str(runs), *commands]
    out = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    print(out, end="", flush=True)
    return {m[1]: float(m[2]) for m in re.finditer(r"^(\w+) +wall +([\d.]+) s", out, re.M)}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--tool", required=True)
    args.add_argument("--files", required=True)
    args.add_argument("--bin", required=True)
    a = args.parse_args()
    bin = os.path.abspath(a.bin)
    lint = f"{bin} lint --no-fail -f json"
    check = rules = float("inf")
    for _ in range(3):
        ours = seconds(a.tool, a.files, 15, f"check={bin} --check", f"rules={lint} --ignore SC")
        check = min(check, ours["check"] / ours["cat"])
        rules = min(rules, ours["rules"] / ours["cat"])
        print(f"--check takes {check:.1f} times as long as cat, lint without ShellCheck's codes {rules:.1f} times")
        if check <= 5 and rules <= 8:
            break
    both = seconds(a.tool, a.files, 1, f"lint={lint}", "hadolint=hadolint --no-fail -f json")
    faster = both["hadolint"] / both["lint"]
    print(f"hadolint takes {faster:.0f} times as long as lint")
    return 0 if check <= 5 and rules <= 8 * 1.25 and faster >= 75 else 1


if __name__ == "__main__":
    sys.exit(main())
