//! Times as RFC 3339 has them.
//!
//! Own code because no crate agrees with hadolint. It takes years of any length, a minus before them, a fraction
//! without digits, offsets that no clock has and those without a colon; but no blank for the `T`, which `time` and
//! `chrono` take.

use super::is_space;

/// `<year>-<month>-<day>T<hour>:<minute>:<second>[.<fraction>](Z | <offset>)`, blanks around it aside.
pub(crate) fn is_time(text: &str) -> bool {
    let date_and_time = text.trim_matches(is_space).split_once(['T', 't']);
    date_and_time.is_some_and(|(date, time)| is_date(date).is_some() && is_clock(time).is_some())
}

/// `None` where it is no date, or none that the calendar has.
fn is_date(text: &str) -> Option<()> {
    let (text, day) = text.rsplit_once('-')?;
    let (year, month) = text.rsplit_once('-')?;
    let is_leap = is_leap_year(year)?;
    let n_days = match two_digits(month)? {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=n_days).contains(&two_digits(day)?).then_some(())
}

/// `None` where it is no year.
fn is_leap_year(text: &str) -> Option<bool> {
    let digits = text.strip_prefix('-').map_or(text, |it| it.trim_start_matches(is_space));
    if digits.is_empty() || !are_digits(digits) {
        return None;
    }
    // The calendar repeats after 400 years.
    let year = digits.bytes().fold(0, |year, it| (year * 10 + u32::from(it - b'0')) % 400);
    Some(year % 4 == 0 && (year % 100 != 0 || year == 0))
}

fn is_clock(text: &str) -> Option<()> {
    let text = without_offset(text)?;
    let (hour, text) = text.split_once(':')?;
    let (minute, text) = text.split_once(':')?;
    let (second, fraction) = text.split_once('.').unwrap_or((text, ""));
    // 60 is a leap second, at any time of the day.
    let is_valid = two_digits(hour)? < 24 && two_digits(minute)? < 60 && two_digits(second)? <= 60;
    (is_valid && are_digits(fraction)).then_some(())
}

/// What is before `Z`, `+hh:mm` or `+hhmm`.
fn without_offset(text: &str) -> Option<&str> {
    if let Some(it) = text.strip_suffix(['Z', 'z']) {
        return Some(it);
    }
    let sign = text.rfind(['+', '-'])?;
    let offset = &text[sign + 1..];
    let (hour, minute) = offset.split_once(':').or_else(|| offset.split_at_checked(2))?;
    two_digits(hour).and(two_digits(minute)).and(Some(&text[..sign]))
}

fn two_digits(text: &str) -> Option<u32> {
    if text.len() == 2 && are_digits(text) { text.parse().ok() } else { None }
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn dates_are_in_the_calendar() {
        for it in
            ["2024-02-29", "2000-02-29", "2023-12-31", "0000-02-29", "-4-02-29", "99999999999999999996-02-29"]
        {
            assert!(is_time(&format!("{it}T00:00:00Z")), "{it}");
        }
        for it in [
            "2023-02-29",
            "1900-02-29",
            "2023-04-31",
            "2023-00-01",
            "2023-13-01",
            "2023-01-00",
            "2023-1-01",
            "-02-03",
            "+2023-01-01",
            "2023-01",
            "é023-01-01",
        ] {
            assert!(!is_time(&format!("{it}T00:00:00Z")), "{it}");
        }
    }

    #[test]
    fn clocks_have_an_offset() {
        for it in [
            "23:59:60z",
            "00:00:00.Z",
            "00:00:00.123456789+01:00",
            "00:00:00-0130",
            "00:00:00+99:99",
            "00:00:00Z\u{a0}",
        ] {
            assert!(is_time(&format!(" 2023-01-01t{it} ")), "{it}");
        }
        for it in [
            "24:00:00Z",
            "00:60:00Z",
            "00:00:61Z",
            "00:00:00",
            "00:00Z",
            "0:00:00Z",
            "00:00:00+01",
            "00:00:00+1:00",
            "00:00:00,1Z",
            "00:00:00.1.Z",
            "00:00:00 Z",
            "00:00:00+01:00:00",
            "00:00:00−01:00",
            "00:00:00+é0",
            "",
        ] {
            assert!(!is_time(&format!("2023-01-01T{it}")), "{it}");
        }
        for it in ["2023-01-01 00:00:00Z", "2023-01-01", "", "T"] {
            assert!(!is_time(it), "{it}");
        }
    }
}
