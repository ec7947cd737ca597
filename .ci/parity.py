#!/usr/bin/env python3
"""Compares `lint --compat hadolint` with hadolint's recorded findings, for the rules that are implemented.

usage: parity.py --corpus DIR --bin PROGRAM

DIR has files/ and hadolint.jsonl. Compared as multisets of (file, line, level), for each rule. The rules that are
implemented are those of the registry, so a rule that is added is compared from then on. A file that hadolint cannot
parse has one DL1000 and nothing else. Exit 0 where nothing is missing or extra, else 1.
"""
import argparse, collections, json, os, re, subprocess, sys


def registry():
    here = os.path.dirname(os.path.abspath(__file__))
    rules = os.listdir(os.path.join(here, "..", "crates", "dockerfmt-lint", "src", "rules"))
    return sorted(m[0][:6].upper() for m in (re.match(r"dl\d{4}_", name) for name in rules) if m)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", required=True)
    args.add_argument("--bin", required=True)
    a = args.parse_args()
    golden = [json.loads(line) for line in open(os.path.join(a.corpus, "hadolint.jsonl"))]
    command = [os.path.abspath(a.bin), "lint", "--compat", "hadolint", "--format", "json", "--no-fail"]
    files = [it["file"] for it in golden]
    run = subprocess.run(command + files, cwd=os.path.join(a.corpus, "files"), capture_output=True)
    ours = collections.Counter((it["code"], it["file"], it["line"], it["level"]) for it in json.loads(run.stdout))
    theirs = collections.Counter((code, it["file"], line, level) for it in golden for line, _, code, level in it["findings"])
    rules = registry()
    failed = not rules
    for code in rules:
        of = lambda found: collections.Counter({it: n for it, n in found.items() if it[0] == code})
        both, missing, extra = of(ours) & of(theirs), of(theirs) - of(ours), of(ours) - of(theirs)
        print(f"{code}  both {both.total():4}  missing {missing.total():3}  extra {extra.total():3}")
        for kind, found in (("missing", missing), ("extra", extra)):
            for it in list(found)[:5]:
                print("   ", kind, *it[1:])
        failed |= bool(missing or extra)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
