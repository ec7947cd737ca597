//! No text, however it nests or repeats, costs the stack or minutes.
//!
//! Tests run in threads of 2 MiB, as the threads of a server do.

use std::time::{Duration, Instant};

use dockerfmt_shell::{Outline, Script, tokens};

/// What nests without end is refused early.
const N_OPENERS: usize = 100_000;

/// What goes on without nesting is read to its end, so that the tests take time with it.
const N_LINKS: usize = 10_000;

#[test]
fn openers_without_end() {
    for piece in [
        "(", "( ", "{", "{ ", "$(", "echo $(", "`", "`a \\", "\"$(", "<(", "a <(", "$((", "((", "[[ ( ",
        "[ ( ", "[", "${a:-", "\"${a:-", "${", "$[", "a=(", "a[", "@(", "'", "\"", "$", "\\",
    ] {
        check(&piece.repeat(N_OPENERS));
    }
}

#[test]
fn blocks_without_end() {
    for piece in [
        "if ",
        "if a; then ",
        "if a; then b; else ",
        "while ",
        "for a in b; do ",
        "case a in b) ",
        "f() ",
        "f() { ",
        "function f ",
        "time ",
        "time -p ",
        "coproc ",
        "coproc a ",
        "! ",
        "time ! ",
        "select a in b; do ",
    ] {
        check(&piece.repeat(N_OPENERS));
    }
}

#[test]
fn long_chains() {
    for piece in [
        "a && ",
        "a | ",
        "a; ",
        "a\n",
        "a & ",
        "a ",
        "a=b ",
        ">a ",
        "2>&1 ",
        "# a\n",
        "\n",
        "<<a\n",
        "{a,b}",
        "\"a\"b",
        "${a}",
        "$(a) ",
        "a=(b) ",
        "<(a) ",
        "((a)); ",
        "((a); b); ",
        "[ a ] && ",
        "case a in b) ;; esac; ",
        "f() { a; }; ",
    ] {
        check(&piece.repeat(N_LINKS));
    }
    check(&format!("[[ {}a ]]", "a && ".repeat(N_LINKS)));
    check(&format!("[ {}a ]", "a -o ".repeat(N_LINKS)));
    check(&format!("(( {}1 ))", "1 + ".repeat(N_LINKS)));
    check(&format!("if a; then b; {}fi", "elif a; then b; ".repeat(N_LINKS)));
}

#[test]
fn deep_nesting_that_is_closed() {
    for (open, close) in [
        ("(", ")"),
        ("$(", ")"),
        ("{ a; ", "}; "),
        ("${a:-", "}"),
        ("\"${a:-", "}\""),
        ("{a,", "}"),
        ("<(", ")"),
    ] {
        for n in [10, 60, 100, 1000, N_OPENERS] {
            check(&format!("x {}a{}", open.repeat(n), close.repeat(n)));
            check(&format!("{}a{}", open.repeat(n), close.repeat(n)));
        }
    }
}

#[track_caller]
fn check(text: &str) {
    let start = Instant::now();
    tokens(text);
    Script::parse(text);
    Outline::parse(text);
    let begin: String = text.chars().take(20).collect();
    assert!(start.elapsed() < Duration::from_secs(20), "{begin} took {:?}", start.elapsed());
}
