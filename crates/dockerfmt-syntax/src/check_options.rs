//! The options of BuildKit's checks: what follows `check=` in a directive, and in a comment above an instruction.
//!
//! Apart from the directives because comments have them too.

/// Which checks are switched off or on, and whether what they find stops the build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Checks that are not made; never experimental ones.
    pub skip: CheckNames,
    /// Experimental checks that are made.
    pub experimental: CheckNames,
    /// Whether findings are errors.
    pub error: bool,
}

/// Names of checks, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckNames {
    /// `all`
    All,
    /// Those of a list, letter by letter; unknown ones included.
    Listed(Vec<String>),
}

impl CheckOptions {
    /// Reads `skip=A,B;experimental=all;error=true`. Of two parts of a kind, the last counts; what is behind the first
    /// blank does not.
    ///
    /// # Errors
    /// With what is wrong, where BuildKit would refuse the options.
    pub fn parse(options: &str) -> Result<Self, String> {
        let mut res = CheckOptions::default();
        let options = options.split_whitespace().next().unwrap_or_default();
        for part in options.splitn(3, ';') {
            match part.split_once('=') {
                Some(("skip", names)) => res.skip = CheckNames::parse(names),
                Some(("experimental", names)) => res.experimental = CheckNames::parse(names),
                Some(("error", word)) => {
                    res.error = bool_of(word)
                        .ok_or_else(|| format!("`error` can be only `true` or `false`, not `{word}`"))?;
                }
                _ => return Err(format!("expected `skip=`, `experimental=` or `error=`, found `{part}`")),
            }
        }
        Ok(res)
    }

    /// The options of a comment that has some, as `# check=skip=A`: its text behind the `#`, without blanks around it.
    /// BuildKit passes over what is wrong there.
    pub fn of_comment(text: &str) -> Option<Self> {
        let (name, options) = text.split_once('=')?;
        let is_check = name.trim_end().eq_ignore_ascii_case("check");
        is_check.then(|| CheckOptions::parse(options).ok())?
    }
}

impl CheckNames {
    fn parse(names: &str) -> Self {
        match names {
            "all" => CheckNames::All,
            _ => CheckNames::Listed(names.split(',').map(str::to_owned).collect()),
        }
    }

    /// Whether `name` is among them.
    pub fn has(&self, name: &str) -> bool {
        match self {
            CheckNames::All => true,
            CheckNames::Listed(it) => it.iter().any(|it| it == name),
        }
    }
}

impl Default for CheckNames {
    fn default() -> Self {
        CheckNames::Listed(Vec::new())
    }
}

/// The words that Go's `strconv.ParseBool` takes.
fn bool_of(word: &str) -> Option<bool> {
    match word {
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Some(true),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(options: &str) -> Option<String> {
        let names = |it: CheckNames| match it {
            CheckNames::All => "all".to_owned(),
            CheckNames::Listed(it) => it.join(" "),
        };
        let it = CheckOptions::parse(options).ok()?;
        Some(format!("{}|{}|{}", names(it.skip), names(it.experimental), it.error))
    }

    #[test]
    fn options_are_parts_with_a_key() {
        assert_eq!(shown("skip=A,B").as_deref(), Some("A B||false"));
        assert_eq!(shown("error=true;skip=all;experimental=C why").as_deref(), Some("all|C|true"));
        assert_eq!(shown("skip=all;skip=A").as_deref(), Some("A||false"));
        assert_eq!(shown("error=1;error=F;experimental=all").as_deref(), Some("|all|false"));
        for it in ["", "skip", "error=maybe", "Skip=A", "skip=A;error=1;error=1;skip=B", "other=1", "skip=A;"]
        {
            assert_eq!(shown(it), None, "{it}");
        }
    }

    #[test]
    fn comments_say_check_in_any_case() {
        assert!(CheckOptions::of_comment("Check = skip=A why").is_some_and(|it| it.skip.has("A")));
        assert_eq!(CheckOptions::of_comment("checks=skip=A"), None);
        assert_eq!(CheckOptions::of_comment("check=skip"), None);
    }
}
