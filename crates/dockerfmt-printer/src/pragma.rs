//! Comments that tell the printer to leave something alone.

/// What a comment says to the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pragma {
    /// Copy everything from here on.
    Off,
    /// Print again.
    On,
    /// Copy the next instruction.
    Skip,
}

impl Pragma {
    /// Reads a comment: `# dockerfmt: off`, `# fmt: skip -- reason`, `# dockerfmt-ignore`.
    pub(crate) fn of(comment: &str) -> Option<Pragma> {
        let text = comment.strip_prefix('#')?.trim();
        let text = text.split_once(" -- ").map_or(text, |(before, _)| before).trim();
        if text == "dockerfmt-ignore" {
            return Some(Pragma::Skip);
        }
        let (tool, word) = text.split_once(':')?;
        if !matches!(tool.trim(), "dockerfmt" | "fmt") {
            return None;
        }
        match word.trim() {
            "off" => Some(Pragma::Off),
            "on" => Some(Pragma::On),
            "skip" => Some(Pragma::Skip),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pragmas_are_exact_but_for_blanks_and_a_reason() {
        assert_eq!(Pragma::of("# dockerfmt: off"), Some(Pragma::Off));
        assert_eq!(Pragma::of("#fmt :on -- done"), Some(Pragma::On));
        assert_eq!(Pragma::of("# dockerfmt-ignore"), Some(Pragma::Skip));
        assert_eq!(Pragma::of("# dockerfmt: Off"), None);
        assert_eq!(Pragma::of("# fmt: skip this"), None);
        assert_eq!(Pragma::of("# dockerfmt is off"), None);
    }
}
