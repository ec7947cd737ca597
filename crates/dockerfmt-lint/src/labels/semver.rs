//! Semantic versions.
//!
//! Own code because hadolint is laxer than the standard, which the crate `semver` holds to: numbers may begin with
//! zeros and be of any length, and nothing needs to follow a `-`, a `+` or the last dot behind them.

/// `<number>.<number>.<number>[-<identifiers>][+<identifiers>]`
pub(crate) fn is_semver(text: &str) -> bool {
    let (text, build) = text.split_once('+').unwrap_or((text, ""));
    let (core, pre_release) = text.split_once('-').unwrap_or((text, ""));
    is_core(core) && are_identifiers(pre_release) && are_identifiers(build)
}

fn is_core(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

fn is_number(text: &str) -> bool {
    let is_digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    // hadolint reckons in 64 bits and refuses what comes out negative.
    let wrapped = |it: i64, digit: u8| it.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
    is_digits && text.bytes().fold(0, wrapped) >= 0
}

fn are_identifiers(text: &str) -> bool {
    let is_identifier =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
    text.is_empty() || text.strip_suffix('.').unwrap_or(text).split('.').all(is_identifier)
}

#[cfg(test)]
mod tests {
    use super::is_semver;

    #[test]
    fn three_numbers_and_identifiers() {
        for it in
            ["1.2.3", "0.0.0-rc.1+build-7.x", "01.02.18446744073709551616", "1.2.3-", "1.2.3-+", "1.2.3-a."]
        {
            assert!(is_semver(it), "{it}");
        }
        for it in [
            "",
            "1.2",
            "1.2.3.4",
            "v1.2.3",
            "1.2.x",
            "1..3",
            "1.2.3-a..b",
            "1.2.3-.",
            "1.2.3+a+b",
            "1.2.3-a_b",
            "1.2.3 ",
            "9223372036854775808.0.0",
            "1.2.3-é",
        ] {
            assert!(!is_semver(it), "{it}");
        }
    }
}
