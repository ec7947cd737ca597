//! The formats of reports, over several files: what stands around and between the reports of single files.
//!
//! The structures below were written down from what hadolint 2.15.1 prints; `.ci/formats.py` compares with the program
//! itself. Messages are our own: `{latest}` and `{broken}` stand for them.

use roxmltree::Document;
use serde_json::Value;

use crate::sandbox::{CLEAN, Sandbox};

const LATEST: &str = "FROM debian:latest\n";
const BROKEN: &str = "FROM debian:12\nRUNN <x>\n";

/// hadolint's report of the files `a` (as LATEST), `clean` and `b` (as BROKEN).
const COMPAT: [(&str, &str); 9] = [
    ("tty", "a:1 DL3007 \u{1b}[1m\u{1b}[93mwarning\u{1b}[0m: {latest}\nb:2:4 {broken} \n"),
    ("gnu", "hadolint:a:1: DL3007 warning: {latest}\nhadolint:b:2:4: {broken} \n"),
    (
        "json",
        r#"[{"code":"DL3007","column":1,"file":"a","level":"warning","line":1,"message":"{latest}"},{"code":"DL1000","column":4,"file":"b","level":"error","line":2,"message":"{broken}"}]"#,
    ),
    (
        "checkstyle",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><checkstyle version=\"4.3\"><file name=\"a\">\
         <error column=\"1\" line=\"1\" message=\"{latest}\" severity=\"warning\" source=\"DL3007\"/></file>\
         <file name=\"clean\"/><file name=\"b\"><error column=\"4\" line=\"2\" message=\"b:2:4:\n  |\n\
         2 | RUNN &lt;x>\n  |    ^\n{broken}\n\" severity=\"error\"/></file></checkstyle>",
    ),
    (
        "codeclimate",
        concat!(
            r#"{"categories":["Bug Risk"],"check_name":"DL3007","description":"{latest}","location":{"lines":{"begin":1,"end":1},"path":"a"},"severity":"major","type":"issue"}"#,
            "\0",
            r#"{"categories":["Bug Risk"],"check_name":"DL1000","description":"b:2:4:\n  |\n2 | RUNN <x>\n  |    ^\n{broken}\n","location":{"path":"b","positions":{"begin":{"column":4,"line":2},"end":{"column":4,"line":2}}},"severity":"blocker","type":"issue"}"#,
            "\0"
        ),
    ),
    (
        "codacy",
        r#"{"filename":"a","line":1,"message":"{latest}","patternId":"DL3007"}{"filename":"b","line":2,"message":"b:2:4:\n  |\n2 | RUNN <x>\n  |    ^\n{broken}\n","patternId":"DL1000"}"#,
    ),
    (
        "sonarqube",
        r#"{"issues":[{"engineId":"Hadolint","primaryLocation":{"filePath":"a","message":"{latest}","textRange":{"endColumn":1,"endLine":1,"startColumn":0,"startLine":1}},"ruleId":"DL3007","severity":"MAJOR","type":"CODE_SMELL"},{"engineId":"Hadolint","primaryLocation":{"filePath":"b","message":"{broken}","textRange":{"endColumn":4,"endLine":2,"startColumn":4,"startLine":2}},"ruleId":"DL1000","severity":"BLOCKER","type":"BUG"}]}"#,
    ),
    (
        "sarif",
        r#"{"$schema":"http://json.schemastore.org/sarif-2.1.0","runs":[{"defaultSourceLanguage":"dockerfile","results":[{"level":"warning","locations":[{"physicalLocation":{"artifactLocation":{"uri":"a"},"region":{"endColumn":1,"endLine":1,"sourceLanguage":"dockerfile","startColumn":1,"startLine":1}}}],"message":{"text":"{latest}"},"ruleId":"DL3007"},{"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"b"},"region":{"endColumn":4,"endLine":2,"sourceLanguage":"dockerfile","startColumn":4,"startLine":2}}}],"message":{"text":"{broken}"},"ruleId":"DL1000"}],"tool":{"driver":{"downloadUri":"https://github.com/hadolint/hadolint","fullName":"dockerfmt with the verdicts of hadolint","name":"Hadolint","shortDescription":{"text":"Linter for Dockerfiles and the shell scripts in them"},"version":"2.15.1"}}}],"version":"2.1.0"}"#,
    ),
    (
        "junit",
        "<testsuite errors=\"0\" failures=\"1\" id=\"hadolint\" name=\"Hadolint 2.15.1\" time=\"0.001\">\
         <testcase id=\"hadolint.rule.DL3007\" time=\"0.001\"><failure id=\"DL3007\" message=\"{latest}\" \
         type=\"warning\">File: a\nLine: 1\nCategory: Hadolint - Dockerfile Static Analysis\nwarning: {latest}\n\
         </failure></testcase></testsuite>\
         <testsuite errors=\"0\" failures=\"0\" id=\"hadolint\" name=\"Hadolint 2.15.1\" time=\"0.001\"/>\
         <testsuite errors=\"1\" failures=\"1\" id=\"hadolint\" name=\"Hadolint 2.15.1\" time=\"0.001\">\
         <testcase id=\"hadolint.error\" name=\"DL1000\" time=\"0.001\">\
         <failure message=\"parse error at line 2, column 4\" type=\"error\">Parse Error in b\nLine: 2\n\
         Column: 4\nParse Error: b:2:4:\n  |\n2 | RUNN &lt;x&gt;\n  |    ^\n{broken}\n\n\
         </failure></testcase></testsuite></testsuites>",
    ),
];

