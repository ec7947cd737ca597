//! What hadolint reads in one instruction, for rules whose verdict hangs on it.
//!
//! Separate from the grammar, which sees a whole file: here an instruction of our tree stands alone. Reading fails
//! only where hadolint cannot parse the file, and then there is no verdict to match.

use std::borrow::Cow;

use dockerfmt_syntax::ast::{self, Instruction};

use super::copy::{self, Arguments};
use super::from::{self, Reference};
use super::layout::{is_blank, space};
use super::reader::{Parsed, Reader};
use super::text::{Written, joined};
use super::{run, word};
use crate::copy_paths::CopyPaths;

/// A `FROM` by its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HadolintFrom {
    pub(crate) platform: Option<String>,
    pub(crate) image: String,
    pub(crate) stage_name: Option<String>,
}

impl HadolintFrom {
    pub(crate) fn new(from: ast::From<'_>) -> Option<Self> {
        read(from.instruction(), |r| {
            let escape = r.escape();
            let from::From { platform, image, stage_name } = from::from(r)?;
            let joined = |it| joined(it, escape);
            Ok(HadolintFrom {
                platform: platform.map(joined),
                image: joined(image),
                stage_name: stage_name.map(joined),
            })
        })
    }

    /// The parts as they are in our tree where hadolint cannot read them.
    pub(crate) fn lenient(from: ast::From<'_>) -> Self {
        let of_tree = || HadolintFrom {
            platform: from.platform().and_then(|it| it.value()).map(|it| it.text().into_owned()),
            image: from.image().map(|it| it.word().text().into_owned()).unwrap_or_default(),
            stage_name: from.stage_name().map(|it| it.text().into_owned()),
        };
        HadolintFrom::new(from).unwrap_or_else(of_tree)
    }
}

/// What a `COPY` copies.
pub(crate) fn copy_paths(copy: ast::Copy<'_>) -> Option<CopyPaths> {
    read(copy.instruction(), |r| copy::copy(r).map(|it| paths(it, r.escape())))
}

/// What an `ADD` copies.
pub(crate) fn add_paths(add: ast::Add<'_>) -> Option<CopyPaths> {
    read(add.instruction(), |r| copy::add(r).map(|it| paths(it, r.escape())))
}

fn paths(arguments: Arguments<'_>, escape: char) -> CopyPaths {
    let mut sources: Vec<String> = arguments.paths.into_iter().map(|it| it.value(escape)).collect();
    // On an empty list hadolint crashes.
    let destination = sources.pop().unwrap_or_default();
    CopyPaths { from: arguments.from.map(|it| joined(it, escape)), sources, destination }
}

