//! Whether a text can name an image, by the grammar of the distribution project.

/// Whether the reference is one that a registry can be asked for: `[domain[:port]/]path[:tag][@digest]`.
///
/// A first part without a dot or a colon belongs to the path, unless it is `localhost` or has upper-case letters.
pub(crate) fn is_image_name(text: &str) -> bool {
    // An image id is no name.
    if text.len() == 64 && text.bytes().all(|it| it.is_ascii_digit() || (b'a'..=b'f').contains(&it)) {
        return false;
    }
    let (name, digest) = text.split_once('@').map_or((text, None), |(name, it)| (name, Some(it)));
    let (domain, rest) = split_domain(name);
    let (path, tag) = rest.split_once(':').map_or((rest, None), |(path, it)| (path, Some(it)));
    let len = domain.unwrap_or("docker.io").len() + 1 + path.len();
    len <= 255
        && domain.is_none_or(is_domain)
        && path.split('/').all(is_component)
        && tag.is_none_or(is_tag)
        && digest.is_none_or(is_digest)
}

fn split_domain(name: &str) -> (Option<&str>, &str) {
    match name.split_once('/') {
        Some((first, rest))
            if first == "localhost"
                || first.contains(['.', ':'])
                || first.contains(|it: char| it.is_ascii_uppercase()) =>
        {
            (Some(first), rest)
        }
        _ => (None, name),
    }
}

fn is_domain(domain: &str) -> bool {
    let (host, port) = match domain.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((address, rest)) => {
            let is_address =
                !address.is_empty() && address.bytes().all(|it| it.is_ascii_hexdigit() || it == b':');
            return is_address && (rest.is_empty() || rest.strip_prefix(':').is_some_and(is_number));
        }
        None => domain.split_once(':').map_or((domain, None), |(host, it)| (host, Some(it))),
    };
    let is_label = |it: &str| {
        !it.is_empty()
            && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-')
            && !it.starts_with('-')
            && !it.ends_with('-')
    };
    host.split('.').all(is_label) && port.is_none_or(is_number)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// Small letters and digits, with `.`, `_`, `__` or any number of `-` between them.
fn is_component(text: &str) -> bool {
    let is_word = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit();
    let separators = text.split(is_word).filter(|it| !it.is_empty());
    let mut separators =
        separators.map(|it| matches!(it, "." | "_" | "__") || it.bytes().all(|it| it == b'-'));
    text.starts_with(is_word) && text.ends_with(is_word) && separators.all(|it| it)
}

fn is_tag(tag: &str) -> bool {
    let is_word = |it: char| it.is_ascii_alphanumeric() || it == '_';
    tag.len() <= 128
        && tag.starts_with(is_word)
        && tag.chars().all(|it| is_word(it) || matches!(it, '.' | '-'))
}

/// The length is that of the algorithm where that is one of the usual ones.
fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let is_small_hex = |it: u8| it.is_ascii_digit() || (b'a'..=b'f').contains(&it);
    let len = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == len && hex.bytes().all(is_small_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_grammar() {
        let digest = format!("a@sha256:{}", "0".repeat(64));
        for it in [
            "a",
            "a:1",
            "a/b-c__d.e:V_1",
            "localhost/a",
            "r.io:5000/a/b",
            "h:1/a",
            "UPPER/a",
            "[::1]:5000/a",
            &digest,
        ] {
            assert!(is_image_name(it), "{it}");
        }
    }

    #[test]
    fn other_texts_are_no_names() {
        let id = "0".repeat(64);
        let long = "a".repeat(250);
        for it in [
            "",
            "A",
            "a:",
            ":1",
            "a:b:c",
            "a@",
            "a@sha256:12",
            "a b",
            "/a",
            "a/",
            "a//b",
            "a-",
            "a___b",
            "a..b",
            "localhost/A",
            "-.io/a",
            "r.io:x/a",
            "a:-1",
            "a@md5:00",
            "{{a}}",
            &id,
            &long,
        ] {
            assert!(!is_image_name(it), "{it}");
        }
    }
}
