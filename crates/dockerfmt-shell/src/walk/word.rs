//! Words and what can stand in them: substitutions, expansions, patterns, arithmetic.

use shuck_ast::{
    ArithmeticExpr, ArithmeticExprNode, ArithmeticLvalue, Assignment, AssignmentValue,
    BourneParameterExpansion, CommandSubstitutionSyntax, HeredocBodyPart, ParameterExpansion, ParameterOp,
    Pattern, PatternPart, Redirect, RedirectTarget, Span, StmtSeq, VarRef, Word, WordPart, WordPartNode,
};

use super::Walk;
use crate::flatten::range;
use crate::grammar::{self, Verdict};
use crate::script::Script;
use crate::tokens::lex;

impl Walk<'_> {
    pub(super) fn assignments<'t>(&mut self, assignments: impl IntoIterator<Item = &'t Assignment>) {
        for assignment in assignments {
            self.reference(&assignment.target);
            match &assignment.value {
                AssignmentValue::Scalar(it) => self.word(it),
                AssignmentValue::Compound(it) => self.words(it.elements.iter().map(|it| &it.value().word)),
            }
        }
    }

    pub(super) fn redirect(&mut self, redirect: &Redirect) {
        match &redirect.target {
            RedirectTarget::Word(it) => self.word(it),
            RedirectTarget::Heredoc(it) => {
                for part in &it.body.parts {
                    self.heredoc_part(&part.kind, part.span);
                }
            }
        }
    }

    fn heredoc_part(&mut self, part: &HeredocBodyPart, span: Span) {
        match part {
            HeredocBodyPart::CommandSubstitution { body, syntax } => {
                self.substitution(body, *syntax, span, false)
            }
            HeredocBodyPart::ArithmeticExpansion { expression_word_ast: it, .. } => self.word(it),
            HeredocBodyPart::Parameter(it) => self.parameter(it),
            HeredocBodyPart::Literal(_) | HeredocBodyPart::Variable(_) => {}
        }
    }

    pub(super) fn words<'t>(&mut self, words: impl IntoIterator<Item = &'t Word>) {
        for word in words {
            self.word(word);
        }
    }

    pub(super) fn word(&mut self, word: &Word) {
        self.parts(&word.parts, false);
    }

    fn parts(&mut self, parts: &[WordPartNode], in_quotes: bool) {
        for part in parts {
            self.part(part, in_quotes);
        }
    }

    fn part(&mut self, part: &WordPartNode, in_quotes: bool) {
        self.check(!self.is_open(part.span), part.span.start.offset());
        match &part.kind {
            WordPart::DoubleQuoted { parts, .. } => self.parts(parts, true),
            WordPart::CommandSubstitution { body, syntax } => {
                self.substitution(body, *syntax, part.span, in_quotes)
            }
            WordPart::ProcessSubstitution { body, .. } => self.statements(body),
            WordPart::ArithmeticExpansion { expression_word_ast: it, .. } => self.word(it),
            WordPart::Parameter(it) => self.parameter(it),
            WordPart::ParameterExpansion { reference, operator, operand_word_ast, .. } => {
                self.reference(reference);
                self.operator(operator);
                self.words(operand_word_ast.as_deref());
            }
            WordPart::IndirectExpansion { reference, operator, operand_word_ast, .. } => {
                self.reference(reference);
                operator.iter().for_each(|it| self.operator(it));
                self.words(operand_word_ast.as_deref());
            }
            WordPart::Substring { reference, offset_word_ast, length_word_ast, .. }
            | WordPart::ArraySlice { reference, offset_word_ast, length_word_ast, .. } => {
                self.reference(reference);
                self.words([&**offset_word_ast].into_iter().chain(length_word_ast.as_deref()));
            }
            WordPart::Length(it)
            | WordPart::ArrayAccess(it)
            | WordPart::ArrayLength(it)
            | WordPart::ArrayIndices(it)
            | WordPart::Transformation { reference: it, .. } => self.reference(it),
            WordPart::Literal(_)
            | WordPart::SingleQuoted { .. }
            | WordPart::Variable(_)
            | WordPart::PrefixMatch { .. }
            | WordPart::ZshQualifiedGlob(_) => {}
        }
    }

    /// Remembers the first place that is not fine.
    fn check(&mut self, is_fine: bool, at: usize) {
        if !is_fine {
            self.broken_at = Some(self.broken_at.map_or(at, |it| it.min(at)));
        }
    }

    /// Whether a `${` begins here that goes on to the end of the text; shuck does not mind.
    fn is_open(&self, span: Span) -> bool {
        let at = range(span);
        let raw = self.src.get(at.clone()).unwrap_or_default();
        at.end == self.src.len() && raw.starts_with("${") && !raw.ends_with('}')
    }

    /// `$( … )` or backticks at `span`.
    fn substitution(
        &mut self,
        body: &StmtSeq,
        syntax: CommandSubstitutionSyntax,
        span: Span,
        in_quotes: bool,
    ) {
        let at = range(span);
        let raw = self.src.get(at.clone()).unwrap_or_default();
        let inner = match syntax {
            CommandSubstitutionSyntax::Backtick => raw.strip_prefix('`').and_then(|it| it.strip_suffix('`')),
            CommandSubstitutionSyntax::DollarParen => {
                raw.strip_prefix("$(").and_then(|it| it.strip_suffix(')'))
            }
        };
        match inner {
            // Inside backticks a backslash is taken away before the shell reads them.
            Some(it) if syntax == CommandSubstitutionSyntax::Backtick && it.contains('\\') => {
                return self.escaped(&unescape(it, in_quotes), at);
            }
            Some(it) => {
                let is_clean = grammar::read(it, &lex(it)).verdict == Verdict::Clean;
                self.check(is_clean, at.start);
            }
            None => {}
        }
        self.statements(body);
    }

    fn escaped(&mut self, inner: &str, at: std::ops::Range<usize>) {
        let script = Script::parse(inner);
        self.check(script.is_clean(), at.start);
        self.pipes.extend(script.pipes().iter().map(|_| at.clone()));
        self.commands.extend(script.into_commands().into_iter().map(|it| it.moved_to(&at)));
    }

    fn parameter(&mut self, parameter: &ParameterExpansion) {
        use BourneParameterExpansion as Form;
        let Some(form) = parameter.bourne() else { return };
        match form {
            Form::Access { reference }
            | Form::Length { reference }
            | Form::Indices { reference }
            | Form::Slice { reference, .. }
            | Form::Transformation { reference, .. } => self.reference(reference),
            Form::Operation { reference, operator, .. } => {
                self.reference(reference);
                self.operator(operator);
            }
            Form::Indirect { reference, operator, .. } => {
                self.reference(reference);
                operator.iter().for_each(|it| self.operator(it));
            }
            Form::PrefixMatch { .. } => {}
        }
        self.words(
            [form.operand_word_ast(), form.offset_word_ast(), form.length_word_ast()].into_iter().flatten(),
        );
    }

    fn operator(&mut self, operator: &ParameterOp) {
        match operator {
            ParameterOp::RemovePrefixShort { pattern }
            | ParameterOp::RemovePrefixLong { pattern }
            | ParameterOp::RemoveSuffixShort { pattern }
            | ParameterOp::RemoveSuffixLong { pattern }
            | ParameterOp::ReplaceFirst { pattern, .. }
            | ParameterOp::ReplaceAll { pattern, .. } => self.pattern(pattern),
            _ => {}
        }
        self.words(operator.replacement_word_ast());
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) {
        for part in &pattern.parts {
            match &part.kind {
                PatternPart::Word(it) => self.word(it),
                PatternPart::Group { patterns, .. } => patterns.iter().for_each(|it| self.pattern(it)),
                PatternPart::Literal(_)
                | PatternPart::AnyString
                | PatternPart::AnyChar
                | PatternPart::CharClass(_) => {}
            }
        }
    }

    /// A variable, for the sake of its subscript.
    pub(super) fn reference(&mut self, reference: &VarRef) {
        self.words(reference.subscript.iter().filter_map(|it| it.word_ast()));
    }

    /// The tree leans to the left, so a long one must not be walked by recursion.
    pub(super) fn arithmetic(&mut self, last: &ArithmeticExprNode) {
        let mut rights = Vec::new();
        let mut node = last;
        while let ArithmeticExpr::Binary { left, right, .. } = &node.kind {
            rights.push(right);
            node = left;
        }
        self.arithmetic_leaf(&node.kind);
        for right in rights.into_iter().rev() {
            self.arithmetic(right);
        }
    }

    fn arithmetic_leaf(&mut self, node: &ArithmeticExpr) {
        match node {
            ArithmeticExpr::ShellWord(it) => self.word(it),
            ArithmeticExpr::Indexed { index: it, .. }
            | ArithmeticExpr::Parenthesized { expression: it }
            | ArithmeticExpr::Unary { expr: it, .. }
            | ArithmeticExpr::Postfix { expr: it, .. } => self.arithmetic(it),
            ArithmeticExpr::Conditional { condition, then_expr, else_expr } => {
                [condition, then_expr, else_expr].into_iter().for_each(|it| self.arithmetic(it));
            }
            ArithmeticExpr::Assignment { target, value, .. } => {
                if let ArithmeticLvalue::Indexed { index, .. } = target {
                    self.arithmetic(index);
                }
                self.arithmetic(value);
            }
            ArithmeticExpr::Number(_) | ArithmeticExpr::Variable(_) | ArithmeticExpr::Binary { .. } => {}
        }
    }
}

/// What the shell reads between backticks.
fn unescape(inner: &str, in_quotes: bool) -> String {
    let mut res = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(char) = chars.next() {
        let is_escape = |next: &char| matches!(next, '$' | '`' | '\\') || in_quotes && *next == '"';
        match chars.next_if(|next| char == '\\' && is_escape(next)) {
            Some(escaped) => res.push(escaped),
            None => res.push(char),
        }
    }
    res
}
