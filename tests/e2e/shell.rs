//! Laws that hold for the RUN instructions of real Dockerfiles.

use std::collections::HashSet;

use dockerfmt::parse;
use dockerfmt::shell::lint::lint;
use dockerfmt::shell::{Dialect, Joined, Outline, OutlineToken, Role, Script, TokenKind, tokens};
use dockerfmt::syntax::{Node, NodeOrToken, SyntaxKind};
use dockerfmt_tests::{corpus, corpus_files, golden};

#[test]
fn outlines_cover_the_text_and_balance() {
    let Some(runs) = runs() else { return };
    let mut n_outlines = 0;
    for text in &runs {
        let Some(outline) = Outline::parse(text) else { continue };
        n_outlines += 1;
        assert!(Script::parse(text).is_clean(), "an outline of what is no script: {text}");
        check_cover(text, outline.tokens());
        check_groups(text, &outline);
        check_blocks(text, outline.tokens());
    }
    let share = f64::from(n_outlines) / runs.len() as f64;
    println!("{n_outlines} of {} RUN texts have an outline ({:.1} %)", runs.len(), share * 100.0);
    // Measured: 96.3 %. The rest is PowerShell, templates, heredocs, and errors.
    assert!(share > 0.95);
}

#[test]
fn any_beginning_of_a_script_can_be_read() {
    let Some(runs) = runs() else { return };
    for text in &runs {
        let ends = (0..text.len()).step_by(23).filter(|&it| text.is_char_boundary(it));
        for begun in ends.map(|it| &text[..it]) {
            let script = Script::parse(begun);
            for command in script.commands() {
                assert!(begun.get(command.range()).is_some(), "{begun}");
                assert!(command.args().iter().all(|it| begun.get(it.range.clone()).is_some()), "{begun}");
            }
            if let Some(tokens) = tokens(begun) {
                assert!(tokens.windows(2).all(|it| it[0].range.end <= it[1].range.start), "{begun}");
            }
            if let Some(outline) = Outline::parse(begun) {
                check_cover(begun, outline.tokens());
            }
        }
    }
}

/// What is told without the engine must be what it would tell: `:` is a command about which only the engine knows that
/// it is harmless.
#[test]
fn where_nothing_is_found_the_engine_finds_nothing() {
    let Some(runs) = runs() else { return };
    let mut n_empty = 0;
    for text in runs.iter().filter(|it| !it.contains(['"', '\'', '`', '#', '|', '<', '('])) {
        // As if all variables were set outside.
        let names = text.split('$').skip(1).map(|it| it.trim_start_matches('{'));
        let name = |it: &str| it.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect();
        let known: Vec<String> = names.map(name).collect();
        let found = |text: &str| lint(text, &Script::parse(text), Dialect::Sh, &known);
        if found(text).is_empty() {
            n_empty += 1;
            assert_eq!(found(&format!(":\n{text}")), [], "{text}");
        }
    }
    println!("{n_empty} of {} RUN texts have no finding", runs.len());
    assert!(n_empty > 1000);
}

#[test]
fn joined_text_maps_to_its_bytes() {
    let Some(corpus) = corpus("joined_text_maps_to_its_bytes") else { return };
    for (_, text) in corpus_files(&corpus) {
        let tree = parse(&text).tree;
        check_joined(tree.root());
        for node in tree.root().descendants().filter_map(NodeOrToken::into_node) {
            if node.kind() == SyntaxKind::SHELL_FORM {
                check_joined(node);
            }
        }
    }
}

fn check_joined(node: Node<'_>) {
    let joined = Joined::from_node(node);
    let source = node.tree().text().as_bytes();
    assert_eq!(joined.text(), node.joined());
    for (at, byte) in joined.text().bytes().enumerate() {
        assert_eq!(source[joined.source_offset(at) as usize], byte);
        assert!(joined.is_contiguous(at..at + 1));
    }
    let comments = joined.comments();
    assert!(
        comments.iter().all(|&it| node.range().contains_range(it) && node.tree().text()[it].starts_with('#'))
    );
}

/// Between the tokens are only blanks and escaped line ends.
fn check_cover(text: &str, tokens: &[OutlineToken]) {
    let mut end = 0;
    for token in tokens {
        check_gap(text, &text[end..token.range.start]);
        end = token.range.end;
    }
    check_gap(text, &text[end..]);
}

fn check_gap(text: &str, gap: &str) {
    let blanks = gap.replace("\\\n", "");
    assert!(blanks.chars().all(|it| it.is_whitespace() || it == '\\'), "{gap:?} is in no token of {text}");
}

/// Each operator has the depth of its list or pipeline, and stands between two commands.
fn check_groups(text: &str, outline: &Outline) {
    let tokens = outline.tokens();
    for (idx, token) in tokens.iter().enumerate() {
        let depth = match token.role {
            Role::AndOr(id) => outline.list_depth(id),
            Role::Pipe(id) => {
                assert_eq!(token.pipeline, Some(id), "{text}");
                assert_eq!(tokens[idx - 1].pipeline, Some(id), "{text}");
                let next = tokens[idx..].iter().find(|it| matches!(it.role, Role::CommandStart | Role::Open));
                assert_eq!(next.and_then(|it| it.pipeline), Some(id), "{text}");
                outline.pipeline_depth(id)
            }
            _ => continue,
        };
        assert_eq!(token.depth, depth, "{text}");
    }
}

/// What opens a block is closed at the same depth, and depth changes nowhere else.
fn check_blocks(text: &str, tokens: &[OutlineToken]) {
    let mut open: Vec<u16> = Vec::new();
    for token in tokens {
        match token.role {
            Role::Open => open.push(token.depth),
            Role::Close => assert_eq!(open.pop(), Some(token.depth), "{text}"),
            _ => assert_eq!(token.depth == 0, open.is_empty() || is_of_block(token), "{text}"),
        }
        assert!(token.kind != TokenKind::Comment || token.role == Role::Comment, "{text}");
    }
    assert!(open.is_empty(), "{text}");
}

/// Whether a token of an outermost block is not inside it: `then`, the words of a `for`.
fn is_of_block(token: &OutlineToken) -> bool {
    token.depth == 0 && matches!(token.role, Role::Middle | Role::Argument | Role::Separator)
}

/// The distinct texts of all RUN instructions in the shell form.
fn runs() -> Option<Vec<String>> {
    let mut seen = HashSet::new();
    for file in golden(&corpus("runs")?, "buildkit_ast.jsonl") {
        let instructions = file["ast"].as_array().into_iter().flatten();
        let shell_runs = instructions.filter(|it| it[0].as_str().is_some_and(is_run) && it[2] == false);
        seen.extend(shell_runs.filter_map(|it| it[6][0].as_str().map(str::to_owned)));
    }
    Some(seen.into_iter().collect())
}

fn is_run(keyword: &str) -> bool {
    keyword.eq_ignore_ascii_case("run")
}
