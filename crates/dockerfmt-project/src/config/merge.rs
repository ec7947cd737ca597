//! Several layers into the entries in force.

use super::hadolint_file::OVERRIDES;
use super::keys::{KEYS, Key, Kind, Merge};
use super::layer::{Entry, Layer, Scalar};
use super::mode::Mode;

/// The entries in force, in the order of the keys. Layers of higher rank come last.
pub(super) fn merge(layers: &[&Layer], mode: Mode) -> Vec<Entry> {
    KEYS.iter().flat_map(|key| of_key(key, layers, mode)).collect()
}

fn of_key(key: &Key, layers: &[&Layer], mode: Mode) -> Vec<Entry> {
    let entries =
        |layers: &[&Layer]| -> Vec<Entry> { layers.iter().flat_map(|it| it.of(key)).cloned().collect() };
    let highest = || layers.iter().rposition(|it| it.has(key)).map_or(&[][..], |it| &layers[it..=it]);
    match key.merge {
        // Of options that are given twice, the last.
        Merge::Highest => entries(highest()).pop().into_iter().collect(),
        Merge::Formats if mode == Mode::Own => entries(highest()),
        Merge::Formats => entries(layers),
        Merge::Selection => {
            let floor = layers.iter().rposition(|it| selects(it)).unwrap_or(0);
            entries(&layers[floor..])
        }
        Merge::Union => union(key, entries(layers), mode),
    }
}

fn selects(layer: &Layer) -> bool {
    layer.entries.iter().any(|it| it.key.table == "lint" && it.key.name == "select")
}

fn union(key: &Key, mut entries: Vec<Entry>, mode: Mode) -> Vec<Entry> {
    entries.retain(|it| it.value != Scalar::Empty);
    match (key.kind, mode) {
        (Kind::ByLabel(_) | Kind::BySelector(_), Mode::Own) => last_of_names(entries),
        (Kind::ByLabel(_), Mode::Hadolint) => {
            entries.reverse();
            last_of_names(entries)
        }
        // A code has the worst severity that anybody gives to it.
        (Kind::BySelector(_), Mode::Hadolint) => {
            entries.sort_by_key(|it| OVERRIDES.iter().position(|word| it.value.text() == Some(word)));
            last_of_names(entries)
        }
        _ => entries,
    }
}

/// The entries but those whose name comes again.
fn last_of_names(entries: Vec<Entry>) -> Vec<Entry> {
    let mut seen = std::collections::HashSet::new();
    let mut res: Vec<Entry> = entries.into_iter().rev().filter(|it| seen.insert(it.name.clone())).collect();
    res.reverse();
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::place::Place;

    /// A layer of `key=value` and `key[name]=value`, all of `[lint]`.
    fn layer(text: &str) -> Layer {
        let mut res = Layer::default();
        for it in text.split_whitespace() {
            let (key, value) = it.split_once('=').unwrap();
            let value = match value {
                "true" | "false" => Scalar::Bool(value == "true"),
                "[]" => Scalar::Empty,
                _ => Scalar::Text(value.to_owned()),
            };
            let (key, name) = match key.split_once('[') {
                Some((key, name)) => (key, Some(name.trim_end_matches(']').to_owned())),
                None => (key, None),
            };
            res.push_named("lint", key, name, value, Place::Flag(String::new()));
        }
        res
    }

    #[track_caller]
    fn check(layers: &[&str], own: &str, hadolint: &str) {
        let layers: Vec<Layer> = layers.iter().map(|it| layer(it)).collect();
        let refs: Vec<&Layer> = layers.iter().collect();
        for (mode, expected) in [(Mode::Own, own), (Mode::Hadolint, hadolint)] {
            let text = |it: &Entry| {
                let name = it.name.as_ref().map(|it| format!("[{it}]")).unwrap_or_default();
                let value = match &it.value {
                    Scalar::Text(it) => it.clone(),
                    Scalar::Empty => "[]".to_owned(),
                    it => format!("{it:?}"),
                };
                format!("{}{name}={value}", it.key.name)
            };
            let merged: Vec<String> = merge(&refs, mode).iter().map(text).collect();
            assert_eq!(merged.join(" "), expected, "{mode:?}");
        }
    }

    #[test]
    fn of_single_values_the_highest_counts() {
        let expected = "failure-threshold=info no-fail=Bool(false)";
        check(
            &["no-fail=true failure-threshold=error", "no-fail=false", "failure-threshold=info"],
            expected,
            expected,
        );
    }

    #[test]
    fn lists_add_up() {
        let expected = "ignore=A ignore=B trusted-registries=x trusted-registries=y";
        check(
            &["ignore=A trusted-registries=x", "ignore=[] trusted-registries=y", "ignore=B"],
            "ignore=A ignore=[] ignore=B trusted-registries=x trusted-registries=y",
            "ignore=A ignore=[] ignore=B trusted-registries=x trusted-registries=y",
        );
        check(&["ignore=A trusted-registries=x", "trusted-registries=y", "ignore=B"], expected, expected);
    }

    #[test]
    fn select_hides_what_is_below() {
        let expected = "select=C extend-select=D ignore=B";
        check(
            &["select=A extend-select=A ignore=A", "select=C ignore=B", "extend-select=D"],
            expected,
            expected,
        );
        check(&["ignore=A select=A", "select=[]"], "select=[]", "select=[]");
    }

    #[test]
    fn formats_add_up_in_hadolint_only() {
        check(
            &["format=gnu", "format=json format=tty"],
            "format=json format=tty",
            "format=gnu format=json format=tty",
        );
    }

    #[test]
    fn of_labels_the_first_counts_in_hadolint() {
        check(
            &["label-schema[a]=url", "label-schema[a]=text label-schema[b]=spdx"],
            "label-schema[a]=text label-schema[b]=spdx",
            "label-schema[b]=spdx label-schema[a]=url",
        );
    }

    #[test]
    fn of_severities_the_worst_counts_in_hadolint() {
        check(
            &["severity[A]=error severity[B]=info", "severity[A]=style severity[B]=warning"],
            "severity[A]=style severity[B]=warning",
            "severity[B]=warning severity[A]=error",
        );
    }
}
