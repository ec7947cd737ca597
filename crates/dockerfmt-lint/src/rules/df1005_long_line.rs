//! `DF1005`: lines that nobody reads to their end.

use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds lines of more than 160 characters that could be broken at a blank.
    /// Comments and the lines of heredocs are left alone.
    /// The rule is off unless settings name it.
    ///
    /// ## Why it matters
    /// The end is out of sight in an editor and in a review.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN ./configure --prefix=/opt/tool --enable-shared --disable-static --without-docs --with-ssl=/usr/lib/ssl --with-zlib=/usr/lib --with-threads --with-locale=en_US.UTF-8
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN ./configure --prefix=/opt/tool --enable-shared --disable-static --without-docs \
    ///     --with-ssl=/usr/lib/ssl --with-zlib=/usr/lib --with-threads --with-locale=en_US.UTF-8
    /// ```
    DF1005 {
        name: "long-line",
        severity: Severity::Style,
        presets: &[],
        since: "0.1.0",
        run: Run::File(check),
    }
}

const MAX_CHARS: usize = 160;

fn check(ctx: &mut RuleContext<'_>) {
    let tokens = ctx.model().parse().tree.root().tokens();
    let is_left_alone = |it: &SyntaxKind| matches!(it, SyntaxKind::COMMENT | SyntaxKind::HEREDOC_BODY);
    let mut left_alone = tokens.filter(|it| is_left_alone(&it.kind())).map(|it| it.range()).peekable();
    let mut start = 0;
    for line in ctx.text().split_inclusive('\n') {
        let range = TextRange::new(start, start + line.len() as u32);
        start = range.end;
        while left_alone.next_if(|it| it.end < range.start).is_some() {}
        let is_left_alone = left_alone.peek().is_some_and(|it| it.start < range.end && range.start <= it.end);
        if !is_left_alone {
            check_line(ctx, line.trim_end(), range.start);
        }
    }
}

fn check_line(ctx: &mut RuleContext<'_>, line: &str, start: u32) -> Option<()> {
    let (limit, _) = line.char_indices().nth(MAX_CHARS)?;
    let indent = line.len() - line.trim_start().len();
    // A keyword in front of one long word, as the URL of an `ADD`, cannot stand alone.
    let is_breakable = line.get(indent..limit)?.split_whitespace().count() > 2;
    if is_breakable {
        let range = TextRange::new(start + limit as u32, start + line.len() as u32);
        let n_chars = line.chars().count();
        ctx.report(range, format!("the line has {n_chars} characters")).help("break it, or run `dockerfmt`");
    }
    Some(())
}
