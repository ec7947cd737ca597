//! Commands that install what a manifest of the project names, and how such manifests are called.
//!
//! Separate from the installers of single packages: here the project says what is installed, not the command.

use dockerfmt_shell::{Command, Word};

/// A tool that installs what a manifest names.
pub(crate) struct ManifestTool {
    programs: &'static [&'static str],
    /// The words that follow the program, in the ways that there are to say it.
    installs: &'static [&'static [&'static str]],
    /// Whether the program does it too where it gets no subcommand.
    is_default: bool,
    /// Whether words behind these name packages, so that no manifest is read.
    takes_packages: bool,
    /// What the name of a source has that brings a manifest.
    manifests: &'static [&'static str],
    /// The manifest that the advice names.
    pub(crate) example: &'static str,
}

const NODE: &[&str] = &["package", "yarn.lock", "pnpm-", "bun.lock"];

/// All that are known.
pub(crate) static MANIFEST_TOOLS: [ManifestTool; 11] = [
    ManifestTool {
        programs: &["npm", "pnpm", "bun"],
        installs: &[&["install"], &["i"], &["ci"], &["clean-install"]],
        is_default: false,
        takes_packages: true,
        manifests: NODE,
        example: "package.json",
    },
    ManifestTool {
        programs: &["yarn"],
        installs: &[&["install"]],
        is_default: true,
        takes_packages: true,
        manifests: NODE,
        example: "package.json",
    },
    ManifestTool {
        programs: &["pip", "pip3"],
        installs: &[&["install"]],
        is_default: false,
        takes_packages: false,
        manifests: &["requirement", "constraints", "pyproject.toml", "setup.", ".txt"],
        example: "requirements.txt",
    },
    ManifestTool {
        programs: &["poetry"],
        installs: &[&["install"]],
        is_default: false,
        takes_packages: true,
        manifests: &["pyproject.toml", "poetry.lock"],
        example: "pyproject.toml",
    },
    ManifestTool {
        programs: &["pipenv"],
        installs: &[&["install"], &["sync"]],
        is_default: false,
        takes_packages: true,
        manifests: &["Pipfile"],
        example: "Pipfile.lock",
    },
    ManifestTool {
        programs: &["uv"],
        installs: &[&["sync"]],
        is_default: false,
        takes_packages: true,
        manifests: &["pyproject.toml", "uv.lock"],
        example: "uv.lock",
    },
    ManifestTool {
        programs: &["bundle", "bundler"],
        installs: &[&["install"]],
        is_default: true,
        takes_packages: false,
        manifests: &["Gemfile", "gemspec"],
        example: "Gemfile",
    },
    ManifestTool {
        programs: &["go"],
        installs: &[&["mod", "download"]],
        is_default: false,
        takes_packages: true,
        manifests: &["go.mod", "go.sum", "go.*", "go.work"],
        example: "go.mod",
    },
    ManifestTool {
        programs: &["composer"],
        installs: &[&["install"]],
        is_default: false,
        takes_packages: true,
        manifests: &["composer"],
        example: "composer.json",
    },
    ManifestTool {
        programs: &["mvn", "./mvnw"],
        installs: &[&["dependency:go-offline"], &["dependency:resolve"]],
        is_default: false,
        takes_packages: false,
        manifests: &["pom.xml"],
        example: "pom.xml",
    },
    ManifestTool {
        programs: &["dotnet"],
        installs: &[&["restore"]],
        is_default: false,
        takes_packages: false,
        manifests: &["proj", ".sln", "packages.config"],
        example: "app.csproj",
    },
];

impl ManifestTool {
    /// Whether a source of this name brings a manifest of the tool.
    pub(crate) fn is_manifest(&self, source: &str) -> bool {
        self.manifests.iter().any(|it| source.contains(it))
    }

    /// The last word by which `command` installs what the manifest names.
    pub(crate) fn install<'c>(&self, command: &'c Command) -> Option<&'c Word> {
        if !self.programs.contains(&command.name())
            || command.has_any_flag(&["g", "global", "version", "help", "v"])
        {
            return None;
        }
        let words: Vec<&Word> = command.positional().collect();
        if words.is_empty() {
            return self.is_default.then_some(command.name_word());
        }
        let is_install =
            |it: &&&[&str]| it.iter().zip(&words).filter(|it| *it.0 == it.1.text).count() == it.len();
        let len = self.installs.iter().find(is_install)?.len();
        let is_from_file = command.has_any_flag(&["r", "requirement"]);
        let is_pip = self.programs.contains(&"pip");
        let is_other = self.takes_packages && words.len() > len || is_pip && !is_from_file;
        (!is_other).then_some(words[len - 1])
    }
}
