//! The flags of a `RUN`: what its mounts keep out of the layer, and whether two have the same.

use std::collections::BTreeSet;

use dockerfmt_syntax::ast::{Flag, Instruction, MountField, Run};

/// The paths at which the `RUN` has a mount of the type `cache` or `tmpfs`: what is written there is in no layer.
pub(crate) fn unlayered_paths(run: Run<'_>) -> impl Iterator<Item = String> {
    let mounts = run
        .mounts()
        .filter(|it| it.mount_value(&["type"]).is_some_and(|it| matches!(&*it, "cache" | "tmpfs")));
    mounts.filter_map(|it| Some(it.mount_value(&["target", "dst", "destination"])?.into_owned()))
}

/// Flags in a form that does not depend on how they are written: name, and the key and value of each field.
pub(crate) type Flags = BTreeSet<(String, BTreeSet<(String, String)>)>;

/// The flags of an instruction. With equal flags, two instructions run in the same surroundings.
pub(crate) fn normalized_flags(instruction: Instruction<'_>) -> Flags {
    instruction.flags().map(|it| (it.name().to_owned(), fields(it))).collect()
}

fn fields(flag: Flag<'_>) -> BTreeSet<(String, String)> {
    if flag.name() != "mount" {
        return BTreeSet::from([(String::new(), flag.value_text().into_owned())]);
    }
    let mut res: BTreeSet<_> = flag.mount_fields().map(field).collect();
    if res.iter().all(|it| it.0 != "type") {
        res.insert(("type".to_owned(), "bind".to_owned()));
    }
    res
}

fn field(field: MountField<'_>) -> (String, String) {
    let key = field.key().to_ascii_lowercase();
    let value = match field.value() {
        Some(_) => field.value_text().into_owned(),
        None => "true".to_owned(),
    };
    match key.as_str() {
        "dst" | "destination" => ("target".to_owned(), value),
        "src" => ("source".to_owned(), value),
        "ro" => ("readonly".to_owned(), value),
        "rw" | "readwrite" => ("readonly".to_owned(), (value != "true").to_string()),
        _ => (key, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<R>(flags: &str, read: impl FnOnce(Run<'_>) -> R) -> R {
        let parse = dockerfmt_syntax::parse(&format!("RUN {flags} x"));
        read(parse.file().instructions().next().and_then(|it| it.as_run()).expect("a RUN"))
    }

    #[test]
    fn caches_and_tmpfs_are_in_no_layer() {
        let flags = "--mount=type=cache,target=/a --mount=type=tmpfs,dst=/b --mount=target=/c";
        assert_eq!(check(flags, |it| unlayered_paths(it).collect::<Vec<_>>()), ["/a", "/b"]);
    }

    #[test]
    fn flags_are_equal_however_they_are_written() {
        let flags = |it| check(it, |run| normalized_flags(run.instruction()));
        assert_eq!(flags("--mount=target=/a,ro"), flags("--mount=type=bind,dst=/a,readonly=true"));
        assert_eq!(
            flags("--mount=target=/a --mount=target=/b"),
            flags("--mount=target=/b --mount=target=/a")
        );
        assert_eq!(flags("--mount=target=/a,rw"), flags("--mount=target=/a,ro=false"));
        assert_ne!(flags("--mount=target=/a"), flags("--mount=target=/b"));
        assert_ne!(flags("--network=default"), flags(""));
    }
}
