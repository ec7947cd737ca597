//! Takes out of a report what is the program's own: messages, versions, times and fingerprints.

/// The version of hadolint that the cases were recorded with.
const HADOLINT: &str = "2.15.1";

/// The report with `MESSAGE` for each of `messages`, in whatever way the format escapes them.
pub(super) fn mask(report: &str, messages: &[String]) -> String {
    let mut forms: Vec<String> = messages.iter().flat_map(|it| forms(it)).collect();
    forms.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let masked = forms.iter().fold(report.to_owned(), |res, it| res.replace(it.as_str(), "MESSAGE"));
    let masked = masked.replace(HADOLINT, "VERSION").replace(env!("CARGO_PKG_VERSION"), "VERSION");
    hashes(&times(&driver(&masked)))
}

fn forms(message: &str) -> Vec<String> {
    let json = serde_json::to_string(message).unwrap_or_default();
    let json = json.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned();
    let xml = message.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let flat = message.replace('\n', " ");
    let xml_all = xml.replace('\'', "&#39;");
    vec![message.to_owned(), flat, json, xml_all.replace('\n', "&#10;"), xml_all, xml]
}

/// SARIF names the program and says what it is.
fn driver(report: &str) -> String {
    const OPEN: &str = "\"driver\":{";
    let Some(start) = report.find(OPEN).map(|it| it + OPEN.len()) else { return report.to_owned() };
    let end = start + report[start..].find("}}").unwrap_or(0);
    let parts = report[start..end].split(":\"").enumerate().map(|(idx, it)| match it.split_once('"') {
        Some((_, rest)) if idx > 0 => format!("PROGRAM\"{rest}"),
        _ => it.to_owned(),
    });
    let masked: Vec<String> = parts.collect();
    format!("{}{}{}", &report[..start], masked.join(":\""), &report[end..])
}

/// The moment of a run stands in the first element of JUnit's reports, the only digits there.
fn times(report: &str) -> String {
    let Some(start) = report.find("<testsuites ") else { return report.to_owned() };
    let end = start + report[start..].find('>').unwrap_or(report.len() - start);
    let head: String =
        report[start..end].chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect();
    format!("{}{head}{}", &report[..start], times(&report[end..]))
}

/// Fingerprints are made of messages, too.
fn hashes(report: &str) -> String {
    let mut res = String::new();
    let mut digits = String::new();
    let flush = |digits: &mut String, res: &mut String| {
        res.push_str(if digits.len() == 40 { "FINGERPRINT" } else { digits });
        digits.clear();
    };
    for it in report.chars() {
        if it.is_ascii_hexdigit() {
            digits.push(it);
        } else {
            flush(&mut digits, &mut res);
            res.push(it);
        }
    }
    flush(&mut digits, &mut res);
    res
}
