//! What an unknown word may have been meant for.

use std::fmt::Write;

use dockerfmt::syntax::nearest;

/// A remark behind the message about an unknown `word`: the nearest known one, or all of them where there are few.
pub(super) fn hint<'w>(word: &str, known: impl Iterator<Item = &'w str> + Clone) -> String {
    const FEW: usize = 8;
    let mut res = String::new();
    if let Some(it) = nearest(word, known.clone()) {
        let _ = write!(res, "; did you mean `{it}`?");
    } else if known.clone().count() <= FEW {
        let all: Vec<String> = known.map(|it| format!("`{it}`")).collect();
        let _ = write!(res, "; known are {}", all.join(", "));
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_named_or_all_of_a_few() {
        assert_eq!(hint("lintt", ["format", "lint"].into_iter()), "; did you mean `lint`?");
        assert_eq!(hint("rules", ["format", "lint"].into_iter()), "; known are `format`, `lint`");
        assert_eq!(hint("x", ["a"; 9].into_iter()), "");
    }
}
