//! Addresses of mailboxes: the `addr-spec` of RFC 5322.
//!
//! Own code because no crate agrees with hadolint, which takes comments and blanks where the standard has them, but
//! nothing outside ASCII.

/// The longest part before the `@`, and the longest address; RFC 5321 has these limits.
const MAX_LOCAL: usize = 64;
const MAX_LEN: usize = 254;

/// No longer part of a domain between dots.
const MAX_LABEL: usize = 63;

/// `<local part>@<domain>`
pub(crate) fn is_email(text: &str) -> bool {
    let mut reader = Reader { rest: text.as_bytes(), len: 0 };
    address(&mut reader).is_some() && reader.rest.is_empty() && reader.len <= MAX_LEN
}

fn address(r: &mut Reader<'_>) -> Option<()> {
    local_part(r)?;
    if r.len > MAX_LOCAL {
        return None;
    }
    r.eat(b'@')?;
    domain(r)
}

/// `<word>(.<word>)*`, each word quoted or not.
fn local_part(r: &mut Reader<'_>) -> Option<()> {
    loop {
        r.blanks_and_comments()?;
        if r.peek() == Some(b'"') {
            r.quoted()?;
        } else {
            r.eat_some(is_atom)?;
        }
        r.blanks_and_comments()?;
        if r.eat(b'.').is_none() {
            return Some(());
        }
    }
}

/// `<label>(.<label>)*[.]` or `[<text>]`
fn domain(r: &mut Reader<'_>) -> Option<()> {
    r.blanks_and_comments()?;
    if r.peek() == Some(b'[') {
        r.literal()?;
        return r.blanks_and_comments();
    }
    loop {
        let label = r.eat_some(|it| it.is_ascii_alphanumeric() || it == b'-')?;
        if label.len() > MAX_LABEL || label.starts_with(b"-") || label.ends_with(b"-") {
            return None;
        }
        r.blanks_and_comments()?;
        // The dot of the root does not count.
        if r.rest == b"." {
            return r.skip().map(drop);
        }
        if r.eat(b'.').is_none() {
            return Some(());
        }
        r.blanks_and_comments()?;
    }
}

fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// The reading head.
struct Reader<'s> {
    rest: &'s [u8],
    /// How much of the address was read; blanks and comments are no part of it.
    len: usize,
}

impl<'s> Reader<'s> {
    fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// Reads a byte that does not count.
    fn skip(&mut self) -> Option<u8> {
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    fn next(&mut self) -> Option<u8> {
        self.len += 1;
        self.skip()
    }

    fn eat(&mut self, expected: u8) -> Option<()> {
        if self.peek()? != expected {
            return None;
        }
        self.next().map(drop)
    }

    /// Reads all accepted bytes; `None` where there are none.
    fn eat_some(&mut self, accept: impl Fn(u8) -> bool) -> Option<&'s [u8]> {
        let len = self.rest.iter().position(|&it| !accept(it)).unwrap_or(self.rest.len());
        let (eaten, rest) = self.rest.split_at(len);
        self.rest = rest;
        self.len += len;
        (len > 0).then_some(eaten)
    }

    /// `None` where a comment has no end.
    fn blanks_and_comments(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(it) if is_blank(it) => drop(self.skip()),
                Some(b'(') => self.comment()?,
                _ => return Some(()),
            }
        }
    }

    /// `(…)`; comments nest.
    fn comment(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.skip()? {
                b'(' => depth += 1,
                b')' if depth == 1 => return Some(()),
                b')' => depth -= 1,
                b'\\' => self.skip().filter(u8::is_ascii).map(drop)?,
                it if is_text(it) => {}
                _ => return None,
            }
        }
    }

    /// `"…"`
    fn quoted(&mut self) -> Option<()> {
        self.eat(b'"')?;
        loop {
            match self.peek()? {
                b'"' => return self.eat(b'"'),
                b'\\' => {
                    self.next();
                    self.next().filter(u8::is_ascii)?;
                }
                it if is_blank(it) => drop(self.skip()),
                it if is_text(it) => drop(self.next()),
                _ => return None,
            }
        }
    }

    /// `[…]`
    fn literal(&mut self) -> Option<()> {
        self.eat(b'[')?;
        loop {
            match self.peek()? {
                b']' => return self.eat(b']'),
                b'[' | b'\\' => return None,
                it if is_blank(it) => drop(self.skip()),
                it if is_text(it) => drop(self.next()),
                _ => return None,
            }
        }
    }
}

/// What may stand in quotes, brackets and comments: nearly all of ASCII, as in mail of old.
fn is_text(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'\0' | b'\r' | b'\n')
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[track_caller]
    fn check(texts: &[&str], expected: bool) {
        for it in texts {
            assert_eq!(is_email(it), expected, "{it}");
        }
    }

    #[test]
    fn local_parts() {
        check(
            &["a@b", "a.b+c@d", "!#$%&'*+-/=?^_`{|}~@b", r#""a b\"@c"@d"#, r#"a."b".c@d"#, r#"""@b"#],
            true,
        );
        check(
            &["", "@b", "a", "a..b@c", ".a@b", "a.@b", "a b@c", r#""a"b@c"#, r#""a@b"#, "é@b", "A <a@b>"],
            false,
        );
    }

    #[test]
    fn domains() {
        check(&["a@b.c-d.e", "a@b.", "a@1.2", "a@[1.2.3.4]", "a@[]", "a@xn--a"], true);
        check(
            &["a@", "a@.b", "a@b..c", "a@-b", "a@b-", "a@b_c", "a@é", "a@b@c", "a@[", "a@[\\]]", "a@[x].y"],
            false,
        );
    }

    #[test]
    fn blanks_and_comments_stand_between_parts() {
        check(&[" (c(d))a (\\)) . b@ c .(x)d ", "a@[ x ] (y)", "a@b ."], true);
        check(&["(a@b", "a@b)", "a@b. ", "(é)a@b", "a(\\é)@b"], false);
    }

    #[test]
    fn lengths() {
        let local = |n| format!("{}(not counted)@b", "a".repeat(n));
        assert!(is_email(&local(64)) && !is_email(&local(65)));
        let label = |n| format!("a@{}.c", "b".repeat(n));
        assert!(is_email(&label(63)) && !is_email(&label(64)));
        let domain = |n| format!("aa@{}", "b.".repeat(n));
        assert!(is_email(&domain(126)) && !is_email(&domain(127)));
        let literal = |n| format!("a@[  {}]", "b".repeat(n));
        assert!(is_email(&literal(250)) && !is_email(&literal(251)));
    }
}
