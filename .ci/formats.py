#!/usr/bin/env python3
"""Compares the reports of `lint --compat hadolint` with those of hadolint, byte for byte but for their words.

usage: formats.py --bin PROGRAM [--hadolint PROGRAM] [--show N] [--alone]

Files made here (with findings, clean, broken, with odd names and odd bytes) are linted by both, in each of hadolint's
ten formats: all together, with --alone also each by itself, from standard input, to several outputs, under another path, without colours, with
a file that cannot be read. The words of messages, hadolint's time and its words about itself are masked; findings of
rules that one side does not have are left out by a list of codes that both sides ignore. Compared are standard
output, the output files and the exit status. Exit 0 where nothing differs, else 1.
"""
import argparse, hashlib, json, os, re, subprocess, sys, tempfile

FORMATS = "tty gnu json checkstyle codeclimate gitlab_codeclimate codacy sonarqube sarif junit".split()

# The order of findings within a line is no promise of hadolint's: texts with more than one have them in the same order.
TEXTS = {
    "clean": b"FROM debian:12\n",
    "empty": b"",
    "comment": b"# nothing\n",
    "latest": b"FROM debian:latest\n",
    "untagged": b"FROM debian\n",
    "error": b"FROM debian:12\nMAINTAINER someone\n",
    "info": b"FROM debian:12\nRUN true\nRUN false\n",
    "levels": b"FROM debian\nMAINTAINER x\nRUN sudo ls\nRUN true\n",
    "lines": b"FROM debian:12\nRUN true && \\\n  cd /x && \\\n  true\nCMD run\n",
    "twice": b"FROM debian:12\nCMD [\"a\"]\nCMD [\"b\"]\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"b\"]\n",
    "workdir": b"FROM debian:12\nWORKDIR rel<&>\n",
    "stages": b"FROM debian:latest AS a\nFROM a AS b\nMAINTAINER x\n",
    "crlf": b"FROM debian:latest\r\nMAINTAINER x\r\n",
    "no_newline": b"FROM debian:latest",
    "latin1": b"FROM debian:latest\n# \xe9\nMAINTAINER \xe9\n",
    "bom": b"\xef\xbb\xbfFROM debian:latest\n",
    "bad_word": b"FROM debian:12\nRUNN x\n",
    "bad_tab": b"FROM debian:12\n\tRUNN\tx\n",
    "bad_end": b"FROM debian:12\nENV\n",
    "bad_from": b"FROM \n",
    "bad_far": b"FROM debian:12\n" + b"\n" * 120 + b"COPY\n",
    "bad_wide": "FROM debian:12\nRUN true é漢\n ADD\n".encode(),
    "bad_markup": b"FROM debian:12\nRUNN <a href=\"b\">&amp;'\n",
    "bad_first": b"x\nFROM debian:latest\n",
}

# For the names: those of other systems cannot be made everywhere.
NAMES = ["a b", "a'b", 'a"b', "a<b>&c", "é漢", "a\tb", "a\nb", "a\x01\x08\x0c\x1b\x7fb", "a\\b", "a%20#?:,;b", "a`$b", "\u2028\u00a0"]


