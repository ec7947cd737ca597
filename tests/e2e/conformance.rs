//! Our tree against BuildKit's parser, over the corpus of real files.
//!
//! `buildkit_ast.jsonl` has what BuildKit 0.12.5 reads of each file. Every difference must be explained here.

use std::borrow::Cow;

use dockerfmt::syntax::ast::{Command, Instruction};
use dockerfmt::syntax::{LineIndex, SyntaxKind};
use dockerfmt::{Parse, parse};
use dockerfmt_tests::{corpus, corpus_files, golden};
use serde_json::{Value, json};

/// Files that we read otherwise than BuildKit 0.12.5, with the reason.
const DIFFERENT: &[(&str, &str)] = &[
    (
        "apache__rocketmq-docker/image-build__Dockerfile-centos-dashboard",
        "`ENTRYPOINT [\"java\", …];`: 0.12.5 ignores what follows the array; 0.32.2 reads shell form, as we do",
    ),
    (
        "tensorflow__build/devinfra_windows_rbe__Dockerfile",
        "a `CMD` array that runs on into a command by a continuation: as above",
    ),
];

#[test]
fn instructions_equal_buildkits() {
    let Some(corpus) = corpus("instructions_equal_buildkits") else { return };
    let golden = golden(&corpus, "buildkit_ast.jsonl");
    let files = corpus_files(&corpus);
    let mut n_equal = 0;
    let mut n_rejected = 0;
    let mut different = Vec::new();
    for (name, text) in &files {
        let golden =
            golden.iter().find(|it| it["file"] == name.as_str()).expect("golden data for every file");
        let Some(expected) = golden["ast"].as_array() else {
            n_rejected += 1;
            continue;
        };
        let parse = parse(text);
        let found = instructions(&parse);
        match expected.iter().zip(&found).find(|(a, b)| a != b) {
            None if expected.len() == found.len() => n_equal += 1,
            None => different
                .push((name.as_str(), format!("{} instructions, not {}", found.len(), expected.len()))),
            Some((a, b)) => different.push((name.as_str(), format!("\n  BuildKit {a}\n  ours     {b}"))),
        }
    }
    println!("{n_equal} files equal, {} different, {n_rejected} rejected by BuildKit", different.len());
    for (name, difference) in &different {
        let reason = DIFFERENT.iter().find(|it| it.0 == *name).map(|it| it.1);
        println!("{name}: {}{difference}", reason.unwrap_or("NOT EXPLAINED"));
    }
    let explained: Vec<&str> = DIFFERENT.iter().map(|it| it.0).collect();
    let names: Vec<&str> = different.iter().map(|it| it.0).collect();
    assert_eq!(names, explained);
}

/// The instructions in the shape of the golden data: keyword, nested keyword, JSON form, flags, first and last line,
/// values, and the heredocs where there are any.
fn instructions(parse: &Parse) -> Vec<Value> {
    let lines = LineIndex::new(parse.tree.text());
    parse.file().instructions().map(|it| instruction(it, &lines)).collect()
}

fn instruction(it: Instruction<'_>, lines: &LineIndex) -> Value {
    let inner = it.as_onbuild().and_then(|it| it.trigger());
    let leaf = inner.unwrap_or(it);
    // The binding that wrote the golden data shows neither the flags nor the heredocs of what ONBUILD triggers.
    let flags: Vec<_> = it.flags().map(|it| it.text()).collect();
    let range = it.range();
    let end = range.end - u32::from(it.node().text().ends_with('\n'));
    let mut res = vec![
        json!(keyword(it)),
        inner.map_or(Value::Null, |it| json!(keyword(it))),
        json!(is_exec(leaf)),
        json!(flags),
        json!(lines.line(range.start)),
        json!(lines.line(end)),
        json!(values(leaf)),
    ];
    let heredocs: Vec<Value> = if inner.is_none() { heredocs(it) } else { Vec::new() };
    if !heredocs.is_empty() {
        res.push(json!(heredocs));
    }
    Value::Array(res)
}

fn keyword(it: Instruction<'_>) -> String {
    it.node()
        .child_tokens()
        .filter(|it| it.kind() == SyntaxKind::KEYWORD)
        .take(1)
        .map(|it| it.text())
        .collect()
}

fn is_exec(it: Instruction<'_>) -> bool {
    it.node().child(SyntaxKind::EXEC_FORM).is_some()
}

fn values(it: Instruction<'_>) -> Vec<String> {
    use SyntaxKind::*;
    if it.kind() == UNKNOWN {
        return vec![String::new()];
    }
    let mut res = Vec::new();
    for child in it.node().children().skip(1) {
        let text = child.into_node().map_or(Cow::Borrowed(""), |it| it.joined());
        match (it.kind(), child.kind()) {
            (HEALTHCHECK | FROM, KEYWORD) => res.push(child.into_token().expect("a token").text().to_owned()),
            (_, EXEC_FORM) => {
                let Some(Command::Exec(form)) = Command::of(it.node()) else { continue };
                // The binding passes C strings, which end at a NUL.
                res.extend(
                    form.items().map(|it| it.value().split('\0').next().unwrap_or_default().to_owned()),
                );
            }
            (ENV | LABEL, PAIR) => {
                let node = child.into_node().expect("a node");
                res.push(node.child(KEY).map_or_else(String::new, |it| it.joined().into_owned()));
                res.push(node.child(VALUE).map_or_else(String::new, |it| it.joined().into_owned()));
            }
            (_, PAIR | WORD | IMAGE | STAGE_NAME | SHELL_FORM) => res.push(text.into_owned()),
            (FROM | HEALTHCHECK, ERROR) => res.extend(text.split_whitespace().map(str::to_owned)),
            _ => {}
        }
    }
    res
}

fn heredocs(it: Instruction<'_>) -> Vec<Value> {
    it.heredocs()
        .map(|(opener, body)| json!([opener.name, opener.fd, body.body().map_or("", |it| it.text())]))
        .collect()
}
