//! Refuses text on which the shell parser would run out of stack or of time.
//!
//! Separate because it is about the parser's weaknesses, not about the shell:
//! shuck 0.2.8 limits the depth of its tree, but not of these, as measured in a 2 MiB thread of a debug build.
//!
//! - `time time …` and `coproc coproc …` overflow the stack somewhere above 100 of them.
//! - `${a:-${a:-…` takes 1 s for 300 levels inside quotes, and a lone `{{{…` 1 s for 10,000.
//! - `((a); b); …` takes 1 s for 2,000 of them, as the end of each `((` is looked for in all of the text.

/// Depth of `{` and of `${` up to which a parse takes a few milliseconds; real scripts have below 10.
const MAX_BRACES: usize = 64;

/// Number of `time`, `coproc` and `!` in a row that the stack bears.
const MAX_PREFIXES: usize = 32;

/// Number of `((` that take a fraction of a second; real scripts have a few.
const MAX_DOUBLE_PARENS: usize = 1000;

/// Whether `text` must not be given to the parser.
pub(crate) fn is_hostile(text: &str) -> bool {
    has_deep_braces(text) || has_long_prefix(text) || has_many_double_parens(text)
}

fn has_many_double_parens(text: &str) -> bool {
    text.len() > 2 * MAX_DOUBLE_PARENS && text.matches("((").count() > MAX_DOUBLE_PARENS
}

fn has_deep_braces(text: &str) -> bool {
    if text.bytes().filter(|it| *it == b'{').count() <= MAX_BRACES {
        return false;
    }
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_BRACES
    })
}

fn has_long_prefix(text: &str) -> bool {
    if text.bytes().filter(u8::is_ascii_whitespace).count() < MAX_PREFIXES {
        return false;
    }
    let mut run = 0;
    text.split_ascii_whitespace().any(|word| {
        run = if matches!(word, "time" | "coproc" | "!" | "-p" | "--" | "\\") { run + 1 } else { 0 };
        run > MAX_PREFIXES
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_only_what_is_open() {
        assert!(!is_hostile(&"${a:-b} ".repeat(1000)));
        assert!(is_hostile(&"${a:-".repeat(1000)));
    }

    #[test]
    fn prefixes_count_only_in_a_row() {
        assert!(!is_hostile(&"time a; ".repeat(1000)));
        assert!(is_hostile(&"time -p ! ".repeat(1000)));
    }
}
