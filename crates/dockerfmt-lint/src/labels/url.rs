//! Absolute URLs as RFC 3986 has them; a URN is one too.
//!
//! Own code because no crate agrees with hadolint about the host in brackets. It knows zones (`[fe80::1%25eth0]`),
//! numbers with zeros in front in an IPv4 address at the end, and of later address formats only the shortest.

use std::net::Ipv6Addr;

/// `<scheme>:[//<authority>]<path>[?<query>][#<fragment>]`
pub(crate) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match rest.strip_prefix("//") {
        Some(it) => it.split_at(it.find('/').unwrap_or(it.len())),
        None => ("", rest),
    };
    is_scheme(scheme)
        && is_authority(authority)
        && has_only(path, "/:@")
        && has_only(query, "/?:@")
        && has_only(fragment, "/?:@")
}

fn is_scheme(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_alphabetic())
        && bytes.all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it))
}

/// `[<user>@]<host>[:<port>]`
fn is_authority(text: &str) -> bool {
    let (user, text) = text.split_once('@').unwrap_or(("", text));
    let (is_host, port) = match text.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((address, rest)) => (is_address(address), rest),
        None => {
            let (name, port) = text.split_at(text.find(':').unwrap_or(text.len()));
            (has_only(name, ""), port)
        }
    };
    has_only(user, ":") && is_host && is_port(port)
}

/// Nothing, or a colon and perhaps a number.
fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()))
}

/// What may stand between brackets.
fn is_address(text: &str) -> bool {
    match text.split_once("%25") {
        Some((address, zone)) => is_ipv6(address) && is_zone(zone),
        None => is_ipv6(text) || is_later_address(text),
    }
}

/// An IPv6 address, perhaps with an IPv4 address for its last two groups.
fn is_ipv6(text: &str) -> bool {
    match text.rsplit_once(':').filter(|it| it.1.contains('.')) {
        Some((groups, ipv4)) => is_ipv4(ipv4) && format!("{groups}:0:0").parse::<Ipv6Addr>().is_ok(),
        None => text.parse::<Ipv6Addr>().is_ok(),
    }
}

fn is_ipv4(text: &str) -> bool {
    let is_number = |it: &str| {
        (1..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit()) && it.parse::<u8>().is_ok()
    };
    text.split('.').count() == 4 && text.split('.').all(is_number)
}

fn is_zone(text: &str) -> bool {
    !text.is_empty() && has_only(text, "") && !text.contains(is_delimiter)
}

/// `v<hex digit>.<signs>`
fn is_later_address(text: &str) -> bool {
    let Some((version, rest)) = text.strip_prefix('v').and_then(|it| it.split_once('.')) else {
        return false;
    };
    let is_version = version.len() == 1 && version.bytes().all(|it| it.is_ascii_hexdigit());
    is_version && !rest.is_empty() && has_only(rest, "") && !rest.contains('%')
}

/// Whether `text` consists of signs that may stand anywhere, of `more` and of `%` with two hex digits.
fn has_only(text: &str, more: &str) -> bool {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let is_valid = match c {
            '%' => [chars.next(), chars.next()].iter().all(|it| it.is_some_and(|it| it.is_ascii_hexdigit())),
            _ => c.is_ascii_alphanumeric() || "-._~".contains(c) || is_delimiter(c) || more.contains(c),
        };
        if !is_valid {
            return false;
        }
    }
    true
}

fn is_delimiter(c: char) -> bool {
    "!$&'()*+,;=".contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[track_caller]
    fn check(texts: &[&str], expected: bool) {
        for it in texts {
            assert_eq!(is_url(it), expected, "{it}");
        }
    }

    #[test]
    fn a_scheme_is_needed() {
        check(&["http:", "x:y", "urn:a:b", "mailto:a@b", "a1+.-:", "file:///x"], true);
        check(&["", ":", ":x", "1a:", "a_b:", "é:", "example.com", "//a/b", "$X", "a/b:c", " x:"], false);
    }

    #[test]
    fn authorities() {
        check(&["x://u:p@h:80/", "x://", "x://h:", "x://:@:", "x://a%41b", "x://999.1.1.1"], true);
        check(&["x://a:b", "x://u@h@k", "x://h:1:", "x://a%zz", "x://h:-1", "x://[::]a", "x://a[::]"], false);
    }

    #[test]
    fn addresses() {
        check(&["x://[::]", "x://[1:2:3:4:5:6:7:8]:1/", "x://[::1.2.3.4]", "x://[::001.2.3.4]"], true);
        check(&["x://[fe80::1%25eth0]", "x://[vF.a!]"], true);
        check(&["x://[]", "x://[1.2.3.4]", "x://[::g]", "x://[::1.2.3.256]", "x://[::0001.2.3.4]"], false);
        check(
            &["x://[::1", "x://[::1%eth0]", "x://[::1%25]", "x://[v1.a:b]", "x://[v12.a]", "x://[v1.]"],
            false,
        );
    }

    #[test]
    fn paths_queries_and_fragments() {
        check(&["x:/a//b:@;,~%41", "x:?a?b/c", "x:#?a/", "x:a@b", "x:'"], true);
        check(&["x:a b", "x:é", "x:%4", "x:%é4", "x:##", "x:[", "x:?|", "x:\\", "x:\"", "x:<"], false);
    }
}
