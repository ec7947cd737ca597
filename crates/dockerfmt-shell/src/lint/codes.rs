//! The table of all codes that can be found.
//!
//! Separate from the engine, because documentation and settings ask about codes where nothing is linted.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::engine;
use super::finding::Level;
use super::unfit_fixes::NEVER_FIXED;

/// One of ShellCheck's codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// 2086 for `SC2086`.
    pub number: u32,
    /// `SC2086`
    pub name: String,
    /// ShellCheck's level.
    pub level: Level,
    /// What it is about, in one line.
    pub title: String,
    /// Whether some findings come with a fix.
    pub has_fix: bool,
}

/// What the engine does not know, or what is told by a reader of our own.
const OWN: [(u32, Level, &str); 18] = [
    (1008, Level::Error, "The shell is none that is known"),
    (1065, Level::Error, "A function is given parameters between its parentheses"),
    (1071, Level::Error, "The shell is none that can be checked"),
    (1072, Level::Error, "The text is no script that a shell can read"),
    (1085, Level::Error, "A pattern of `case` has no `)` behind it"),
    (1088, Level::Error, "Parentheses stand where no shell takes them"),
    (1089, Level::Error, "A word ends a block that nobody began"),
    (2148, Level::Error, "Nothing says which shell the script is for"),
    (2174, Level::Warning, "`mkdir -p -m` gives the mode to the last folder only"),
    (2185, Level::Info, "`find` is given no place to search"),
    (2209, Level::Warning, "A variable is given the name of a command as its value"),
    (2226, Level::Warning, "`ln` is given no name for the link"),
    (2239, Level::Error, "The path of the shell is not absolute"),
    (2251, Level::Info, "`set -e` does not stop at a failure of what stands behind `!`"),
    (2283, Level::Error, "A `=` with a blank before it assigns nothing"),
    (2288, Level::Warning, "The name of a command ends in a sign"),
    (3028, Level::Warning, "A variable that only bash sets is read in another shell"),
    (3038, Level::Warning, "`exec` has a flag that POSIX does not know"),
];

static CODES: LazyLock<BTreeMap<u32, Code>> = LazyLock::new(|| {
    let own = OWN.map(|(number, level, title)| (number, level, title.to_owned(), false));
    let all = engine::codes().into_iter().chain(own);
    let code = |(number, level, title, has_fix)| {
        let has_fix = number == 2006 || has_fix && !NEVER_FIXED.contains(&number);
        (number, Code { number, name: format!("SC{number}"), level, title, has_fix })
    };
    all.map(code).collect()
});

/// All codes in the order of their numbers.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CODES.values()
}

/// The code of this number; `None` for one that is never found.
pub fn code(number: u32) -> Option<&'static Code> {
    CODES.get(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_levels_and_titles() {
        let code = code(2086).expect("a known code");
        assert_eq!((&*code.name, code.level), ("SC2086", Level::Info));
        assert!(codes().all(|it| !it.title.is_empty() && !it.title.contains('\n')));
        assert!(codes().count() > 290);
    }

    #[test]
    fn what_is_never_found_has_no_code() {
        for it in [1090, 1091, 2187, 1073, 9999] {
            assert_eq!(super::code(it), None, "{it}");
        }
    }
}
