//! Bodies of heredocs that a shell runs as its script.
//!
//! Separate from [`super::layout`]: here a line end is a token of the script, nothing has to be continued, and comments
//! are the shell's. The lines stay those of the author; blanks and indentation are made anew.

use dockerfmt_shell::{Dialect, Outline, OutlineToken, Role, TokenKind};
use dockerfmt_syntax::{Node, SyntaxKind, TextRange};

use crate::shell_text::Kept;
use crate::style::{HeredocStyle, IndentStyle, ShellStyle, Style};

use super::blanks::touches;

/// A script as it is printed.
pub(crate) struct PrintedScript {
    /// The bytes of its body in the file.
    pub(crate) body: TextRange,
    pub(crate) text: String,
}

/// The script in a heredoc of `instruction` as the style has it.
///
/// # Errors
/// Where it stays as it is.
pub(crate) fn heredoc_script(instruction: Node<'_>, style: &Style) -> Result<PrintedScript, Kept> {
    if style.heredoc != HeredocStyle::Shell || style.shell == ShellStyle::Preserve {
        return Err(Kept::Preserved);
    }
    let (heredoc, strips_tabs) =
        script_heredoc(instruction).zip(strips_tabs(instruction)).ok_or(Kept::NotUnderstood)?;
    let ends = (heredoc.token(SyntaxKind::HEREDOC_BODY), heredoc.token(SyntaxKind::HEREDOC_TERMINATOR));
    let (Some(body), Some(terminator)) = ends else { return Err(Kept::Malformed) };
    let outline = Outline::parse(body.text()).filter(|it| is_plain(body.text(), it, strips_tabs));
    let outline =
        outline.ok_or(if body.text().contains("{{") { Kept::Template } else { Kept::NotUnderstood })?;
    let text = Writer::new(body.text(), &outline, style, strips_tabs).write();
    let name = terminator.text().trim_matches(['\t', '\r', '\n']);
    let ends_early = text.lines().any(|it| it.trim_start_matches('\t') == name);
    if ends_early || !is_same_script(body.text(), &text) {
        return Err(Kept::Unproved);
    }
    Ok(PrintedScript { body: body.range(), text })
}

