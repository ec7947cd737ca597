//! Texts that are secrets by their looks: tokens of known services, keys, passwords in URLs.
//!
//! Separate from the rules, because these are facts about other people's formats.

use std::ops::Range;

/// How the tokens of a service look.
struct Shape {
    prefix: &'static str,
    /// What it is, behind "looks like".
    what: &'static str,
    /// So many letters follow at least.
    min_len: usize,
    is_letter: fn(char) -> bool,
}

const fn shape(
    prefix: &'static str,
    what: &'static str,
    min_len: usize,
    is_letter: fn(char) -> bool,
) -> Shape {
    Shape { prefix, what, min_len, is_letter }
}

static SHAPES: [Shape; 22] = [
    shape("-----BEGIN ", "a private key", 0, is_of_word),
    shape("AIza", "an API key of Google", 35, is_of_word),
    shape("AKIA", "an access key of AWS", 16, is_upper),
    shape("ASIA", "an access key of AWS", 16, is_upper),
    shape("SG.", "a key of SendGrid", 60, is_of_jwt),
    shape("dckr_pat_", "a token of Docker Hub", 27, is_of_word),
    shape("dop_v1_", "a token of DigitalOcean", 64, is_of_word),
    shape("eyJ", "a JSON web token", 60, is_of_jwt),
    shape("ghp_", "a token of GitHub", 36, is_of_word),
    shape("gho_", "a token of GitHub", 36, is_of_word),
    shape("ghs_", "a token of GitHub", 36, is_of_word),
    shape("github_pat_", "a token of GitHub", 36, is_of_word),
    shape("glpat-", "a token of GitLab", 20, is_of_word),
    shape("hf_", "a token of Hugging Face", 34, is_of_word),
    shape("npm_", "a token of npm", 36, is_alphanumeric),
    shape("pypi-AgE", "a token of PyPI", 50, is_of_word),
    shape("rk_live_", "a key of Stripe", 16, is_of_word),
    shape("sk-ant-", "a key of Anthropic", 40, is_of_word),
    shape("sk-proj-", "a key of OpenAI", 40, is_of_word),
    shape("sk_live_", "a key of Stripe", 16, is_of_word),
    shape("xoxb-", "a token of Slack", 24, is_of_word),
    shape("xoxp-", "a token of Slack", 24, is_of_word),
];

/// A secret in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Secret {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// How it begins, which is not secret.
    pub(crate) prefix: &'static str,
    /// What it is, behind "looks like".
    pub(crate) what: &'static str,
}

/// The first secret of each kind in `text`.
pub(crate) fn secrets(text: &str) -> impl Iterator<Item = Secret> {
    SHAPES.iter().filter_map(move |shape| {
        let mut starts = text.match_indices(shape.prefix).map(|it| it.0);
        // Where a word goes on there is no token, so no byte is read for more than one of them.
        let len = starts.find_map(|at| Some((at, shape.len_at(text, at)?)));
        len.map(|(at, len)| Secret { range: at..at + len, prefix: shape.prefix.trim(), what: shape.what })
    })
}

impl Shape {
    /// How long the secret is that begins at `at`, if there is one.
    fn len_at(&self, text: &str, at: usize) -> Option<usize> {
        if self.prefix.starts_with('-') {
            return private_key_len(&text[at..]);
        }
        let rest = &text[at + self.prefix.len()..];
        if text[..at].ends_with(self.is_letter) {
            return None;
        }
        let body = &rest[..rest.find(|it| !(self.is_letter)(it)).unwrap_or(rest.len())];
        let is_jwt = self.prefix != "eyJ" || body.contains(".eyJ");
        let is_secret = body.len() >= self.min_len && is_jwt && !is_made_up(body);
        is_secret.then_some(self.prefix.len() + body.len())
    }
}

/// The length of the first line of a private key.
fn private_key_len(text: &str) -> Option<usize> {
    let kinds = ["", "DSA ", "EC ", "ENCRYPTED ", "OPENSSH ", "RSA "];
    let rest = text.strip_prefix("-----BEGIN ")?;
    let is_key = |it: &&str| rest.strip_prefix(*it).is_some_and(|it| it.starts_with("PRIVATE KEY-----"));
    let kind = kinds.iter().find(|it| is_key(it))?;
    Some("-----BEGIN PRIVATE KEY-----".len() + kind.len())
}

/// Whether the letters are those of an example: `EXAMPLE` at the end, or hardly any two of a kind.
fn is_made_up(body: &str) -> bool {
    let mut letters: Vec<char> = body.chars().take(40).collect();
    letters.sort_unstable();
    letters.dedup();
    body.ends_with("EXAMPLE") || letters.len() < 8
}

/// The first URL in `text` that has a password: the bytes of the name and the password.
///
/// Passwords that come from variables are none.
pub(crate) fn url_credentials(text: &str) -> Option<Range<usize>> {
    text.match_indices("://").find_map(|(at, separator)| {
        let start = at + separator.len();
        let rest = &text[start..];
        let is_end = |it: char| it.is_whitespace() || "/?#\"'`<>()".contains(it);
        let authority = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        let (credentials, host) = authority.rsplit_once('@')?;
        let (name, password) = credentials.split_once(':')?;
        let is_secret = !name.contains('$') && is_literal_secret(password) && !is_local(host);
        is_secret.then(|| start..start + credentials.len())
    })
}

/// Whether a password stands there, and nothing that stands for one.
pub(crate) fn is_literal_secret(password: &str) -> bool {
    let is_left_open = ["password", "pass", "token", "secret", "changeme"]
        .iter()
        .any(|it| password.eq_ignore_ascii_case(it));
    !password.is_empty() && !password.contains(['$', '{', '<', '*', '%', '\\']) && !is_left_open
}

/// Whether only the machine itself, or one beside it in a network of containers, answers to this name.
fn is_local(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    !name.contains('.') || name.starts_with("127.") || name == "0.0.0.0"
}

fn is_upper(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit()
}

fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn is_of_jwt(c: char) -> bool {
    is_of_word(c) || c == '.'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, &str)> {
        secrets(text).map(|it| (it.what, &text[it.range])).collect()
    }

    #[test]
    fn tokens_are_known_by_their_beginning_and_length() {
        let token = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        assert_eq!(found(&format!("A=\"{token}\"")), [("a token of GitHub", token)]);
        assert_eq!(found("AKIA1234567890ABCDEF:x"), [("an access key of AWS", "AKIA1234567890ABCDEF")]);
        let key = "-----BEGIN RSA PRIVATE KEY-----";
        assert_eq!(found(&format!("echo '{key}\\n")), [("a private key", key)]);
        for it in [
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_short",
            "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "a_ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "-----BEGIN PUBLIC KEY-----",
            "eyJabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
            "ghp_",
            "",
        ] {
            assert_eq!(found(it), [], "{it}");
        }
    }

    #[test]
    fn urls_may_have_passwords() {
        let found = |it| url_credentials(it).map(|range| &it[range]);
        assert_eq!(found("x https://a:b1@c.d/e"), Some("a:b1"));
        assert_eq!(found("https://c/d?e=://a:b1@f.g"), Some("a:b1"));
        for it in [
            "https://a@b.c",
            "https://a:$B@c.d",
            "https://a:@c.d",
            "https://b.c/a:b@d",
            "https://a:password@c.d",
            "postgres://a:b1@localhost:5432/c",
            "://",
        ] {
            assert_eq!(found(it), None, "{it}");
        }
    }
}
