//! The arguments that a `FROM` sees, with their defaults: what a build gets that is given no arguments.

use std::collections::HashMap;

use dockerfmt_semantic::{Known, Model, PLATFORM_ARGS, expand};
use dockerfmt_syntax::ast::Word;

/// The global arguments of a file.
pub(crate) struct FromArgs {
    /// Values of defaults; `None` where the file does not tell them.
    defaults: HashMap<String, Option<String>>,
    /// Those without a default.
    without: Vec<String>,
    /// Whether BuildKit cannot expand one of the defaults.
    is_broken: bool,
}

impl FromArgs {
    /// Reads the arguments before the first `FROM`; each sees those above it.
    pub(crate) fn new(model: &Model<'_>) -> Self {
        let mut res = FromArgs { defaults: HashMap::new(), without: Vec::new(), is_broken: false };
        for arg in model.global_args() {
            let name = arg.name().into_owned();
            match arg.value() {
                Some(it) => {
                    let value = res.expand(it);
                    res.is_broken |= value.as_deref().is_some_and(is_no_expansion);
                    res.defaults.insert(name, value);
                }
                None => res.without.push(name),
            }
        }
        res.without.sort_unstable();
        res
    }

    /// Whether BuildKit cannot expand one of the defaults.
    pub(crate) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Whether `name` is declared, by the file or by BuildKit.
    pub(crate) fn has(&self, name: &str) -> bool {
        PLATFORM_ARGS.contains(&name)
            || self.defaults.contains_key(name)
            || self.without.binary_search_by(|it| it.as_str().cmp(name)).is_ok()
    }

    /// All names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.defaults.keys().chain(&self.without).map(String::as_str);
        own.chain(PLATFORM_ARGS)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.defaults.len() + self.without.len() + PLATFORM_ARGS.len()
    }

    /// The word as it is built by default on a usual machine; `None` where that cannot be told.
    pub(crate) fn expand(&self, word: Word<'_>) -> Option<String> {
        expand(word, &|name| match self.defaults.get(name) {
            Some(Some(it)) => Known::Value(it),
            Some(None) => Known::Somehow,
            None => platform_value(name).map_or(Known::Empty, Known::Value),
        })
    }
}

/// Whether something is left that looks like a variable and is none, as `${A:B}`: BuildKit refuses to expand it.
pub(crate) fn is_no_expansion(text: &str) -> bool {
    text.contains("${")
}

/// What BuildKit sets on a usual machine.
fn platform_value(name: &str) -> Option<&'static str> {
    let part = name.strip_prefix("BUILD").or_else(|| name.strip_prefix("TARGET"))?;
    match part {
        "PLATFORM" => Some("linux/amd64"),
        "OS" => Some("linux"),
        "ARCH" => Some("amd64"),
        "VARIANT" | "OSVERSION" => Some(""),
        "STAGE" if name.starts_with('T') => Some("default"),
        _ => None,
    }
}
