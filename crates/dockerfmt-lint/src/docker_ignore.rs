//! `.dockerignore`: which files of a build context are not sent to the builder.
//!
//! A matcher of our own: what crates there are follow the rules of Git, where a name without a slash means files in all
//! folders, or have no `**`. Docker's rules are those of Go's `filepath.Match`, from the root of the context.
//! The text comes from outside; this reads no files.

use std::ops::RangeInclusive;

/// The patterns of an ignore file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DockerIgnore {
    patterns: Vec<Pattern>,
    has_exceptions: bool,
}

impl DockerIgnore {
    /// Reads the text of an ignore file: a pattern on each line, blanks around it aside. A line that begins with `#` is a
    /// comment. A pattern that makes no sense matches nothing.
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = text.lines().filter(|it| !it.starts_with('#')).map(str::trim).filter(|it| !it.is_empty());
        let (exceptions, patterns): (Vec<&str>, Vec<&str>) = lines.partition(|it| it.starts_with('!'));
        DockerIgnore {
            patterns: patterns.into_iter().filter_map(Pattern::parse).collect(),
            has_exceptions: !exceptions.is_empty(),
        }
    }

    /// Whether there are patterns with `!`, which take files back: BuildKit's check says nothing then.
    pub fn has_exceptions(&self) -> bool {
        self.has_exceptions
    }

    /// Whether a pattern means the path, or a folder that it is in. The path begins at the root of the context, with or
    /// without a slash; exceptions are not looked at.
    pub fn excludes(&self, path: &str) -> bool {
        let path = clean(path);
        if path == "." {
            return self.patterns.iter().any(Pattern::is_everything);
        }
        let ends = path.match_indices('/').map(|it| it.0).chain([path.len()]);
        let mut paths = ends.map(|it| &path[..it]);
        paths.any(|path| self.patterns.iter().any(|it| it.matches(path)))
    }
}

/// A pattern as a row of parts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// This character.
    Char(char),
    /// `?`: any character but a slash.
    Any,
    /// `[a-z]`: one of these, or with `^` none of them.
    Class { is_negated: bool, ranges: Vec<RangeInclusive<char>> },
    /// `*`: anything without a slash.
    Star,
    /// `**` with more behind it: any number of folders.
    Folders,
    /// `**` at the end: all that is there.
    Rest,
}

impl Pattern {
    /// `None` where a bracket or an escape is open.
    fn parse(text: &str) -> Option<Self> {
        let text = clean(text);
        let mut parts = Vec::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            parts.push(match c {
                '*' if chars.next_if_eq(&'*').is_some() => {
                    // A slash behind it is a part of it, so that no folder at all is a match too.
                    chars.next_if_eq(&'/');
                    if chars.peek().is_some() { Part::Folders } else { Part::Rest }
                }
                '*' => Part::Star,
                '?' => Part::Any,
                '[' => class(&mut chars)?,
                '\\' => Part::Char(chars.next()?),
                c => Part::Char(c),
            });
        }
        Some(Pattern(parts))
    }

    /// Whether it is `*`, `**` or `**/*`: these alone mean the context itself.
    fn is_everything(&self) -> bool {
        matches!(self.0[..], [Part::Star | Part::Rest] | [Part::Folders, Part::Star])
    }

    /// Follows all ways through the parts at once, so that no pattern takes more than its length for each character.
    fn matches(&self, path: &str) -> bool {
        let mut states = States::new(self.0.len());
        states.enter(&self.0, 0);
        for c in path.chars() {
            let mut next = States::new(self.0.len());
            for (idx, part) in self.0.iter().enumerate() {
                if states.inside[idx] || states.at[idx] && part.takes(c) {
                    next.step(&self.0, idx, c);
                }
            }
            states = next;
        }
        states.at[self.0.len()]
    }
}

impl Part {
    /// Whether it may match nothing.
    fn is_optional(&self) -> bool {
        matches!(self, Part::Star | Part::Folders | Part::Rest)
    }

    fn takes(&self, c: char) -> bool {
        match self {
            Part::Char(it) => *it == c,
            Part::Any | Part::Star => c != '/',
            Part::Class { is_negated, ranges } => ranges.iter().any(|it| it.contains(&c)) != *is_negated,
            Part::Folders | Part::Rest => true,
        }
    }
}

/// How far the parts have matched: before which of them, and within which names of folders.
struct States {
    at: Vec<bool>,
    inside: Vec<bool>,
}

impl States {
    fn new(n_parts: usize) -> Self {
        States { at: vec![false; n_parts + 1], inside: vec![false; n_parts + 1] }
    }

