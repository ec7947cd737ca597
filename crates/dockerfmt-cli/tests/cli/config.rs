//! Configuration as users meet it: files in real folders, variables, options, and what they do to each other.

use crate::sandbox::{CLEAN, Run, Sandbox};

/// DL3007 (warning), DL4000 (error) and DL3059 (info).
const BAD: &str = "FROM debian:latest\nMAINTAINER me\nRUN true\nRUN false\n";

/// The codes that a run reports for one file.
fn codes(run: &Run) -> Vec<String> {
    let line = |it: &str| it.split_whitespace().nth(1).unwrap_or_default().to_owned();
    run.stdout.lines().map(line).collect()
}

#[track_caller]
fn check(sandbox: &Sandbox, args: &[&str], expected: &[&str]) -> Run {
    let run = sandbox.run(&[&["lint", "-f", "tty"], args].concat());
    assert_eq!(codes(&run), expected, "{run:?}");
    run
}

#[test]
fn each_file_has_the_nearest_configuration() {
    let sandbox = Sandbox::new(&[
        ("dockerfmt.toml", "[lint]\nignore = [\"DL3059\", \"latest-tag\"]\n"),
        ("Dockerfile", BAD),
        ("a/.dockerfmt.toml", "[lint]\nselect = [\"DL3007\"]\n"),
        ("a/b/Dockerfile", BAD),
        ("c/.hadolint.yaml", "ignored: [DL4000]\n"),
        ("c/Dockerfile", BAD),
    ]);
    check(&sandbox, &[], &["DL4000", "DL3007", "DL3007", "DL3059"]);
    check(&sandbox, &["--isolated", "Dockerfile"], &["DL3007", "DL4000", "DL3059"]);
    check(&sandbox, &["-c", "c/.hadolint.yaml", "Dockerfile"], &["DL3007", "DL3059"]);
}

#[test]
fn options_select_rules() {
    let sandbox = Sandbox::new(&[("Dockerfile", BAD), ("dockerfmt.toml", "[lint]\nignore = [\"DL4000\"]\n")]);
    check(&sandbox, &[], &["DL3007", "DL3059"]);
    check(&sandbox, &["--ignore", "DL3059"], &["DL3007"]);
    check(&sandbox, &["--ignore", "dl3059, latest-tag"], &[]);
    check(&sandbox, &["--select", "DL4"], &["DL4000"]);
    check(&sandbox, &["--select", "DL", "--ignore", "DL3"], &["DL4000"]);
    check(&sandbox, &["--extend-select", "DL4000"], &["DL3007", "DL3059"]);
    check(&sandbox, &["--set", "ignore=[\"DL3\"]", "--error", "DL3007"], &["DL3007"]);
    check(&sandbox, &["--preset", "strict", "--preview", "--select", "ALL", "--ignore", "ALL"], &[]);
    let unknown = sandbox.run(&["lint", "--ignore", "latest-tog"]);
    let expected = "--ignore: `latest-tog` selects no rule; did you mean `latest-tag`?\n";
    assert_eq!((unknown.code, unknown.stderr.as_str()), (2, expected));
}

#[test]
fn every_layout_of_shell_commands_can_be_set() {
    let source = "RUN a && \\\n  b; c\nRUN <<E\na  b\nE\n";
    let sandbox = Sandbox::new(&[("dockerfmt.toml", "")]);
    let format = |config: &str| {
        sandbox.write("dockerfmt.toml", config);
        sandbox.run_with_stdin(&["-"], source.as_bytes()).stdout
    };
    let kept = "RUN <<E\na  b\nE\n";
    assert_eq!(format("[format]\nshell = \"preserve\"\n"), format!("RUN a && \\\n    b; c\n{kept}"));
    assert_eq!(format("[format]\nshell = \"standard\"\n"), format!("RUN a \\\n    && b; c\n{kept}"));
    let full = "RUN a \\\n    && b; \\\n    c\n";
    assert_eq!(format("[format]\nshell = \"full\"\n"), format!("{full}{kept}"));
    let both = format("[format]\nshell = \"full\"\nheredoc = \"shell\"\n");
    assert_eq!(both, format!("{full}RUN <<E\na b\nE\n"));
}

#[test]
fn severities_and_thresholds_decide_the_status() {
    let sandbox = Sandbox::new(&[("Dockerfile", "FROM debian:latest\n"), ("dockerfmt.toml", "")]);
    let status = |args: &[&str]| sandbox.run(&[&["lint", "-q"], args].concat()).code;
    assert_eq!(status(&[]), 1);
    assert_eq!(status(&["-t", "error"]), 0);
    assert_eq!(status(&["-t", "error", "--error", "DL3007"]), 1);
    assert_eq!(status(&["--style", "DL3007"]), 0);
    assert_eq!(status(&["--style", "DL3007", "-t", "none"]), 1);
    assert_eq!(status(&["--no-fail"]), 0);
    assert_eq!(status(&["-t", "bogus"]), 2);
    sandbox.write("dockerfmt.toml", "[lint]\nfailure-threshold = \"error\"\n");
    assert_eq!(status(&[]), 0);
    assert_eq!(status(&["-t", "info"]), 1);
    sandbox.write("dockerfmt.toml", "[lint]\nno-fail = true\n");
    assert_eq!(status(&[]), 0);
}

