//! Durations as BuildKit reads them in the flags of `HEALTHCHECK`.

/// The nanoseconds of a duration as Go's `time.ParseDuration` reads it: numbers with units, one behind the other, as
/// `1m30s`. `None` for all else, a number without a unit among it.
pub fn nanoseconds(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(it) => (-1.0, it),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if text == "0" {
        return Some(0.0);
    }
    let (mut rest, mut sum) = (text, 0.0);
    while !rest.is_empty() {
        let len = rest.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(rest.len());
        let number: f64 = rest[..len].parse().ok()?;
        let behind = &rest[len..];
        let len = behind.find(|it: char| it.is_ascii_digit() || it == '.').unwrap_or(behind.len());
        sum += number * unit(&behind[..len])?;
        rest = &behind[len..];
    }
    (!text.is_empty()).then_some(sign * sum)
}

fn unit(name: &str) -> Option<f64> {
    Some(match name {
        "ns" => 1.0,
        "us" | "µs" | "μs" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        "m" => 60e9,
        "h" => 3600e9,
        _ => return None,
    })
}