/// Every format there is.
const ALL: [&str; 15] = [
    "full",
    "concise",
    "tty",
    "gnu",
    "json",
    "checkstyle",
    "codeclimate",
    "gitlab_codeclimate",
    "codacy",
    "sonarqube",
    "sarif",
    "junit",
    "github",
    "rdjson",
    "markdown",
];

fn sandbox() -> Sandbox {
    Sandbox::new(&[("a", LATEST), ("clean", CLEAN), ("b", BROKEN)])
}

fn compat(sandbox: &Sandbox, args: &[&str]) -> crate::sandbox::Run {
    sandbox.run(&[&["lint", "--compat", "hadolint"], args].concat())
}

#[test]
fn compat_reports_have_hadolints_bytes() {
    let sandbox = sandbox();
    let json: Value = serde_json::from_str(&compat(&sandbox, &["-f", "json", "a", "b"]).stdout).unwrap();
    let message = |i: usize| json[i]["message"].as_str().unwrap().to_owned();
    for (format, structure) in COMPAT {
        let run = compat(&sandbox, &["-f", format, "a", "clean", "b"]);
        let wanted = structure.replace("{latest}", &message(0)).replace("{broken}", &message(1));
        let stdout = match format {
            // In front is the time of the run.
            "junit" => run.stdout.split_once("time=\"0.001\">").unwrap().1,
            _ => run.stdout.as_str(),
        };
        assert_eq!(stdout, wanted, "{format}");
        // hadolint never fails where it writes for these two.
        assert_eq!(run.code, i32::from(!["codeclimate", "codacy"].contains(&format)), "{format}");
    }
}

#[test]
fn compat_reports_of_a_clean_file_may_be_empty() {
    let sandbox = sandbox();
    for (format, wanted) in [
        ("tty", ""),
        ("gnu", ""),
        ("json", "[]"),
        ("codeclimate", ""),
        ("gitlab_codeclimate", "[]"),
        ("codacy", ""),
        ("sonarqube", "{\"issues\":[]}"),
    ] {
        let run = compat(&sandbox, &["-f", format, "clean"]);
        assert_eq!((run.code, run.stdout.as_str()), (0, wanted), "{format}");
    }
}

#[test]
fn compat_paths_are_replaced_where_hadolint_does() {
    let sandbox = sandbox();
    let args = |format| ["-f", format, "--file-path-in-report", "P", "a", "b"];
    for format in ["checkstyle", "codeclimate", "gitlab_codeclimate", "sonarqube", "junit"] {
        let run = compat(&sandbox, &args(format));
        assert!(run.stdout.contains("\"P\"") || run.stdout.contains("File: P\n"), "{format}: {run:?}");
    }
    for format in ["tty", "gnu", "json", "codacy", "sarif"] {
        let run = compat(&sandbox, &args(format));
        assert!(!run.stdout.contains('P'), "{format}: {run:?}");
    }
    let codeclimate = compat(&sandbox, &args("codeclimate")).stdout;
    assert!(
        codeclimate.contains("{\"path\":\"b\",\"positions\":"),
        "a parse error keeps its path: {codeclimate}"
    );
}

#[test]
fn own_reports_show_the_path_that_was_asked_for() {
    let sandbox = sandbox();
    for format in ALL {
        let run = sandbox.run(&["lint", "-f", format, "--file-path-in-report", "where/it/was", "b"]);
        assert!(run.stdout.contains("where/it/was"), "{format}: {run:?}");
    }
}

