//! What a report says of the rule of a finding: its name, and where more is written about its code.

use dockerfmt::lint::find_rule;

use super::SYNTAX_ERROR;

/// The name of the rule.
pub(super) fn name(code: &str) -> Option<&'static str> {
    find_rule(code).map(|it| it.name)
}

/// A page about the code, by those who gave it its number.
pub(super) fn url(code: &str) -> Option<String> {
    // hadolint has no page about its parser.
    if code == SYNTAX_ERROR {
        return None;
    }
    if code.starts_with("DL") {
        return Some(format!("https://github.com/hadolint/hadolint/wiki/{code}"));
    }
    if code.starts_with("SC") {
        return Some(format!("https://www.shellcheck.net/wiki/{code}"));
    }
    let check = find_rule(code).filter(|it| it.is_buildkits())?;
    Some(format!("https://docs.docker.com/reference/build-checks/{}/", kebab(check.code)))
}

/// `JSONArgsRecommended` as `json-args-recommended`.
fn kebab(name: &str) -> String {
    let mut res = String::new();
    let mut chars = name.chars().peekable();
    let mut is_behind_small = false;
    while let Some(c) = chars.next() {
        let is_before_small = chars.peek().is_some_and(char::is_ascii_lowercase);
        if c.is_ascii_uppercase() && !res.is_empty() && (is_behind_small || is_before_small) {
            res.push('-');
        }
        is_behind_small = c.is_ascii_lowercase();
        res.push(c.to_ascii_lowercase());
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_to_their_pages() {
        assert_eq!(url("DL3007").as_deref(), Some("https://github.com/hadolint/hadolint/wiki/DL3007"));
        assert_eq!(url("SC2086").as_deref(), Some("https://www.shellcheck.net/wiki/SC2086"));
        assert_eq!((url(SYNTAX_ERROR), url("bogus")), (None, None));
        let check = "https://docs.docker.com/reference/build-checks/json-args-recommended/";
        assert_eq!(url("JSONArgsRecommended").as_deref(), Some(check));
        assert_eq!(kebab("MaintainerDeprecated"), "maintainer-deprecated");
    }

    #[test]
    fn codes_lead_to_their_rules() {
        assert_eq!((name("DL3007"), name("SC2086")), (Some("latest-tag"), None));
    }
}
