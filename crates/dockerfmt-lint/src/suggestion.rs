//! Suggests the name of a variable for one that nothing defines.

use dockerfmt_syntax::nearest_cased;

/// Among more names none is looked for: a long file could have as many unknown names as known ones.
const MAX_NAMES: usize = 1000;

/// The question whether the nearest of the known names was meant; `None` where none is near.
pub(crate) fn suggestion<'n>(
    name: &str,
    n_names: usize,
    names: impl Iterator<Item = &'n str>,
) -> Option<String> {
    let names = names.take(if n_names > MAX_NAMES { 0 } else { MAX_NAMES });
    nearest_cased(name, names).map(|it| format!("did you mean `{it}`?"))
}
