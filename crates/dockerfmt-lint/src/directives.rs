//! Parser directives: where they count, and what looks like one.

use dockerfmt_semantic::Model;

/// The names that are looked for. What `check` says may also stand above an instruction.
pub(crate) const NAMES: [&str; 2] = ["syntax", "escape"];

/// The offset of the first line that is no directive.
pub(crate) fn end(model: &Model<'_>) -> u32 {
    let text = model.parse().tree.text();
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let Some(last) = model.file().directives().last() else { return bom as u32 };
    let behind = last.range().end as usize;
    text[behind..].find('\n').map_or(text.len(), |it| behind + it + 1) as u32
}

/// Whether a directive with this name, in lower case, may have this value.
pub(crate) fn looks_like(name: &str, value: &str) -> bool {
    match name {
        "syntax" => value.contains('/') && !value.contains(char::is_whitespace),
        "escape" => matches!(value, "`" | "\\"),
        _ => false,
    }
}