/// The values of `from` in the mounts of a `RUN`.
pub(crate) fn mount_sources(run: ast::Run<'_>) -> Vec<String> {
    let sources = read(run.instruction(), |r| {
        let sources = run::flags(r)?;
        Ok(sources.into_iter().map(|it: Written<'_>| it.value(r.escape())).collect())
    });
    sources.unwrap_or_default()
}

/// The name that an `ARG` defines; for hadolint it is only one. Where it is missing, all of the line is the name.
pub(crate) fn arg_name(arg: ast::Arg<'_>) -> Option<String> {
    read(arg.instruction(), |r| {
        let is_name = |it| !is_blank(it) && it != '=';
        let name = r.attempt(|r| word::word(r, is_name, "the name is missing"));
        let name = name.or_else(|_| word::line(r, "the name is missing"))?;
        Ok(joined(name, r.escape()))
    })
}

/// All behind the keyword, blanks at its end included.
pub(crate) fn rest_of_line(instruction: Instruction<'_>) -> Option<String> {
    read(instruction, |r| word::line(r, "the value is missing").map(|it| joined(it, r.escape())))
}

/// Splits the text of an image, continuations taken out.
pub(crate) fn reference(text: &str) -> Option<Reference<'_>> {
    from::reference(&mut Reader::new(text, '\\'), |_| true).ok()
}

/// Reads what follows the keyword of `instruction`.
fn read<R>(instruction: Instruction<'_>, arguments: impl FnOnce(&mut Reader<'_>) -> Parsed<R>) -> Option<R> {
    let node = instruction.node();
    let text = match node.text() {
        it if it.contains('\r') => Cow::Owned(it.replace("\r\n", "\n")),
        it => Cow::Borrowed(it),
    };
    let mut r = Reader::new(&text, node.tree().escape());
    r.eat_while(|it| it.is_ascii_alphabetic());
    space(&mut r).ok()?;
    arguments(&mut r).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `read` makes of the first instruction.
    fn of_first<R>(text: &str, read: impl FnOnce(Instruction<'_>) -> Option<R>) -> Option<R> {
        let parse = dockerfmt_syntax::parse(text);
        read(parse.file().instructions().next()?)
    }

    /// Source of the `COPY`, paths and destination.
    fn copy(text: &str) -> Option<(Option<String>, Vec<String>)> {
        let read = of_first(text, |it| copy_paths(it.as_copy()?))?;
        let mut paths = read.sources;
        paths.push(read.destination);
        Some((read.from, paths))
    }

    #[track_caller]
    fn check_copy(text: &str, from: Option<&str>, paths: &[&str]) {
        let paths = paths.iter().map(|it| (*it).to_owned()).collect();
        assert_eq!(copy(text), Some((from.map(str::to_owned), paths)), "{text:?}");
    }

    #[test]
    fn a_word_goes_on_behind_a_continuation() {
        check_copy("COPY a.tar\\\n b c /d", None, &["a.tar b", "c", "/d"]);
        check_copy("COPY a.tar \\\r\n b /d", None, &["a.tar", "b", "/d"]);
        check_copy("COPY --from=x\\\n# c\n y a\\\nb c", Some("x y"), &["ab", "c"]);
    }

    #[test]
    fn paths_are_words_strings_or_heredocs() {
        check_copy(r#"COPY "a b" /d"#, None, &["\"a", "b\"", "/d"]);
        check_copy(r#"COPY ["a b", "\x2f"]"#, None, &["a b", "/"]);
        check_copy("COPY <<A <<'B C' /d e\nx\nB C\n", None, &["A", "B C", "/d e"]);
        check_copy("COPY <<A  \t/d \nA\n", None, &["A", "/d "]);
        check_copy("COPY <<A /d\n", None, &["<<A", "/d"]);
    }

    #[test]
    fn a_flag_without_a_value_is_a_path() {
        check_copy("COPY --foo --from=x a", None, &["--foo", "--from=x", "a"]);
        check_copy("COPY --linked --from=x a", None, &["ed", "--from=x", "a"]);
        check_copy("COPY --link --from=x a b", Some("x"), &["a", "b"]);
        assert_eq!(copy("COPY --foo=x a b"), None);
    }

    #[test]
    fn a_from_has_parts() {
        let from = |it| of_first(it, |it| HadolintFrom::new(it.as_from()?));
        let read = from("FROM --platform=a\\\n b c:1 AS d # e\n").expect("a FROM");
        assert_eq!(read.platform.as_deref(), Some("a b"));
        assert_eq!(read.image, "c:1");
        assert_eq!(read.stage_name.as_deref(), Some("d"));
        assert_eq!(from("FROM --foo a"), None);
    }

    #[test]
    fn mounts_have_sources() {
        let text = "RUN --mount=from=a,target=/b --network=none --mount=target=/c,from=\"\\x64,e\" f";
        let sources = of_first(text, |it| Some(mount_sources(it.as_run()?)));
        assert_eq!(sources, Some(vec!["a".to_owned(), "d,e".to_owned()]));
    }

    #[test]
    fn an_arg_has_one_name() {
        let name = |it| of_first(it, |it| arg_name(it.as_arg()?));
        assert_eq!(name("ARG a=b c").as_deref(), Some("a"));
        assert_eq!(name("ARG a\\\n b=c d").as_deref(), Some("a b"));
        assert_eq!(name("ARG =a b").as_deref(), Some("=a b"));
        assert_eq!(name("ARG\ta b").as_deref(), Some("a"));
        assert_eq!(name("ARG \"a\"=b").as_deref(), Some("\"a\""));
        assert_eq!(name("ARG a\\\r\n  b c").as_deref(), Some("a b"));
        assert_eq!(name("ARG "), None);
    }

    #[test]
    fn the_rest_of_a_line_has_its_blanks() {
        let rest = |it| of_first(it, rest_of_line);
        assert_eq!(rest("USER root\t\n").as_deref(), Some("root\t"));
        assert_eq!(rest("USER a\\\n   b # c\n").as_deref(), Some("a b # c"));
    }
}