/// The heredoc whose body is the script of a `RUN`: `RUN <<EOF`, `RUN <<EOF bash -e`, `RUN bash <<EOF`.
pub(crate) fn script_heredoc(instruction: Node<'_>) -> Option<Node<'_>> {
    if instruction.kind() != SyntaxKind::RUN {
        return None;
    }
    let mut heredocs = instruction.child_nodes().filter(|it| it.kind() == SyntaxKind::HEREDOC);
    let heredoc = heredocs.next().filter(|_| heredocs.next().is_none())?;
    let form = instruction.child(SyntaxKind::SHELL_FORM)?;
    // `3<<EOF` is no input of the shell.
    let opener = opener_of(form).filter(|it| it.starts_with("<<"))?;
    let text = form.joined();
    let rest = text.strip_prefix(&*opener).or_else(|| text.trim_end().strip_suffix(&*opener))?;
    let body = heredoc.token(SyntaxKind::HEREDOC_BODY)?.text();
    let mut words = rest.split_ascii_whitespace();
    let reaches_shell = match words.next() {
        None => names_shell(body),
        Some(shell) => {
            // The shell that opens the heredoc expands it before the other one reads it.
            let is_expanded = !opener.contains(['\'', '"', '\\']) && body.contains(['$', '`', '\\']);
            Dialect::of([shell]).is_posix_like() && words.all(|it| it.starts_with('-')) && !is_expanded
        }
    };
    reaches_shell.then_some(heredoc)
}

/// Whether two scripts have the same tokens in the same structure; blank lines do not count.
pub(crate) fn is_same_script(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let read = |text: &str| {
        let mut is_line_end = true;
        let tokens = Outline::parse(text)?.tokens().to_vec().into_iter();
        let said = tokens.filter(|it| {
            let was_line_end = std::mem::replace(&mut is_line_end, it.kind == TokenKind::Newline);
            !(was_line_end && is_line_end)
        });
        Some(said.map(|it| (it.kind, it.role, it.depth, text[it.range].to_owned())).collect::<Vec<_>>())
    };
    read(a).is_some_and(|it| read(b) == Some(it))
}

/// Whether BuildKit takes the tabs at the start of the lines away.
fn strips_tabs(run: Node<'_>) -> Option<bool> {
    Some(opener_of(run.child(SyntaxKind::SHELL_FORM)?)?.starts_with("<<-"))
}

fn opener_of(form: Node<'_>) -> Option<String> {
    Some(form.child(SyntaxKind::HEREDOC_OPENER)?.joined().into_owned())
}

/// Whether the first line of a script names a shell, or nothing.
fn names_shell(body: &str) -> bool {
    match body.strip_prefix("#!").and_then(|it| it.lines().next()) {
        Some(line) => Dialect::of(line.split_ascii_whitespace()).is_posix_like(),
        None => true,
    }
}

/// Whether the script is one whose lines can be moved.
fn is_plain(body: &str, outline: &Outline, strips_tabs: bool) -> bool {
    // In the first column it would name another interpreter.
    let is_late_shebang = |it: &OutlineToken| it.range.start > 0 && body[it.range.clone()].starts_with("#!");
    let ends_open = body[outline.tokens().last().map_or(0, |it| it.range.end)..].contains('\\');
    // BuildKit takes the tabs of `<<-` away before the shell looks for the ends of inner heredocs.
    let has_heredoc = outline.tokens().iter().any(|it| it.kind == TokenKind::HeredocOpener);
    let is_fixed = body.contains('\r') || ends_open || strips_tabs && has_heredoc;
    !is_fixed && !outline.tokens().iter().any(is_late_shebang)
}

struct Writer<'a> {
    text: &'a str,
    tokens: &'a [OutlineToken],
    /// For each token the next one, itself included, that is no comment and no line end.
    next_code: Vec<Option<usize>>,
    style: &'a Style,
    /// Whether indentation is made of tabs whatever the style says: those that `<<-` takes away.
    uses_tabs: bool,
    /// The level of the outermost statements: whether the author has them further in than `RUN`.
    base: usize,
    out: String,
    /// How many line ends there were since the last token.
    n_line_ends: usize,
    lines: Lines,
}

/// How deep the lines are that continue something.
#[derive(Debug, Default)]
struct Lines {
    /// How much deeper the present line is than a statement.
    extra: usize,
    /// That of the line in which the present command begins.
    of_command: usize,
    /// For each open block, how much deeper what is in it is, and the `extra` of the line that opens it.
    blocks: Vec<(usize, usize)>,
    is_continued: bool,
}

impl<'a> Writer<'a> {
    fn new(text: &'a str, outline: &'a Outline, style: &'a Style, uses_tabs: bool) -> Self {
        let tokens = outline.tokens();
        let mut visible = tokens.iter().filter(|it| it.kind != TokenKind::Newline);
        let comment = visible.clone().next();
        let code = visible.find(|it| it.role != Role::Comment);
        let indent = |it: &OutlineToken| text[..it.range.start].ends_with([' ', '\t']);
        let base = usize::from(code.or(comment).is_some_and(indent));
        Writer {
            text,
            tokens,
            next_code: next_code(tokens),
            style,
            uses_tabs,
            base,
            out: String::new(),
            n_line_ends: 0,
            lines: Lines::default(),
        }
    }

    fn write(mut self) -> String {
        for i in 0..self.tokens.len() {
            self.token(i);
        }
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out
    }

