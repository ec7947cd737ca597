#!/usr/bin/env python3
"""Do fixes harm real files? Fixes copies of a corpus and asks BuildKit's own parser about them.

usage: fixes.py --corpus DIR --bin PROGRAM

The copies are fixed with all rules on, once with the safe fixes and once with all. It is looked for files
  broken    that BuildKit's parser (PyPI `dockerfile`) reads before, and not after
  comment   that have lost a comment line outside of heredocs, one that is no ignore comment
  meaning   whose instructions differ where no safe fix was; instructions may move, but not change. Instructions of a
            kind that a fix was in are left out: where one has deleted an `ENV`, another comes to change the next
  unstable  that a second run changes
Exit status: 0 if there are none, 1 if there are, 2 on a failure to run.
"""
import argparse, collections, json, os, re, shutil, subprocess, sys, tempfile

try:
    import dockerfile
except ImportError:
    sys.exit("needs the package `dockerfile`: pip install dockerfile==3.4.0")

MODES = {"safe": ["--fix"], "all": ["--fix", "--unsafe-fixes"]}
LINT = ["lint", "--isolated", "--preset", "strict", "--no-fail", "--quiet"]
BATCH = 200


def instructions(text):
    """What BuildKit reads, or None."""
    try:
        commands = dockerfile.parse_string(text)
    except dockerfile.GoParseError:
        return None
    return [(it.cmd.upper(), it.sub_cmd, it.json, it.flags, it.value, it.heredocs, it.start_line) for it in commands]


def comments(text):
    lines = (it.strip() for it in text.split("\n"))
    return collections.Counter(it for it in lines if it.startswith("#") and "ignore" not in it)


def run(binary, args, files):
    """The reports of all files together."""
    out = []
    for start in range(0, len(files), BATCH):
        command = [binary, *LINT, "--format", "json", *args, *files[start:start + BATCH]]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.stderr.write(done.stderr)
            sys.exit(2)
        out += json.loads(done.stdout)
    return out


def read(files):
    return {it: open(it, encoding="utf-8", newline="").read() for it in files}


def untouched(before, found):
    """The instructions of the kinds in which no safe fix has an edit. Lines of edits are those of the report."""
    lines = set()
    for it in found:
        if it["fix"] and it["fix"]["applicability"] == "safe":
            for edit in it["fix"]["edits"]:
                lines.update(range(edit["range"]["start"]["line"], edit["range"]["end"]["line"] + 1))
    starts = [it[-1] for it in before]
    ends = [it - 1 for it in starts[1:]] + [float("inf")]
    edited = {it[0] for it, start, end in zip(before, starts, ends) if any(start <= l <= end for l in lines)}
    return [it[:-1] for it in before if it[0] not in edited]


def is_subsequence(part, whole):
    rest = iter(it[:-1] for it in whole)
    return all(any(a == b for b in rest) for a in part)


def check(mode, binary, files, before, found):
    """The harm by kind, and how many files changed."""
    harm = collections.defaultdict(list)
    run(binary, MODES[mode], files)
    after = read(files)
    changed = [it for it in files if before[it] != after[it]]
    for it in changed:
        old, new = instructions(before[it]), instructions(after[it])
        if old is not None and new is None:
            harm["broken"].append(it)
        if comments(before[it]) - comments(after[it]):
            harm["comment"].append(it)
        if mode == "safe" and old and new and not is_subsequence(untouched(old, found[it]), new):
            harm["meaning"].append(it)
    run(binary, MODES[mode], changed)
    again = read(changed)
    harm["unstable"] = [it for it in changed if again[it] != after[it]]
    return harm, len(changed)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--corpus", "--bin"):
        args.add_argument(name, required=True)
    a = args.parse_args()
    harmed = False
    for mode in MODES:
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "files")
            shutil.copytree(os.path.join(a.corpus, "files"), copy)
            files = sorted(os.path.join(base, it) for base, _, names in os.walk(copy) for it in names)
            before = read(files)
            found = collections.defaultdict(list)
            for it in run(a.bin, [], files) if mode == "safe" else []:
                found[it["file"]].append(it)
            harm, n_changed = check(mode, os.path.abspath(a.bin), files, before, found)
            counts = {kind: len(harm[kind]) for kind in ("broken", "comment", "meaning", "unstable")}
            print(f"{mode}: {len(files)} files, {n_changed} changed, {counts}")
            for kind, names in harm.items():
                for it in names[:20]:
                    print(f"  {kind}: {os.path.relpath(it, copy)}")
            harmed |= any(counts.values())
    return 1 if harmed else 0


if __name__ == "__main__":
    sys.exit(main())
