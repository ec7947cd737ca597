//! The text of a word as rules compare it: quotes and backslashes gone, expansions in one notation.
//!
//! Separate because it is a table of hadolint's habits, found by asking it for the length of words.

use std::ops::Range;

use shuck_ast::{
    ArithmeticExpansionSyntax, Command, CommandSubstitutionSyntax, Stmt, StmtSeq, Word, WordPart,
    WordPartNode,
};

use crate::walk::words_of;

/// What hadolint writes for what it does not look into.
const OPAQUE: &str = "${VAR}";

/// A word as text.
pub(crate) struct Flat {
    pub(crate) text: String,
    /// Whether the shell takes the text as it is.
    pub(crate) is_literal: bool,
}

/// Flattens `word` of the script `src`.
pub(crate) fn flatten(word: &Word, src: &str) -> Flat {
    let braces = word.brace_syntax().iter().filter(|it| it.expands()).map(|it| range(it.span)).collect();
    let mut writer = Writer { src, braces, extglob: 0, out: Flat { text: String::new(), is_literal: true } };
    writer.parts(&word.parts, false);
    writer.out
}

pub(crate) fn range(span: shuck_ast::Span) -> Range<usize> {
    span.start.offset()..span.end.offset()
}

struct Writer<'a> {
    src: &'a str,
    /// Brace expansions, which leave nothing.
    braces: Vec<Range<usize>>,
    /// Open parentheses of a pattern like `@(a|b)`, which leaves nothing.
    extglob: usize,
    out: Flat,
}

impl Writer<'_> {
    fn parts(&mut self, parts: &[WordPartNode], in_quotes: bool) {
        for part in parts {
            self.part(part, in_quotes);
        }
    }

    fn part(&mut self, part: &WordPartNode, in_quotes: bool) {
        let at = range(part.span);
        let raw = self.src.get(at.clone()).unwrap_or_default();
        match &part.kind {
            WordPart::Literal(_) if in_quotes => self.quoted(raw, at.start),
            WordPart::Literal(_) => self.bare(raw, at.start),
            WordPart::SingleQuoted { value, .. } => self.verbatim(value.span().slice(self.src), at.start),
            WordPart::DoubleQuoted { dollar: true, .. } | WordPart::ProcessSubstitution { .. } => {
                self.expansion("", at)
            }
            WordPart::DoubleQuoted { parts, .. } => self.parts(parts, true),
            WordPart::CommandSubstitution { syntax: CommandSubstitutionSyntax::Backtick, .. } => {
                self.expansion(OPAQUE, at);
            }
            WordPart::CommandSubstitution { body, .. } => {
                let text = format!("${{{}}}", substitution(body, self.src));
                self.expansion(&text, at);
            }
            WordPart::ArithmeticExpansion { syntax: ArithmeticExpansionSyntax::LegacyBracket, .. } => {
                self.expansion("", at);
            }
            WordPart::ArithmeticExpansion { .. } => self.expansion(OPAQUE, at),
            other => self.expansion(&variable(other, raw, at.start, self.src), at),
        }
    }

    /// Text outside quotes that stands at `start`.
    fn bare(&mut self, raw: &str, start: usize) {
        if self.is_copied(raw, b"\\@?*+![") {
            return self.out.text.push_str(raw);
        }
        let mut chars = raw.char_indices().peekable();
        while let Some((at, mut char)) = chars.next() {
            let is_escaped = char == '\\';
            if is_escaped {
                if let Some((_, next)) = chars.next() {
                    char = next;
                }
                if char == '\n' {
                    continue;
                }
            }
            let opens = !is_escaped && "@?*+!".contains(char) && chars.peek().is_some_and(|it| it.1 == '(');
            if opens && self.extglob == 0 {
                chars.next();
                self.extglob = 1;
                self.out.is_literal = false;
            } else if self.extglob > 0 {
                self.inside_extglob(char, is_escaped);
            } else {
                self.out.is_literal &= is_escaped || !is_glob(char, &raw[at..]);
                self.char(char, start + at);
            }
        }
    }

    fn inside_extglob(&mut self, char: char, is_escaped: bool) {
        match char {
            '(' if !is_escaped => self.extglob += 1,
            ')' if !is_escaped => self.extglob -= 1,
            _ => {}
        }
    }

    /// Text inside double quotes that stands at `start`.
    fn quoted(&mut self, raw: &str, start: usize) {
        if self.is_copied(raw, b"\\") {
            return self.out.text.push_str(raw);
        }
        let mut chars = raw.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let escaped = chars.peek().map(|it| it.1).filter(|it| char == '\\' && "$`\"\\\n".contains(*it));
            if escaped.is_some() {
                chars.next();
            }
            match escaped {
                Some('\n') => {}
                it => self.char(it.unwrap_or(char), start + at),
            }
        }
    }

    /// Whether each character stands for itself: most texts have none of the `signs`, and no expansion around them.
    fn is_copied(&self, raw: &str, signs: &[u8]) -> bool {
        self.braces.is_empty() && self.extglob == 0 && !raw.bytes().any(|it| signs.contains(&it))
    }

    fn verbatim(&mut self, text: &str, start: usize) {
        if !self.is_hidden(start) {
            self.out.text.push_str(text);
        }
    }

    fn char(&mut self, char: char, at: usize) {
        if !self.is_hidden(at) {
            self.out.text.push(char);
        }
    }

    fn expansion(&mut self, text: &str, at: Range<usize>) {
        self.out.is_literal = false;
        self.verbatim(text, at.start);
    }

    /// Whether what stands at `at` is part of a brace expansion or of an extended pattern.
    fn is_hidden(&mut self, at: usize) -> bool {
        let in_braces = self.braces.iter().any(|it| it.contains(&at));
        self.out.is_literal &= !in_braces;
        in_braces || self.extglob > 0
    }
}

