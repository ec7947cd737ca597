//! Shell text whose lines stay as they are: only their ends and their indentation are tidied.

use dockerfmt_shell::Joined;
use dockerfmt_syntax::{Node, SyntaxKind};

use crate::gap::{Gap, Item, comment_text};
use crate::print::Printer;
use crate::rows::Indent;

use super::quotes::inside_word;
use super::{has_heredoc, with_single_blanks};

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
pub(super) fn lines<'t>(
    printer: &mut Printer<'t>,
    node: Node<'t>,
    joined: &Joined,
    base: usize,
) -> Option<()> {
    let lines = read(node);
    let starts: Vec<usize> = lines.iter().map(|it| it.start).collect();
    let mut is_inside = inside_word(joined.text(), &starts, printer.is_posix);
    is_inside.push(false);
    let mut levels = Levels::default();
    let mut above = Gap::default();
    let mut ends_in_blank = true;
    for (i, line) in lines.iter().enumerate() {
        above.append(line.gap.clone());
        let is_last = i + 1 == lines.len();
        let text =
            if is_inside[i + 1] { line.text.as_str() } else { line.text.trim_end_matches([' ', '\t']) };
        if i > 0 && !is_inside[i] && text.trim_start().is_empty() && !is_last {
            ends_in_blank |= !line.text.is_empty();
            above.append(Gap { is_break: true, items: vec![Item::Lone] });
            continue;
        }
        let runs_on = !ends_in_blank && !line.text.starts_with([' ', '\t']);
        if i == 0 {
            printer.rows.push(first_line(printer, node, text, lines.len()).as_str());
        } else if is_inside[i] || runs_on {
            printer.rows.cut();
            printer.rows.new_row(Indent::Written, std::mem::take(&mut above));
            printer.rows.push_glued(text);
        } else {
            let level = levels.of(width(&line.text)) - 1;
            printer.rows.new_row(Indent::Level(base + level), std::mem::take(&mut above));
            printer.rows.push_glued(text.trim_start_matches([' ', '\t']));
        }
        ends_in_blank = line.text.ends_with([' ', '\t']);
    }
    Some(())
}

/// A heredoc's head on one line has single blanks; any other first line is kept as it is.
fn first_line(printer: &Printer<'_>, node: Node<'_>, text: &str, n_lines: usize) -> String {
    if n_lines == 1 && printer.is_posix && has_heredoc(node) {
        with_single_blanks(text)
    } else {
        text.to_owned()
    }
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
