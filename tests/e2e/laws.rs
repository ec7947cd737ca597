//! Laws of the parser: nothing is lost, nothing panics, whatever the bytes.

use dockerfmt::parse;
use dockerfmt_tests::{corpus, corpus_files, fixtures};
use proptest::prelude::*;

fn check_round_trip(text: &str) {
    let parse = parse(text);
    let joined: String = parse.tree.root().tokens().map(|it| it.text()).collect();
    assert_eq!(joined, text);
    let len = text.len() as u32;
    assert!(
        parse.errors.iter().all(|it| it.range.start <= it.range.end && it.range.end <= len),
        "{:?}",
        parse.errors
    );
}

fn check_prefixes(text: &str) {
    for end in (0..=text.len()).filter(|&it| text.is_char_boundary(it)) {
        check_round_trip(&text[..end]);
    }
}

fn check_line_prefixes(text: &str) {
    let ends = text.bytes().enumerate().filter(|it| it.1 == b'\n').map(|it| it.0 + 1);
    for end in ends {
        check_round_trip(&text[..end]);
        check_round_trip(text[..end].trim_end_matches(['\r', '\n']));
    }
}

#[test]
fn every_prefix_of_every_fixture_keeps_its_bytes() {
    for path in fixtures("syntax") {
        check_prefixes(&std::fs::read_to_string(path).expect("UTF-8"));
    }
}

#[test]
fn the_corpus_keeps_its_bytes() {
    let Some(corpus) = corpus("the_corpus_keeps_its_bytes") else { return };
    let files = corpus_files(&corpus);
    for (i, (_, text)) in files.iter().enumerate() {
        check_round_trip(text);
        // Every sixth file: 222 of 1,329, spread over all repositories.
        if i % 6 == 0 {
            check_line_prefixes(text);
        }
    }
    println!("{} files", files.len());
}

#[test]
fn long_input_takes_linear_time_and_no_stack() {
    for unit in [
        "ONBUILD ",
        "[",
        "RUN [[",
        "${A:-",
        "RUN <<A <<B\n",
        "\\\n",
        "#\n",
        "ENV A=\"${B:-'",
        "--x=\"",
        "{\"a\":[",
        "<<A ",
        "a ",
        "--mount=a ",
    ] {
        check_round_trip(&unit.repeat(20_000));
        check_round_trip(&format!("FROM a\nRUN {}", unit.repeat(20_000)));
        check_round_trip(&format!("FROM a\nENV A={}", unit.repeat(20_000)));
        check_round_trip(&format!("FROM a\nCOPY {}{}", unit.repeat(20_000), " ".repeat(100_000)));
    }
}

/// Text made of the pieces that matter to the grammar.
fn dockerfile_like() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "FROM ",
        "RUN ",
        "COPY ",
        "ENV ",
        "ONBUILD ",
        "HEALTHCHECK CMD ",
        "# escape=`\n",
        "#",
        "\\\n",
        "`\n",
        "\\\r\n",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "<<EOF",
        "<<-\"E F\"",
        "\nEOF\n",
        "\n\tE F\n",
        "[\"a\", \"b\"]",
        "[1]",
        "['a']",
        "--mount=type=cache,target=/x ",
        "--from=",
        "${A:-",
        "}",
        "$B",
        "'",
        "\"",
        "=",
        "a",
        "é",
        "\u{feff}",
        "\u{a0}",
        "\0",
        "as b",
        "\\\\\n",
        "\\\n\n",
        "\\\n # c\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_text_keeps_its_bytes(text in any::<String>()) {
        check_round_trip(&text);
    }

    #[test]
    fn any_bytes_keep_their_lossy_text(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_round_trip(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_dockerfile_keeps_its_bytes(text in dockerfile_like()) {
        check_round_trip(&text);
    }
}
