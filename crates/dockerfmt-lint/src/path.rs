//! Paths inside an image, as they are written.

use std::collections::BTreeMap;
use std::ops::Bound;

/// The path without the quotes around it, paired or not, as hadolint looks at it.
pub(crate) fn without_quotes(path: &str) -> &str {
    path.trim_matches(['"', '\''])
}

/// What follows the last `/` or `\`, without quotes.
pub(crate) fn base_name(path: &str) -> &str {
    without_quotes(path).rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Whether hadolint takes the path for absolute: it begins with `/`, with a variable, or with a Windows drive.
pub(crate) fn is_absolute(path: &str) -> bool {
    let path = without_quotes(path);
    let mut chars = path.chars();
    match chars.next() {
        Some('/' | '$') => true,
        Some(first) => first.is_alphabetic() && chars.next() == Some(':'),
        None => false,
    }
}

/// Whether the path stands for itself: no variables, quotes, escapes, wildcards or blanks.
pub(crate) fn is_plain(path: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+@%,=".contains(c);
    !path.is_empty() && path.chars().all(is_plain)
}

/// The absolute path without `.`, `..` and doubled slashes, as BuildKit cleans it.
pub(crate) fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            it => parts.push(it),
        }
    }
    format!("/{}", parts.join("/"))
}

/// What is known of the first path below `folder`.
pub(crate) fn below<'m, V>(paths: &'m BTreeMap<String, V>, folder: &str) -> Option<&'m V> {
    let folder = format!("{}/", folder.trim_end_matches('/'));
    let (path, value) = paths.range::<str, _>((Bound::Included(folder.as_str()), Bound::Unbounded)).next()?;
    path.starts_with(&folder).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_and_drives_are_absolute() {
        for it in ["/a", "$A", "${A}/b", "c:/x", "\"/a\"", "''\"$A\""] {
            assert!(is_absolute(it), "{it}");
        }
        for it in ["a", "a/b", "./a", "~", "", "''", "1:/x", r"\a"] {
            assert!(!is_absolute(it), "{it}");
        }
    }

    #[test]
    fn base_names_follow_slashes_of_both_kinds() {
        assert_eq!(base_name("'/a/b.tar\""), "b.tar");
        assert_eq!(base_name(r"C:\a\b"), "b");
        assert_eq!(base_name("a/"), "");
    }

    #[test]
    fn dots_and_slashes_go() {
        assert_eq!(clean("/a//b/./../c/"), "/a/c");
        assert_eq!(clean("/../.."), "/");
    }

    #[test]
    fn folders_have_paths_below_them() {
        let paths: BTreeMap<String, u32> =
            [("/a".to_owned(), 1), ("/a-b".to_owned(), 2), ("/c/d".to_owned(), 3)].into();
        assert_eq!(below(&paths, "/c/"), Some(&3));
        assert_eq!(below(&paths, "/"), Some(&1));
        for it in ["/a", "/c/d", "/d"] {
            assert_eq!(below(&paths, it), None, "{it}");
        }
    }
}