def mask(format, data):
    text = data.decode("utf-8", "surrogateescape")
    if format in ("tty", "gnu"):
        # What stands behind the place and the severity; the colours stay. A parse error ends with a blank.
        text = re.sub(r"(?m)( (?:\x1b\[\d+m)*(?:error|warning|info|style)(?:\x1b\[0m)?: ).*$", r"\1M", text)
        return re.sub(r"(?m)(:\d+:\d+:? ).*?( ?)$", r"\1M\2", text)
    text = re.sub(r"\d{8}_\d{6}", "ID", text)
    text = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "TIME", text)
    text = re.sub(r'"fullName":"[^"]*"', '"fullName":""', text)
    text = re.sub(r'"shortDescription":\{"text":"[^"]*"\}', '"shortDescription":""', text)
    if format == "gitlab_codeclimate":
        for issue in json.loads(text) if text else []:
            fingerprint = issue.pop("fingerprint")
            plain = json.dumps(issue, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
            if "\x08" not in plain and "\\b" not in plain and "\\f" not in plain:
                right = hashlib.sha1(plain.encode()).hexdigest() == fingerprint
                text = text.replace(fingerprint, "right" if right else "wrong")
            else:
                text = text.replace(fingerprint, "right")
    if format in ("checkstyle", "junit"):
        # The words of a parse error are those behind the last line of its excerpt, which is a mark.
        text = re.sub(r"(\n *\| *)\^+\n.*?\n(\"|\n</failure>)", r"\1^\nM\n\2", text, flags=re.S)
        text = re.sub(r'(?<=<error column="1")( line="\d+" message=)"[^"]*"', r'\1"M"', text)
        text = re.sub(r'(<failure id="\w+" message=)"[^"]*"', r'\1"M"', text)
        return re.sub(r"(?m)^(error|warning|info|style): .*$", r"\1: M", text)
    text = re.sub(r'(\\n *\| *)\^+\\n(?:[^"\\]|\\.)*\\n"', r'\1^\\nM\\n"', text)
    excerpt = r'(?!"[^"]*\^\\nM)'
    text = re.sub(r'"(message|description)":%s"(?:[^"\\]|\\.)*"' % excerpt, r'"\1":"M"', text)
    return re.sub(r'"message":\{"text":"(?:[^"\\]|\\.)*"\}', '"message":"M"', text)


class Comparison:
    def __init__(self, ours, theirs, show):
        self.ours, self.theirs, self.show = ours, theirs, show
        self.n_runs = self.n_different = 0

    def run(self, program, args, stdin, env):
        with tempfile.TemporaryDirectory() as folder:
            env = {**os.environ, "HOME": folder, "XDG_CONFIG_HOME": folder, **env}
            args = [it.replace("OUT", folder) if isinstance(it, str) else it for it in args]
            run = subprocess.run(program + args, input=stdin, capture_output=True, env=env)
            files = {it: open(os.path.join(folder, it), "rb").read() for it in sorted(os.listdir(folder))}
        return run.returncode, run.stdout, files

    def compare(self, formats, args, stdin=b"", env={}):
        """Formats: that of standard output, then those of the files o1, o2 and so on."""
        self.n_runs += 1
        seen = []
        for program in (self.ours, self.theirs):
            code, out, files = self.run(program, args, stdin, env)
            texts = [mask(formats[0], out)] + [mask(it[1], files.get(it[0], b"")) for it in zip(sorted(files), formats[1:])]
            seen.append((code, texts, sorted(files)))
        if seen[0] != seen[1]:
            self.n_different += 1
            if self.n_different <= self.show:
                print("differs:", " ".join(args)[:200], env)
                for ours, theirs in zip(*((code, *(line for it in texts for line in it.split("\n")), files) for code, texts, files in seen)):
                    if ours != theirs:
                        print(f"  ours   {ours!r}\n  theirs {theirs!r}")


def ignored(paths, ours, theirs):
    """The codes of which one side has findings that the other one does not have."""
    def findings(program):
        out = subprocess.run(program + ["-f", "json", *paths], capture_output=True).stdout
        return {(it["file"], it["line"], it["code"]) for it in json.loads(out)}
    return sorted({code for _, _, code in findings(ours) ^ findings(theirs)})


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--bin", required=True)
    args.add_argument("--hadolint", default="hadolint")
    args.add_argument("--show", type=int, default=5)
    args.add_argument("--alone", action="store_true")
    a = args.parse_args()
    ours, theirs = [os.path.abspath(a.bin), "lint", "--compat", "hadolint"], [a.hadolint]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        texts = dict(TEXTS)
        for name in NAMES:
            texts[name], texts["bad " + name], texts["clean " + name] = TEXTS["levels"], TEXTS["bad_word"], TEXTS["clean"]
        for name, text in texts.items():
            with open(name, "wb") as file:
                file.write(text)
        os.mkdir("folder")
        paths = list(texts)
        skip = ignored(paths, ours, theirs)
        skip = [it for code in skip if code != "DL1000" for it in ("--ignore", code)]
        print(f"{len(paths)} files; not compared: {skip[1::2]}")
        c = Comparison(ours + skip, theirs + skip, a.show)
        for f in FORMATS:
            for path in paths if a.alone else []:
                c.compare([f], ["-f", f, path])
            for name in ("latest", "clean", "levels", "bad_word", "bad_tab", "empty"):
                c.compare([f], ["-f", f, "-"], TEXTS[name])
                c.compare([f], ["-f", f, "latest", "-", "bad_word"], TEXTS[name])
                c.compare([f], ["-f", f, "--file-path-in-report", "P\"<é", "-", "clean"], TEXTS[name])
            c.compare([f], ["-f", f, *paths])
            c.compare([f], ["-f", f, *reversed(paths)])
            c.compare([f], ["-f", f, "latest", "latest"])
            c.compare([f], ["-f", f, "--no-color", *paths])
            c.compare([f], ["-f", f, *paths], env={"NO_COLOR": ""})
            c.compare([f], ["-f", f, "--file-path-in-report", "some/where", *paths])
            c.compare([f], ["-f", f, "--file-path-in-report", "", "latest", "bad_word"])
            for wrong in ("missing", "folder"):
                c.compare([f], ["-f", f, "latest", wrong, "bad_word"])
                c.compare([f, f], ["-f", f, "-o", "OUT/o1", "latest", wrong])
            for t in ("error", "warning", "info", "style", "ignore", "none"):
                c.compare([f], ["-f", f, "-t", t, "info"])
            c.compare([f], ["-f", f, "--no-fail", *paths])
            c.compare(["tty", f], ["-o", "OUT/o1", "-f", f, *paths])
            c.compare(["tty", f, "tty"], ["-o", "OUT/o1", "-f", f, "-o", "OUT/o2", *paths])
            c.compare([f, "json"], ["-o", "OUT/o1", "-f", "json", "-f", f, *paths])
        c.compare(["tty", "tty"], ["-o", "OUT/o1", *paths])
        c.compare(["tty"], paths)
        os.chdir("/")
    print(f"{c.n_runs} runs, {c.n_different} differ")
    return 1 if c.n_different else 0


if __name__ == "__main__":
    sys.exit(main())
