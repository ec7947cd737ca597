//! What stands between two tokens of a line at the style `full`.

use dockerfmt_shell::{OutlineToken, Role, TokenKind};

use super::layout::Layout;

impl Layout<'_, '_> {
    /// Makes the blanks between all tokens those of the style.
    pub(super) fn tidy_blanks(&mut self) {
        for i in 1..self.tokens.len() {
            let before = (&self.tokens[i - 1], &*self.texts[i - 1]);
            self.is_glued[i] = touches(before, (&self.tokens[i], &self.texts[i]), self.is_glued[i]);
        }
    }
}

/// Whether a token touches the one before it, given whether it does in the source: there is one blank around operators
/// and before `&` and `;;`, none before `;` and none behind the sign of a redirection.
pub(super) fn touches(before: (&OutlineToken, &str), token: (&OutlineToken, &str), is_glued: bool) -> bool {
    let is_operator = |it: &OutlineToken| matches!(it.role, Role::AndOr(_) | Role::Pipe(_));
    match (before.0.kind, token.0.kind) {
        (TokenKind::Redirect, TokenKind::Word) => is_glued || can_touch(before.1, token.1),
        (_, TokenKind::Semi) => true,
        (TokenKind::Semi, _) => false,
        (_, TokenKind::Background | TokenKind::DoubleSemi) => false,
        _ if is_operator(before.0) || is_operator(token.0) => false,
        _ => is_glued,
    }
}

/// Whether the sign and the target stay two tokens: `< <(a)` would not, nor would `>& 2` be the same sign.
fn can_touch(sign: &str, target: &str) -> bool {
    !sign.ends_with('&') && !target.starts_with(['<', '>', '(', '&', '|', '-', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_would_run_into_their_targets_keep_the_blank() {
        assert!(can_touch(">", "a") && can_touch("2>>", "\"$a\"") && can_touch("<<<", "a"));
        assert!(!can_touch("<", "<(a)") && !can_touch(">&", "2") && !can_touch("<", "-"));
    }
}