#[test]
fn compat_says_nothing_where_a_file_cannot_be_read() {
    let sandbox = sandbox();
    for (wrong, stderr) in [("missing", "missing: no such file or folder\n"), (".", ".: is a folder\n")] {
        let run = compat(&sandbox, &["-f", "json", "-f", "tty", "-o", "out", "a", wrong, "b"]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "", stderr));
        assert!(!sandbox.path("out").exists());
    }
}

#[test]
fn reports_end_their_last_line() {
    let sandbox = sandbox();
    for format in ALL {
        let run = sandbox.run(&["lint", "-f", format, "a", "clean", "b"]);
        let end = if format == "codeclimate" { '\0' } else { '\n' };
        assert!(run.stdout.ends_with(end) && !run.stdout.ends_with("\n\n"), "{format}: {run:?}");
        assert_eq!(run.code, 1, "{format}");
    }
}

#[cfg(unix)]
const ODD: &str = "a \"<&>'\t\n\u{1}é";
#[cfg(not(unix))]
const ODD: &str = "a &'é";

#[test]
fn json_and_xml_hold_any_name() {
    let sandbox = Sandbox::new(&[(ODD, BROKEN)]);
    for format in ["json", "gitlab_codeclimate", "sonarqube", "sarif", "rdjson"] {
        let run = sandbox.run(&["lint", "-f", format, ODD]);
        let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|err| panic!("{format}: {err}"));
        let name = if format == "sarif" { ODD_URI } else { ODD };
        assert!(report.to_string().contains(&Value::from(name).to_string()), "{format}: {report}");
    }
    for format in ["checkstyle", "junit"] {
        let run = sandbox.run(&["lint", "-f", format, ODD]);
        let document = Document::parse(&run.stdout).unwrap_or_else(|err| panic!("{format}: {err}"));
        // The one character that XML cannot have is replaced.
        let name = ODD.replace('\u{1}', "\u{fffd}");
        let names: Vec<_> = document.descendants().filter_map(|it| it.attribute("name")).collect();
        assert!(names.contains(&name.as_str()), "{format}: {names:?}");
    }
}

#[cfg(unix)]
const ODD_URI: &str = "a%20%22%3C%26%3E%27%09%0A%01%C3%A9";
#[cfg(not(unix))]
const ODD_URI: &str = "a%20%26%27%C3%A9";

#[test]
fn xml_is_what_its_readers_expect() {
    let sandbox = sandbox();
    let checkstyle = sandbox.run(&["lint", "-f", "checkstyle", "a", "clean", "b"]).stdout;
    let document = Document::parse(&checkstyle).unwrap();
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("version")), ("checkstyle", Some("4.3")));
    let files: Vec<_> =
        root.children().map(|it| (it.attribute("name").unwrap(), it.children().count())).collect();
    assert_eq!(files, [("a", 1), ("clean", 0), ("b", 1)]);
    let error = root.first_child().unwrap().first_child().unwrap();
    let wanted = [("line", "1"), ("column", "13"), ("severity", "warning"), ("source", "DL3007")];
    assert!(wanted.iter().all(|it| error.attribute(it.0) == Some(it.1)), "{checkstyle}");

    let junit = sandbox.run(&["lint", "-f", "junit", "a", "clean", "b"]).stdout;
    let document = Document::parse(&junit).unwrap();
    let suites: Vec<_> = document
        .root_element()
        .children()
        .map(|it| ["name", "tests", "failures"].map(|name| it.attribute(name).unwrap()))
        .collect();
    assert_eq!(suites, [["a", "1", "1"], ["clean", "1", "0"], ["b", "1", "1"]]);
}

#[test]
fn compat_xml_can_be_parsed() {
    let sandbox = sandbox();
    for format in ["checkstyle", "junit"] {
        let run = compat(&sandbox, &["-f", format, "a", "clean", "b"]);
        Document::parse(&run.stdout).unwrap_or_else(|err| panic!("{format}: {err}"));
    }
}

#[test]
fn a_table_is_one_for_the_run() {
    let sandbox = sandbox();
    let run = sandbox.run(&["lint", "-f", "markdown", "a", "clean", "b"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 6, "{run:?}");
    assert!(lines[2].starts_with("| a:1:13 |") && lines[3].starts_with("| b:2:1 |"), "{run:?}");
    assert_eq!((lines[4], lines[5]), ("", "2 findings in 2 of 3 files"));
    assert_eq!(sandbox.run(&["lint", "-f", "markdown", "clean"]).stdout, "0 findings in 0 of 1 file\n");
}