/// Whether a pattern begins at the start of `rest`.
fn is_glob(char: char, rest: &str) -> bool {
    matches!(char, '*' | '?') || char == '[' && rest.contains(']')
}

/// `${name}` for `$name`; `${…}` without the quotes inside and with its operand flattened.
fn variable(part: &WordPart, raw: &str, start: usize, src: &str) -> String {
    let Some(inner) = raw.strip_prefix("${").and_then(|it| it.strip_suffix('}')) else {
        return format!("${{{}}}", raw.strip_prefix('$').unwrap_or(raw));
    };
    let operand = operand(part).map(|it| (range(it.span), it));
    let inner_start = start + 2;
    match operand {
        Some((at, word)) if inner_start <= at.start && at.end <= inner_start + inner.len() => {
            let before = src.get(inner_start..at.start).unwrap_or_default();
            let behind = src.get(at.end..inner_start + inner.len()).unwrap_or_default();
            format!("${{{before}{}{behind}}}", flatten(word, src).text)
        }
        _ => format!("${{{}}}", inner.replace(['"', '\''], "")),
    }
}

fn operand(part: &WordPart) -> Option<&Word> {
    match part {
        WordPart::Parameter(it) => it.bourne()?.operand_word_ast(),
        WordPart::ParameterExpansion { operand_word_ast, .. } => operand_word_ast.as_deref(),
        WordPart::IndirectExpansion { operand_word_ast, .. } => operand_word_ast.as_deref(),
        _ => None,
    }
}

/// The words of the simple commands, without blanks.
fn substitution(body: &StmtSeq, src: &str) -> String {
    body.iter()
        .filter(|it| is_plain(it))
        .flat_map(|it| words_of(&it.command, src))
        .map(|it| it.flat.text)
        .collect()
}

fn is_plain(stmt: &Stmt) -> bool {
    let is_background = matches!(stmt.terminator, Some(shuck_ast::StmtTerminator::Background(_)));
    let is_simple = matches!(stmt.command, Command::Simple(_) | Command::Builtin(_) | Command::Decl(_));
    is_simple && !stmt.negated && !is_background
}

#[cfg(test)]
mod tests {
    use crate::script::Script;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let script = Script::parse(&format!("x {word}"));
        let texts: Vec<_> = script.commands()[0].args().iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, [expected], "{word}");
    }

    #[test]
    fn quotes_and_backslashes_go() {
        check(r#"'a b'"c d"e\ f"#, "a bc de f");
        check(r#""\$a\b\"\\""#, r#"$a\b"\"#);
        check(r"$'a\nb'", r"a\nb");
        check("''", "");
    }

    #[test]
    fn variables_have_one_notation() {
        check("$a$1$$", "${a}${1}${$}");
        check(r#""${a}-$b""#, "${a}-${b}");
        check(r#"${a:-"b $c"}"#, "${a:-b ${c}}");
        check("${a%'b'}${#c}${!d}", "${a%b}${#c}${!d}");
        check(r#""a\"$b\"${c}""#, r#"a"${b}"${c}"#);
    }

    #[test]
    fn substitutions_keep_their_words() {
        check(r#"a$(b c "$d")e"#, "a${bc${d}}e");
        check("$(a b; c)", "${abc}");
        check("$(a | b)$(a && b)$(a &)$(! a)$(<a)$()", "${}${}${}${}${}${}");
        check("`a b`$((1 + 2))", "${VAR}${VAR}");
    }

    #[test]
    fn patterns_stay_and_expansions_vanish() {
        check("*.[ch]?", "*.[ch]?");
        check("a{b,c}d", "ad");
        check("{a}{}{", "{a}{}{");
        check("a@(b|$c)d", "ad");
        check(r#"a<(b c)$"d"$[1]"#, "a");
    }
}
