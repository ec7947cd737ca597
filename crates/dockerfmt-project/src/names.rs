//! The file names that mean a Dockerfile, apart because the language server asks the same question of open documents.

use std::ffi::OsStr;

const NAMES: [&[u8]; 2] = [b"dockerfile", b"containerfile"];

/// Whether a file of this name is taken for a Dockerfile: `Dockerfile`, `Dockerfile.*`, `*.Dockerfile` and the same
/// with `Containerfile`, in any letter case. A `Dockerfile.dockerignore` is none.
pub fn is_dockerfile(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let ignore_file = ends_with(name, b".dockerignore");
    !ignore_file && NAMES.iter().any(|it| is_named(name, it))
}

fn is_named(name: &[u8], stem: &[u8]) -> bool {
    let Some(rest) = name.len().checked_sub(stem.len()) else { return false };
    let prefix = name[..stem.len()].eq_ignore_ascii_case(stem) && (rest == 0 || name[stem.len()] == b'.');
    let suffix = ends_with(name, stem) && rest > 0 && name[rest - 1] == b'.';
    prefix || suffix
}

fn ends_with(name: &[u8], suffix: &[u8]) -> bool {
    name.len() >= suffix.len() && name[name.len() - suffix.len()..].eq_ignore_ascii_case(suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_dockerfiles() {
        for name in [
            "Dockerfile",
            "dockerfile",
            "DOCKERFILE",
            "Dockerfile.dev",
            "Dockerfile.build.arm64",
            "web.Dockerfile",
            "web.dockerFile",
            "Containerfile",
            "containerfile.dev",
            "web.Containerfile",
        ] {
            assert!(is_dockerfile(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn other_names() {
        for name in [
            "",
            "Docker",
            "Dockerfiles",
            "Dockerfile-dev",
            "MyDockerfile",
            "dockerfile_lint.py",
            "Dockerfile.dockerignore",
            "web.Dockerfile.DockerIgnore",
            ".dockerignore",
            ".Dockerfile.swp",
            "compose.yaml",
        ] {
            assert!(!is_dockerfile(OsStr::new(name)), "{name}");
        }
    }
}
