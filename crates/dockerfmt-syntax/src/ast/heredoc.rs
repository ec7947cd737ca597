//! Heredocs.

use crate::kind::SyntaxKind::{HEREDOC_BODY, HEREDOC_TERMINATOR};
use crate::tree::Token;

view! {
    /// Body and terminator of one heredoc
    Heredoc
}

impl<'t> Heredoc<'t> {
    /// The lines between the instruction and the terminator; `None` where there are none.
    pub fn body(self) -> Option<Token<'t>> {
        self.0.token(HEREDOC_BODY)
    }

    /// The name that ends it; `None` where the file ends first.
    pub fn terminator(self) -> Option<Token<'t>> {
        self.0.token(HEREDOC_TERMINATOR)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    /// Name, body and terminator of each heredoc of the first instruction; `-` where one is missing.
    fn read(text: &str) -> Vec<String> {
        let parse = parse(text);
        let it = parse.file().instructions().next().expect("an instruction");
        let text = |it: Option<crate::Token<'_>>| it.map_or("-".to_owned(), |it| it.text().to_owned());
        it.heredocs()
            .map(|(opener, it)| format!("{} {:?} {}", opener.name, text(it.body()), text(it.terminator())))
            .collect()
    }

    #[test]
    fn bodies_follow_in_the_order_of_the_openers() {
        assert_eq!(read("RUN a <<A 3<<-B\nx\nA\n\ty\n\tB\n"), [r#"A "x\n" A"#, r#"B "\ty\n" B"#]);
        assert_eq!(read("ONBUILD COPY <<A /x\nA\n"), [r#"A "-" A"#]);
        assert_eq!(read("RUN <<A\nx"), [r#"A "x" -"#]);
    }

    #[test]
    fn only_some_instructions_have_heredocs() {
        assert_eq!(read("CMD a <<A\nA\n"), [""; 0]);
        assert_eq!(read("RUN [\"a\", \"<<A\"]\nA\n"), [""; 0]);
    }
}
