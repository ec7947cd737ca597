//! What `rm` removes.

use dockerfmt_shell::Command;

use crate::run_commands::RunCommands;

/// Whether `rm` removes what is in `folder`, as far as its words tell: the folder, one around it, or files in it.
pub(super) fn removes(commands: &RunCommands<'_>, rm: &Command, folder: &str) -> bool {
    let is_recursive = rm.has_any_flag(&["r", "R", "recursive"]);
    let words = rm.args().iter().map(|it| commands.written(it).trim_matches(['"', '\'']));
    words.filter(|it| is_recursive || it.contains('*')).any(|it| reaches(it, folder))
}

fn reaches(path: &str, folder: &str) -> bool {
    if let Some((before, alternatives)) = path.split_once('{') {
        let Some(rest) = folder.strip_prefix(before) else { return false };
        let name = rest.split('/').next().unwrap_or_default();
        return alternatives.split([',', '}']).any(|it| it.starts_with(name));
    }
    let path = path.trim_end_matches(['*', '/']);
    let is_around = folder.strip_prefix(path).is_some_and(|it| it.is_empty() || it.starts_with('/'));
    !path.is_empty() && (is_around || path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_reached_from_without_and_within() {
        for path in ["/var/cache/yum", "/var/cache/yum/*", "/var/cache/*", "/var", "/var/cache/{apk,yum}/*"] {
            assert!(reaches(path, "/var/cache/yum"), "{path}");
        }
        for path in ["/var/cache/dnf", "/var/ca", "x", "", "*", "/var/cache/{apk,dnf}", "/tmp/{yum}"] {
            assert!(!reaches(path, "/var/cache/yum"), "{path}");
        }
    }
}
