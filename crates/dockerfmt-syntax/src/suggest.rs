//! The nearest known name, for messages about unknown ones.

/// The candidate with the fewest edits to `name`, letter case aside.
///
/// `None` where all are more than two edits away, or where more than half of `name` would change:
/// a shell's `set` at the start of a line is no `USER`.
pub fn nearest<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    // A name much longer than every candidate is far from all of them; the table below need not be filled.
    const LONGEST: usize = 32;
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let len = name.chars().count();
    let candidates = candidates.filter(|it| it.len().abs_diff(len) <= 2);
    let distances = candidates.map(|it| (distance(&name, &it.to_ascii_lowercase()), it));
    let (edits, res) = distances.min_by_key(|&(edits, _)| edits)?;
    (edits <= 2 && edits * 2 <= len).then_some(res)
}

/// The candidate with the fewest edits to `name`, where letter case counts, as BuildKit suggests names of variables.
/// `None` where all are more than two edits away.
pub fn nearest_cased<'c>(name: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    const LONGEST: usize = 256;
    let len = name.len();
    let candidates =
        candidates.filter(|it| len <= LONGEST && it.len().abs_diff(len) <= 2 * char::MAX_LEN_UTF8);
    let distances = candidates.map(|it| (distance(name, it), it));
    let (edits, res) = distances.min_by_key(|&(edits, it)| (edits, it))?;
    (edits <= 2).then_some(res)
}

/// Levenshtein's distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.chars().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_at_most_two_edits_away() {
        let names = || ["FROM", "RUN", "COPY"].into_iter();
        assert_eq!(nearest("form", names()), Some("FROM"));
        assert_eq!(nearest("RUNN", names()), Some("RUN"));
        assert_eq!(nearest("banana", names()), None);
    }

    #[test]
    fn case_counts_where_it_does() {
        assert_eq!(nearest_cased("VERSIO", ["version", "VERSION"].into_iter()), Some("VERSION"));
        assert_eq!(nearest_cased("Ab", ["b", "a"].into_iter()), Some("b"));
        assert_eq!(nearest_cased("VERSION", ["version"].into_iter()), None);
    }

    #[test]
    fn half_of_a_name_must_stay() {
        assert_eq!(nearest("rn", ["RUN"].into_iter()), Some("RUN"));
        assert_eq!(nearest("set", ["USER"].into_iter()), None);
    }
}
