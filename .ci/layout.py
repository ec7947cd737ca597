#!/usr/bin/env python3
"""Does the fullest style harm real files? Runs the shared format_safety.py over it.

usage: layout.py --tool PATH/format_safety.py --files DIR --bin PROGRAM

The tool takes every heredoc that is not the same byte for byte for harmed. Here a heredoc that is the script of a RUN
may change as other shell text may: what `shfmt -mn` makes of it and its comments stay the same. Everything else is
judged by the tool as it is. Exit status and output are those of the tool.
"""
import argparse, importlib.util, os, sys

STYLE = "--set shell=full --set heredoc=shell"
SHELLS = ("sh", "bash", "dash", "ash", "ksh", "zsh")


def load(path):
    spec = importlib.util.spec_from_file_location("format_safety", path)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def is_script(command):
    """Whether the only heredoc is what a shell runs: `RUN <<EOF`, `RUN <<EOF bash -e`, `RUN bash <<EOF`."""
    kind = (command.sub_cmd or command.cmd).upper()
    if kind != "RUN" or command.json or len(command.heredocs) != 1:
        return False
    words = [it for it in " ".join(command.value).split() if not it.startswith("<<")]
    name = lambda it: os.path.basename(it)
    if words:
        return name(words[0]) in SHELLS and all(it.startswith("-") for it in words[1:])
    first = command.heredocs[0].content.split("\n")[0]
    return not first.startswith("#!") or any(name(it) in SHELLS for it in first[2:].split())


def is_same_script(tool, a, b):
    ours, theirs = tool.shfmt(a, "-mn"), tool.shfmt(b, "-mn")
    return ours is not None and ours == theirs and tool.shell_comments(a) == tool.shell_comments(b)


def with_heredocs_of(tool, before, after):
    """`after` with the heredocs of `before`, if they are scripts that mean the same."""
    if is_script(before) and is_script(after):
        (a,), (b,) = before.heredocs, after.heredocs
        named = (a.name, a.file_descriptor) == (b.name, b.file_descriptor)
        if named and is_same_script(tool, a.content, b.content):
            return after._replace(heredocs=before.heredocs)
    return after


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--tool", "--files", "--bin"):
        args.add_argument(name, required=True)
    a = args.parse_args()
    tool = load(a.tool)
    differences = tool.differences

    def lenient(before, after):
        pairs = zip(before, after)
        return differences(before, [with_heredocs_of(tool, *it) for it in pairs] + list(after[len(before):]))

    tool.differences = lenient
    sys.argv = ["format_safety.py", "--files", a.files, "--bin", f"{os.path.abspath(a.bin)} {STYLE}"]
    return tool.main()


if __name__ == "__main__":
    sys.exit(main())