#[test]
fn every_file_has_its_own_threshold() {
    let latest = "FROM debian:latest\n";
    let sandbox = Sandbox::new(&[
        ("a/dockerfmt.toml", "[lint]\nfailure-threshold = \"error\"\n"),
        ("a/Dockerfile", latest),
        ("b/Dockerfile", latest),
    ]);
    assert_eq!(sandbox.run(&["lint", "a"]).code, 0);
    assert_eq!(sandbox.run(&["lint", "a", "b"]).code, 1);
}

#[test]
fn rules_may_be_off_in_single_files() {
    let sandbox = Sandbox::new(&[
        ("dockerfmt.toml", "[lint.per-file-ignores]\n\"test/\" = [\"DL3\"]\n"),
        ("test/Dockerfile", BAD),
        ("Dockerfile", BAD),
    ]);
    check(&sandbox, &[], &["DL3007", "DL4000", "DL3059", "DL4000"]);
}

#[test]
fn a_mistake_is_told_once_and_hides_no_other_file() {
    let sandbox = Sandbox::new(&[
        ("a/dockerfmt.toml", "[lint]\nignor = []\n"),
        ("a/Dockerfile", BAD),
        ("a/b/Dockerfile", BAD),
        ("c/Dockerfile", "FROM debian:latest\n"),
    ]);
    let expected = "a/dockerfmt.toml:2:1: unknown key `ignor` in `[lint]`; did you mean `ignore`?\n";
    let run = check(&sandbox, &[], &["DL3007"]);
    assert_eq!((run.code, run.stderr.as_str()), (2, expected));
    let format = sandbox.run(&["-q", "a", "c"]);
    assert_eq!((format.code, format.stderr.as_str()), (2, expected));
    assert_eq!(sandbox.read("a/Dockerfile"), BAD.as_bytes());
    assert_eq!(sandbox.run(&["lint", "-c", "a/dockerfmt.toml", "c/Dockerfile"]).code, 2);
    assert_eq!(sandbox.run(&["lint", "-c", "missing.toml", "c/Dockerfile"]).code, 2);
}

#[test]
fn formatting_has_the_style_of_each_file() {
    let text = "FROM debian:12\nRUN a \\\n && b\n";
    let sandbox = Sandbox::new(&[
        ("dockerfmt.toml", "[format]\nindent-width = 2\n"),
        ("Dockerfile", text),
        (".editorconfig", "[*]\nindent_size = 8\n[*.dev]\nindent_style = tab\n"),
        ("Dockerfile.dev", text),
        ("a/dockerfmt.toml", ""),
        ("a/Dockerfile", text),
    ]);
    assert_eq!(sandbox.run(&["-q"]).code, 0);
    let printed = |path| String::from_utf8(sandbox.read(path)).unwrap();
    assert_eq!(printed("Dockerfile"), "FROM debian:12\nRUN a \\\n  && b\n");
    assert_eq!(printed("Dockerfile.dev"), "FROM debian:12\nRUN a \\\n\t&& b\n");
    assert_eq!(printed("a/Dockerfile"), "FROM debian:12\nRUN a \\\n        && b\n");
    let piped = |args: &[&str]| sandbox.run_with_stdin(&[&["-"], args].concat(), text.as_bytes()).stdout;
    assert_eq!(piped(&["--stdin-filename", "x.dev"]), "FROM debian:12\nRUN a \\\n\t&& b\n");
    assert_eq!(piped(&["--set", "indent-width=3"]), "FROM debian:12\nRUN a \\\n   && b\n");
    assert_eq!(piped(&["--isolated"]), "FROM debian:12\nRUN a \\\n    && b\n");
    let bad = sandbox.run_with_stdin(&["-", "--set", "indent-width=9"], text.as_bytes());
    assert_eq!((bad.code, bad.stdout.as_str()), (2, ""));
    assert_eq!(bad.stderr, "--set indent-width=9: `indent-width` must be 1 to 8\n");
}

