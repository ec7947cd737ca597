//! Shell text whose lines stay as they are: only their ends and their indentation are tidied.

use dockerfmt_shell::Joined;
use dockerfmt_syntax::{Node, SyntaxKind};

use crate::gap::{Gap, Item, comment_text};
use crate::print::Printer;
use crate::rows::Indent;

use super::quotes::inside_word;

/// A line of the text without its continuation.
#[derive(Debug, Default)]
struct Line<'t> {
    /// Comments and lone continuations above it.
    gap: Gap<'t>,
    text: String,
    /// Offset in the joined text.
    start: usize,
}

/// Prints the lines; the least indented of the continuation lines at `base`.
pub(super) fn lines<'t>(printer: &mut Printer<'t>, node: Node<'t>, joined: &Joined, base: usize) {
    let lines = read(node);
    let starts: Vec<usize> = lines.iter().map(|it| it.start).collect();
    let is_inside = inside_word(joined.text(), &starts, printer.is_posix);
    let mut levels = Levels::default();
    let mut above = Gap::default();
    let mut ends_in_blank = true;
    for (i, line) in lines.into_iter().enumerate() {
        let ends_inside = is_inside.get(i + 1).copied();
        above.append(line.gap);
        if i > 0 && !is_inside[i] && is_blank(&line.text) && ends_inside.is_some() {
            ends_in_blank |= !line.text.is_empty();
            above.append(Gap::new_lone());
            continue;
        }
        let text = if ends_inside == Some(true) { &line.text } else { line.text.trim_end_matches(BLANKS) };
        let runs_on = !ends_in_blank && !line.text.starts_with(BLANKS);
        if i == 0 {
            printer.rows.push(text);
        } else if is_inside[i] || runs_on {
            printer.rows.cut();
            printer.rows.new_row(Indent::Written, std::mem::take(&mut above));
            printer.rows.push_glued(text);
        } else {
            let level = base + levels.of(width(text)) - 1;
            printer.rows.new_row(Indent::Level(level), std::mem::take(&mut above));
            printer.rows.push_glued(text.trim_start_matches(BLANKS));
        }
        ends_in_blank = line.text.ends_with(BLANKS);
    }
}

const BLANKS: [char; 2] = [' ', '\t'];

fn is_blank(text: &str) -> bool {
    text.trim_start().is_empty()
}

fn read(node: Node<'_>) -> Vec<Line<'_>> {
    let mut res = vec![Line::default()];
    let mut joined_len = 0;
    for token in node.tokens() {
        let Some(line) = res.last_mut() else { break };
        match token.kind() {
            SyntaxKind::CONTINUATION => {
                res.push(Line { start: joined_len, gap: Gap::new_break(), text: String::new() });
            }
            SyntaxKind::COMMENT => line.gap.items.push(Item::Comment(comment_text(token))),
            it if it.is_trivia() => {}
            _ => {
                line.text.push_str(token.text());
                joined_len += token.text().len();
            }
        }
    }
    res
}

/// Width of the indentation; a tab reaches to the next multiple of eight.
fn width(text: &str) -> usize {
    text.chars()
        .map_while(|it| matches!(it, ' ' | '\t').then_some(it))
        .fold(0, |width, it| if it == '\t' { (width / 8 + 1) * 8 } else { width + 1 })
}

/// Maps widths of indentation to levels, so that the relative structure survives.
#[derive(Debug, Default)]
struct Levels {
    widths: Vec<usize>,
}

impl Levels {
    /// The level of a line, 1 at the least.
    fn of(&mut self, width: usize) -> usize {
        while self.widths.last().is_some_and(|&it| it > width) {
            self.widths.pop();
        }
        if self.widths.last() != Some(&width) {
            self.widths.push(width);
        }
        self.widths.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_indentation_survives() {
        let mut levels = Levels::default();
        let found: Vec<usize> = [2, 2, 6, 2, 4, 8, 0].map(|it| levels.of(it)).into();
        assert_eq!(found, [1, 1, 2, 1, 2, 3, 1]);
    }
}