    /// Stands before the part `idx`, and behind it and others where they may match nothing.
    fn enter(&mut self, parts: &[Part], idx: usize) {
        for idx in idx..=parts.len() {
            if std::mem::replace(&mut self.at[idx], true) || !parts.get(idx).is_some_and(Part::is_optional) {
                return;
            }
        }
    }

    /// Goes on where the part `idx` has taken `c`.
    fn step(&mut self, parts: &[Part], idx: usize, c: char) {
        match parts[idx] {
            Part::Star | Part::Rest => self.enter(parts, idx),
            Part::Folders => {
                self.inside[idx] = true;
                if c == '/' {
                    self.enter(parts, idx + 1);
                }
            }
            _ => self.enter(parts, idx + 1),
        }
    }
}

/// What follows `[`.
fn class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<Part> {
    let is_negated = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let low = match chars.next()? {
            ']' if !ranges.is_empty() => return Some(Part::Class { is_negated, ranges }),
            '\\' => chars.next()?,
            c => c,
        };
        let high = match chars.next_if_eq(&'-') {
            Some(_) => match chars.next()? {
                '\\' => chars.next()?,
                c => c,
            },
            None => low,
        };
        ranges.push(low..=high);
    }
}

/// The path without `.`, `..` and doubled slashes, and without the slash in front: the root is that of the context.
fn clean(path: &str) -> String {
    let is_rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|it| *it != "..") => drop(parts.pop()),
            ".." if is_rooted => {}
            it => parts.push(it),
        }
    }
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of `paths` are excluded.
    #[track_caller]
    fn check(text: &str, paths: &str, expected: &str) {
        let ignore = DockerIgnore::parse(text);
        let found: Vec<&str> = paths.split(' ').filter(|it| ignore.excludes(it)).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn patterns_begin_at_the_root() {
        check("foo", "foo /foo a/foo foo/a foob", "foo /foo foo/a");
        check("/foo/bar", "foo/bar bar", "foo/bar");
        check("foo/", "foo foo/a", "foo foo/a");
        check("./a/../b//c", "b/c a", "b/c");
    }

    #[test]
    fn comments_blanks_and_marks_are_no_patterns() {
        check("# foo\n\n  bar \r\n\t\n", "foo bar", "bar");
        check("\u{feff}# foo\nbar", "foo bar", "bar");
        check(" #a", "#a", "#a");
        check("\\#a", "#a", "#a");
    }

    #[test]
    fn stars_stay_within_a_folder() {
        check("*", ". / a a/b", ". / a a/b");
        check("*/temp*", "a/temp a/temporary temp a/b/temp a/temp/x", "a/temp a/temporary a/temp/x");
        check("temp?", "tempa temp tempab temp/", "tempa");
        check("*.md", "a.md b/a.md", "a.md");
        check("a*c*e", "abcde ae ace a/c/e", "abcde ace");
    }

    #[test]
    fn double_stars_reach_over_folders() {
        check("**", ". a a/b", ". a a/b");
        check("**/*", ". a a/b", ". a a/b");
        check("**/*.go", "a.go b/a.go b/c/a.go a.gob", "a.go b/a.go b/c/a.go");
        check("a/**/b", "a/b a/x/b a/x/y/b ab a/xb", "a/b a/x/b a/x/y/b");
        check("a/**", "a a/b a/b/c ab", "a/b a/b/c");
        check(
            "**/node_modules",
            "node_modules a/node_modules a/node_modules/b node_modules_x",
            "node_modules a/node_modules a/node_modules/b",
        );
    }

    #[test]
    fn classes_and_escapes_match_characters() {
        check("a[b-d]e", "abe ade afe a-e", "abe ade");
        check("a[^b-d]e", "abe afe", "afe");
        check("a[\\]x]e", "a]e axe", "a]e axe");
        check("a\\*b", "a*b axb", "a*b");
        check("a[b", "a[b ab", "");
        check("a\\", "a a\\", "");
    }

    #[test]
    fn the_context_itself_needs_a_pattern_for_everything() {
        check(".", ". / a", "");
        check("?", ". / a", "a");
        check("..", ". a", "");
    }

    #[test]
    fn exceptions_are_known() {
        assert!(DockerIgnore::parse("*\n!a").has_exceptions());
        assert!(!DockerIgnore::parse("*\n#!a").has_exceptions());
        check("a\n!a", "a", "a");
    }

    #[test]
    fn odd_patterns_take_no_time() {
        let text = format!("{}b", "**/*a".repeat(2000));
        assert!(!DockerIgnore::parse(&text).excludes(&"a".repeat(2000)));
        assert!(DockerIgnore::parse(&"**/".repeat(100_000)).excludes("a"));
    }
}