#[test]
fn files_are_found_as_configured() {
    let sandbox = Sandbox::new(&[
        (
            "dockerfmt.toml",
            "[files]\ninclude = [\"*.docker\"]\nexclude = [\"gen/\", \"*.tmp\"]\n[format]\nexclude = [\"legacy/\"]\n",
        ),
        ("web.docker", CLEAN),
        ("gen/Dockerfile", CLEAN),
        ("Dockerfile.tmp", CLEAN),
        ("legacy/Dockerfile", CLEAN),
        (".gitignore", "ignored/\n"),
        ("ignored/Dockerfile", CLEAN),
    ]);
    let files = |args: &[&str]| {
        let run = sandbox.run(&[&["--check", "--verbose"], args].concat());
        run.stderr
            .lines()
            .filter_map(|it| it.strip_suffix(": unchanged"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(files(&[]), ["web.docker"]);
    assert_eq!(files(&["legacy"]), [""; 0]);
    assert_eq!(files(&["legacy/Dockerfile", "gen/Dockerfile"]), ["legacy/Dockerfile", "gen/Dockerfile"]);
    assert_eq!(files(&["--set", "respect-gitignore=false"]), ["ignored/Dockerfile", "web.docker"]);
    let lint = sandbox.run(&["lint", "--verbose"]);
    assert!(lint.stderr.contains("\nlegacy/Dockerfile: configured by dockerfmt.toml\n"), "{lint:?}");
}

#[test]
fn verbose_tells_the_settings() {
    let sandbox = Sandbox::new(&[("Dockerfile", CLEAN), (".hadolint.yaml", "ignored: [DL3007]\n")]);
    for args in [&["lint", "-V", "Dockerfile"][..], &["lint", "--compat", "hadolint", "-V", "Dockerfile"]] {
        let run = sandbox.run(args);
        assert!(run.stderr.starts_with("Configuration file used: .hadolint.yaml\n"), "{run:?}");
        assert!(run.stderr.contains("\nignore = [\"DL3007\"] # .hadolint.yaml:1\n"), "{run:?}");
    }
}

#[test]
fn config_shows_values_and_places() {
    let sandbox = Sandbox::new(&[
        (
            "a/dockerfmt.toml",
            "[lint]\nignore = [\"DL3007\",\n  \"DL4\"]\nlabel-schema = { \"a.b\" = \"url\" }\n",
        ),
        ("a/.editorconfig", "[Dockerfile]\nindent_size = 2\n"),
        ("a/Dockerfile", CLEAN),
    ]);
    let text = sandbox.run(&["config", "a/Dockerfile", "--ignore", "DL3006", "-t", "error"]).stdout;
    for line in [
        "# from a/dockerfmt.toml",
        "ignore = [\"DL3007\", \"DL4\", \"DL3006\"] # a/dockerfmt.toml:2, a/dockerfmt.toml:3, --ignore",
        "label-schema = { \"a.b\" = \"url\" } # a/dockerfmt.toml:4",
        "failure-threshold = \"error\" # --failure-threshold",
        "indent-width = 2 # a/.editorconfig:2",
        "shell = \"standard\" # default",
    ] {
        assert!(text.lines().any(|it| it == line), "no {line} in {text}");
    }
    sandbox.write("shown.toml", &text);
    let again = sandbox.run(&["config", "--config", "shown.toml"]);
    assert_eq!(again.code, 0, "what is shown can be a configuration: {again:?}");
    let json = sandbox.run(&["config", "a", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["files"], serde_json::json!(["a/dockerfmt.toml"]));
    let ignore = &json["settings"]["lint.ignore"];
    assert_eq!(ignore["value"], serde_json::json!(["DL3007", "DL4"]));
    let place = serde_json::json!({ "file": "a/dockerfmt.toml", "line": 3, "column": 3 });
    assert_eq!(ignore["from"][1], place);
    assert_eq!(json["settings"]["format.indent-width"]["from"], serde_json::json!([{ "default": true }]));
}

#[test]
fn hadolint_keeps_its_manners() {
    let sandbox = Sandbox::new(&[
        ("a/Dockerfile", BAD),
        ("a/.hadolint.yaml", "ignored: [DL3007]\n"),
        ("dockerfmt.toml", "[lint]\nignore = [\"DL3007\"]\n"),
    ]);
    let compat = |args: &[&str]| {
        let run =
            sandbox.run(&[&["lint", "--compat", "hadolint", "--no-color", "a/Dockerfile"], args].concat());
        (codes(&run).join(" "), run.code, run.stderr)
    };
    let all = || "DL3007 DL4000 DL3059".to_owned();
    assert_eq!(compat(&[]), (all(), 1, String::new()));
    assert_eq!(compat(&["--ignore", "DL3007,DL4000"]), (all(), 1, String::new()), "no lists");
    assert_eq!(compat(&["--ignore", "dl3007"]).0, all());
    assert_eq!(compat(&["--ignore", "DL9"]).1, 1, "any code will do");
    assert_eq!(compat(&["--ignore", "DL4000", "--info", "DL3007", "-t", "warning"]).1, 0);
    assert_eq!(compat(&["--bogus"]).1, 1);
    assert_eq!(compat(&["-c", "missing.yaml"]).1, 1);
    sandbox.write(".hadolint.yaml", "ignored: DL3007\n");
    let expected = ".hadolint.yaml:1:10: `ignored` must be a list, not a string\n";
    assert_eq!(compat(&[]), (all(), 1, expected.to_owned()));
    sandbox.write(".hadolint.yaml", "ignored: [DL3007]\nunknown: 1\nno-fail: true\n");
    assert_eq!(compat(&[]), ("DL4000 DL3059".to_owned(), 0, String::new()));
}