    fn token(&mut self, i: usize) {
        let token = &self.tokens[i];
        let text = &self.text[token.range.clone()];
        let gap = &self.text[self.tokens[..i].last().map_or(0, |it| it.range.end)..token.range.start];
        match token.kind {
            TokenKind::Newline => {
                if self.n_line_ends == 0 && !self.is_at_start() {
                    self.out.push('\n');
                }
                self.n_line_ends += 1;
                return;
            }
            TokenKind::HeredocBody => {
                self.out.push_str(text);
                self.n_line_ends = 1;
                return;
            }
            _ if self.is_at_start() => self.start_line(i),
            _ if gap.contains('\\') => {
                self.out.push_str(" \\\n");
                self.start_line(i);
            }
            _ => {
                let before = &self.tokens[i - 1];
                let before = (before, &self.text[before.range.clone()]);
                let is_full = self.style.shell == ShellStyle::Full;
                let touches =
                    if is_full { touches(before, (token, text), gap.is_empty()) } else { gap.is_empty() };
                self.out.push_str(if touches { "" } else { " " });
            }
        }
        self.out.push_str(text);
        self.n_line_ends = 0;
        self.lines.pass(token);
    }

    fn is_at_start(&self) -> bool {
        self.n_line_ends > 0 || self.out.is_empty()
    }

    /// Begins the line of the token `i` behind the blank lines that are kept.
    fn start_line(&mut self, i: usize) {
        if !self.out.is_empty() {
            let n_blank = self.n_line_ends.saturating_sub(1).min(usize::from(self.style.max_blank_lines));
            self.out.push_str(&"\n".repeat(n_blank));
        }
        let is_shebang = self.tokens[i].range.start == 0 && self.text.starts_with("#!");
        let level = if is_shebang { 0 } else { self.base + self.level(i) };
        match self.style.indent_style {
            IndentStyle::Space if !self.uses_tabs => {
                self.out.push_str(&" ".repeat(level * usize::from(self.style.indent_width)))
            }
            _ => self.out.push_str(&"\t".repeat(level)),
        }
    }

    /// The level of a line that begins with the token `i`. A comment is level with what follows it, or with what it
    /// follows at the end of a block.
    fn level(&mut self, i: usize) -> usize {
        let token = &self.tokens[i];
        if token.role != Role::Comment {
            return self.lines.start(token);
        }
        match self.next_code[i].map(|it| &self.tokens[it]) {
            Some(it) if !matches!(it.role, Role::Close | Role::Middle) => self.lines.level(it),
            _ => usize::from(token.depth) + self.lines.shift(),
        }
    }
}

fn next_code(tokens: &[OutlineToken]) -> Vec<Option<usize>> {
    let mut next = None;
    let mut res = vec![None; tokens.len()];
    for (i, token) in tokens.iter().enumerate().rev() {
        if token.role != Role::Comment && token.kind != TokenKind::Newline {
            next = Some(i);
        }
        res[i] = next;
    }
    res
}

impl Lines {
    /// How much deeper than by its nesting what is in the present block is.
    fn shift(&self) -> usize {
        self.blocks.last().map_or(0, |it| it.0)
    }

    /// Begins a line with the token; its level.
    fn start(&mut self, token: &OutlineToken) -> usize {
        let level = self.level(token);
        self.extra = match token.role {
            Role::Close => self.blocks.last().map_or(0, |it| it.1),
            // A command behind an argument is no deeper than the one that the argument is of.
            Role::Argument => self.of_command,
            _ => level - usize::from(token.depth) - self.shift(),
        };
        level
    }

    /// The level of a line that begins with the token.
    fn level(&self, token: &OutlineToken) -> usize {
        let extra = match token.role {
            Role::Close | Role::Middle | Role::Pattern | Role::Separator => 0,
            Role::Argument => self.of_command + 1,
            Role::AndOr(_) | Role::Pipe(_) => 1,
            _ => usize::from(self.is_continued),
        };
        usize::from(token.depth) + self.shift() + extra
    }

    /// Goes behind the token.
    fn pass(&mut self, token: &OutlineToken) {
        match token.role {
            Role::CommandStart => self.of_command = self.extra,
            Role::Open => {
                self.of_command = self.extra;
                self.blocks.push((self.shift() + self.extra, self.extra));
            }
            Role::Close => {
                self.extra = self.blocks.pop().map_or(0, |it| it.1);
                self.of_command = self.extra;
            }
            Role::Separator => self.extra = 0,
            _ => {}
        }
        if token.role != Role::Comment {
            self.is_continued = matches!(token.role, Role::AndOr(_) | Role::Pipe(_));
        }
    }
}
