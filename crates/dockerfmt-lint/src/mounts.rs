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

/// Whether the `RUN` has a mount of the type `cache`, wherever it is.
pub(crate) fn has_cache(run: Run<'_>) -> bool {
    run.mounts().any(|it| it.mount_value(&["type"]).is_some_and(|it| it == "cache"))
}

/// Whether a mount keeps what is written to `folder` out of the layer. To hadolint, the path of the mount must contain
/// that of the folder; by default it may also be around it. A relative path is one in the home of some user.
pub(crate) fn is_unlayered(run: Run<'_>, folder: &str, is_compat: bool) -> bool {
    if is_compat && has_flags_in_script(run) {
        return false;
    }
    unlayered_paths(run).any(|it| it.contains(folder) || !is_compat && is_around(&it, folder))
}

fn is_around(mount: &str, folder: &str) -> bool {
    let mount = mount.trim_end_matches('/');
    let mut parents = folder.match_indices('/').map(|it| &folder[..it.0]);
    if folder.starts_with('/') {
        return parents.any(|it| it == mount);
    }
    let is_inner = |parent: &str| mount.strip_suffix(parent).is_some_and(|it| it.ends_with('/'));
    is_home(mount) || parents.any(is_inner)
}

fn is_home(path: &str) -> bool {
    let user = path.strip_prefix("/home/");
    path == "/root" || user.is_some_and(|it| !it.contains('/'))
}

/// Whether hadolint takes the flags for the beginning of the script, because it does not know the first one, or misses its
/// value. Behind one that it knows, it cannot parse a flag that it does not.
pub(crate) fn has_flags_in_script(run: Run<'_>) -> bool {
    let first = run.instruction().flags().next();
    first.is_some_and(|it| it.value().is_none() || !matches!(it.name(), "mount" | "network" | "security"))
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
    fn hadolint_takes_flags_that_it_does_not_know_for_the_script() {
        for (flags, is) in [
            ("", false),
            ("--network=none --security=insecure", false),
            ("--device=a", true),
            ("--network", true),
            ("--device=a --network=none", true),
        ] {
            assert_eq!(check(flags, has_flags_in_script), is, "{flags}");
        }
        assert!(!check("--device=a --mount=type=cache,target=/c", |it| is_unlayered(it, "/c", true)));
    }

    #[test]
    fn caches_and_tmpfs_are_in_no_layer() {
        let flags = "--mount=type=cache,target=/a --mount=type=tmpfs,dst=/b --mount=target=/c";
        assert_eq!(check(flags, |it| unlayered_paths(it).collect::<Vec<_>>()), ["/a", "/b"]);
    }

    #[test]
    fn folders_are_kept_out_by_mounts_of_them_and_around_them() {
        let is_out = |mount: &str, folder: &str, is_compat| {
            check(&format!("--mount=type=cache,target={mount}"), |it| is_unlayered(it, folder, is_compat))
        };
        for mount in ["/var/cache/yum", "/x/var/cache/yum/"] {
            assert!(is_out(mount, "/var/cache/yum", true), "{mount}");
        }
        for mount in ["/var/cache", "/var/cache/", "/"] {
            assert!(is_out(mount, "/var/cache/yum", false), "{mount}");
            assert!(!is_out(mount, "/var/cache/yum", true), "{mount}");
        }
        for mount in ["/root", "/home/me/", "/root/.cache", "/opt/.cache/"] {
            assert!(is_out(mount, ".cache/pip", false), "{mount}");
        }
        for mount in ["/var/ca", "/home/me/x", "/opt/a.cache", "/var/cache/apk"] {
            assert!(!is_out(mount, "/var/cache/yum", false), "{mount}");
            assert!(!is_out(mount, ".cache/pip", false), "{mount}");
        }
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
