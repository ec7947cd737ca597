//! Platforms as BuildKit reads them: `linux/arm64/v8`, `linux`, `arm64`.

/// Systems that may stand alone, as Go knows them.
const SYSTEMS: [&str; 17] = [
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "illumos",
    "ios",
    "js",
    "linux",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
    "hurd",
];

/// Architectures that may stand alone, with the names that they are known by.
const ARCHITECTURES: [(&str, &str); 24] = [
    ("386", "386"),
    ("aarch64", "arm64"),
    ("amd64", "amd64"),
    ("arm", "arm"),
    ("arm64", "arm64"),
    ("armel", "arm"),
    ("armhf", "arm"),
    ("i386", "386"),
    ("loong64", "loong64"),
    ("mips", "mips"),
    ("mips64", "mips64"),
    ("mips64le", "mips64le"),
    ("mipsle", "mipsle"),
    ("ppc", "ppc"),
    ("ppc64", "ppc64"),
    ("ppc64le", "ppc64le"),
    ("riscv", "riscv"),
    ("riscv64", "riscv64"),
    ("s390", "s390"),
    ("s390x", "s390x"),
    ("sparc64", "sparc64"),
    ("wasm", "wasm"),
    ("x86-64", "amd64"),
    ("x86_64", "amd64"),
];

/// A system and an architecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Platform {
    pub(crate) os: String,
    pub(crate) architecture: String,
}

impl Platform {
    /// Reads `os[/architecture[/variant]]` or an architecture. What is left out is that of the machine that builds,
    /// taken for `linux/amd64`. `None` for what BuildKit does not understand.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        if !parts.iter().all(|it| is_part(it)) {
            return None;
        }
        match parts[..] {
            [one] => Platform::of_one(&one.to_ascii_lowercase()),
            [os, architecture] | [os, architecture, _] => Some(Platform::new(os, architecture)),
            _ => None,
        }
    }

    fn of_one(word: &str) -> Option<Self> {
        if SYSTEMS.contains(&word) || word == "macos" {
            return Some(Platform::new(word, "amd64"));
        }
        ARCHITECTURES.iter().any(|it| it.0 == word).then(|| Platform::new("linux", word))
    }

    fn new(os: &str, architecture: &str) -> Self {
        let (os, architecture) = (os.to_ascii_lowercase(), architecture.to_ascii_lowercase());
        let known = ARCHITECTURES.iter().find(|it| it.0 == architecture);
        Platform {
            os: if os == "macos" { "darwin".to_owned() } else { os },
            architecture: known.map_or(architecture, |it| it.1.to_owned()),
        }
    }
}

fn is_part(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        Platform::parse(text).map(|it| format!("{} {}", it.os, it.architecture))
    }

    #[test]
    fn parts_may_be_left_out() {
        for (text, expected) in [
            ("linux/amd64", "linux amd64"),
            ("linux/arm/v7", "linux arm"),
            ("Linux/X86_64", "linux amd64"),
            ("linux/aarch64", "linux arm64"),
            ("linux", "linux amd64"),
            ("arm64", "linux arm64"),
            ("windows", "windows amd64"),
            ("foo/bar", "foo bar"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn nonsense_is_no_platform() {
        for text in ["", "foo", "a/b/c/d", "linux/", "*", "linux/amd64:1"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
