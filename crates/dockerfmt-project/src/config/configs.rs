//! Which configuration a file has: the nearest one, looked up once for each folder.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::editorconfig::{self, EditorConfig};
use super::environment;
use super::flags::Flags;
use super::hadolint_file;
use super::layer::Layer;
use super::merge::merge;
use super::mode::Mode;
use super::own_file;
use super::place::ConfigError;
use super::resolved::{Config, looks_for_ignored_files};
use crate::decode::decode;
use crate::docker_ignore::DockerIgnores;
use crate::read::{io_text, read};

const OWN_NAMES: [&str; 2] = ["dockerfmt.toml", ".dockerfmt.toml"];
const HADOLINT_NAMES: [&str; 2] = [".hadolint.yaml", ".hadolint.yml"];

/// What decides where configuration comes from.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whose rules are followed.
    pub mode: Mode,
    /// A file that stands for all others.
    pub file: Option<PathBuf>,
    /// Whether no file counts.
    pub isolated: bool,
    /// What the command line says.
    pub flags: Flags,
    /// The folder that relative paths begin in.
    pub cwd: PathBuf,
}

/// A mistake in a configuration, shared by all files that have it.
pub type SharedError = Arc<ConfigError>;

/// The configurations of all files of a run.
pub struct Configs {
    mode: Mode,
    cwd: PathBuf,
    /// Whether files are looked for beside each Dockerfile.
    searches: Search,
    environment: Layer,
    flags: Layer,
    warning: Option<ConfigError>,
    /// The configuration above all folders.
    top: Arc<Folder>,
    folders: Mutex<HashMap<PathBuf, Result<Arc<Folder>, SharedError>>>,
    docker_ignores: DockerIgnores,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Search {
    All,
    EditorConfig,
    Nothing,
}

/// What counts in a folder; folders without files of their own share that of their parent.
#[derive(Default)]
struct Folder {
    own: Option<Source>,
    /// Where it is nearer than `own`.
    hadolint: Option<Source>,
    /// The outermost first.
    editorconfigs: Vec<Arc<EditorConfig>>,
    /// The configurations of the files that were asked for, by what makes them different.
    configs: Mutex<Vec<(Signature, Arc<Config>)>>,
}

/// A configuration file that was read.
#[derive(Clone)]
struct Source {
    path: Arc<Path>,
    layer: Arc<Layer>,
}

/// The sections of `.editorconfig` files that apply, by file and section, and the ignores for single files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Signature {
    sections: Vec<(usize, usize)>,
    ignores: Vec<usize>,
}

impl Configs {
    /// Reads what is the same for all files. `lookup` knows the variables of the environment.
    ///
    /// # Errors
    /// What is wrong on the command line or in the environment, and a named file that cannot be read or, unless
    /// hadolint's rules are followed, has mistakes.
    pub fn new(options: &Options, lookup: &dyn Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut res = Configs {
            mode: options.mode,
            cwd: options.cwd.clone(),
            searches: match options.mode {
                _ if options.isolated => Search::Nothing,
                Mode::Hadolint => Search::Nothing,
                Mode::Own if options.file.is_some() => Search::EditorConfig,
                Mode::Own => Search::All,
            },
            environment: environment::read(options.mode, lookup)?,
            flags: options.flags.layer(options.mode)?,
            warning: None,
            top: Arc::default(),
            folders: Mutex::default(),
            docker_ignores: DockerIgnores::default(),
        };
        res.top = Arc::new(res.above_all(options, lookup)?);
        Ok(res)
    }

    /// The configuration of a file.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(&self, path: &Path) -> Result<Arc<Config>, SharedError> {
        let path = self.absolute(path);
        let folder = self.folder(path.parent().unwrap_or(&path))?;
        let config = self.of_file(&folder, Some(&path))?;
        Ok(self.with_docker_ignore(config, &path))
    }

    /// The configuration with the ignore file of the build, if there is one that a rule asks for.
    fn with_docker_ignore(&self, config: Arc<Config>, path: &Path) -> Arc<Config> {
        let is_wanted = self.mode == Mode::Own && looks_for_ignored_files(&config.lint);
        match is_wanted.then(|| self.docker_ignores.of(path)).flatten() {
            Some(it) => {
                let mut res = Arc::unwrap_or_clone(config);
                res.lint.docker_ignore = Some(it);
                Arc::new(res)
            }
            None => config,
        }
    }

    /// The configuration of what is in a folder, apart from what single files have.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_folder(&self, path: &Path) -> Result<Arc<Config>, SharedError> {
        let folder = self.folder(&self.absolute(path))?;
        self.of_file(&folder, None)
    }

    /// The configuration of the folder in which the program runs.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_run(&self) -> Result<Arc<Config>, SharedError> {
        self.of_folder(Path::new(""))
    }

    /// The file with mistakes that was dropped as hadolint does.
    pub fn warning(&self) -> Option<&ConfigError> {
        self.warning.as_ref()
    }

    /// The path from the root, without `.` and `..`, which would lead the search upward astray.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        let mut res = PathBuf::new();
        for it in self.cwd.join(path).components() {
            match it {
                Component::CurDir => {}
                Component::ParentDir => {
                    res.pop();
                }
                it => res.push(it),
            }
        }
        res
    }

    /// What counts where no folder has a file: the one that was named, else the user's.
    fn above_all(
        &mut self,
        options: &Options,
        lookup: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Folder, ConfigError> {
        let mut res = Folder::default();
        let path = match &options.file {
            _ if options.isolated => None,
            Some(path) => Some(self.absolute(path)),
            None => users_files(options.mode, &self.cwd, lookup).into_iter().find(|it| it.is_file()),
        };
        let Some(path) = path else { return Ok(res) };
        if self.mode == Mode::Own && path.extension().is_some_and(|it| it.eq_ignore_ascii_case("toml")) {
            res.own = Some(self.read_own(&path)?);
            return Ok(res);
        }
        let (shown, text) = self.text(&path)?;
        match hadolint_file::read(&shown, &text, self.mode) {
            Ok(layer) => res.hadolint = Some(Source { path: shown, layer: Arc::new(layer) }),
            Err(err) if self.mode == Mode::Hadolint => self.warning = Some(err),
            Err(err) => return Err(err),
        }
        Ok(res)
    }

    fn folder(&self, path: &Path) -> Result<Arc<Folder>, SharedError> {
        if self.searches == Search::Nothing {
            return Ok(Arc::clone(&self.top));
        }
        let known = |it: &Mutex<HashMap<_, _>>| -> Option<Result<Arc<Folder>, SharedError>> {
            it.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
        };
        if let Some(it) = known(&self.folders) {
            return it;
        }
        let parent = path.parent().map_or_else(|| Ok(Arc::clone(&self.top)), |it| self.folder(it));
        let res = parent.and_then(|it| self.within(it, path).map_err(Arc::new));
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been here in the meantime; all are to share what one of them found.
        folders.entry(path.to_owned()).or_insert(res).clone()
    }

    /// What counts in the folder `path`, which is in one where `parent` counts.
    fn within(&self, parent: Arc<Folder>, path: &Path) -> Result<Arc<Folder>, ConfigError> {
        let editorconfig = self.read_editorconfig(path)?;
        let (own, hadolint) = if self.searches == Search::All { self.files_in(path)? } else { (None, None) };
        if own.is_none() && hadolint.is_none() && editorconfig.is_none() {
            return Ok(parent);
        }
        let mut editorconfigs = parent.editorconfigs.clone();
        if let Some(it) = editorconfig {
            if it.is_root {
                editorconfigs.clear();
            }
            editorconfigs.push(Arc::new(it));
        }
        let hadolint = match (&own, hadolint) {
            (None, None) => parent.hadolint.clone(),
            (_, it) => it,
        };
        let own = own.or_else(|| parent.own.clone());
        Ok(Arc::new(Folder { own, hadolint, editorconfigs, configs: Mutex::default() }))
    }

    fn files_in(&self, folder: &Path) -> Result<(Option<Source>, Option<Source>), ConfigError> {
        let find = |names: [&str; 2]| names.into_iter().map(|it| folder.join(it)).find(|it| it.is_file());
        if let Some(path) = find(OWN_NAMES) {
            return Ok((Some(self.read_own(&path)?), None));
        }
        let Some(path) = find(HADOLINT_NAMES) else { return Ok((None, None)) };
        let (path, text) = self.text(&path)?;
        let layer = Arc::new(hadolint_file::read(&path, &text, self.mode)?);
        Ok((None, Some(Source { path, layer })))
    }

    fn read_own(&self, path: &Path) -> Result<Source, ConfigError> {
        let (path, text) = self.text(path)?;
        let layer = Arc::new(own_file::read(&path, &text)?);
        Ok(Source { path, layer })
    }

    fn read_editorconfig(&self, folder: &Path) -> Result<Option<EditorConfig>, ConfigError> {
        let path = folder.join(".editorconfig");
        if !path.is_file() {
            return Ok(None);
        }
        let shown = self.shown(&path);
        let bytes = read(&path).map_err(|it| complaint(&shown, None, io_text(&it)))?;
        // The file is for other programs too, and some of them take other bytes.
        let text = decode(bytes).unwrap_or_else(|it| it.lossy().text);
        Ok(Some(EditorConfig::read(folder, &shown, &text)))
    }

    /// The text of a file, and its path as it is shown.
    fn text(&self, path: &Path) -> Result<(Arc<Path>, String), ConfigError> {
        let shown = self.shown(path);
        let bytes = read(path).map_err(|it| complaint(&shown, None, io_text(&it)))?;
        let text = decode(bytes).map_err(|it| complaint(&shown, Some(it.line_column()), it.to_string()))?;
        Ok((shown, text))
    }

    fn shown(&self, path: &Path) -> Arc<Path> {
        Arc::from(path.strip_prefix(&self.cwd).unwrap_or(path))
    }

    fn of_file(&self, folder: &Folder, path: Option<&Path>) -> Result<Arc<Config>, SharedError> {
        let plain = self.cached(folder, Signature::default())?;
        let Some(path) = path else { return Ok(plain) };
        let ignores = plain.per_file_ignores.iter().enumerate().filter(|it| it.1.0.has(path));
        let editorconfigs = folder.editorconfigs.iter().enumerate();
        let signature = Signature {
            ignores: ignores.map(|it| it.0).collect(),
            sections: editorconfigs
                .flat_map(|(file, it)| it.sections_for(path).map(move |section| (file, section)))
                .collect(),
        };
        if signature == Signature::default() { Ok(plain) } else { self.cached(folder, signature) }
    }

    fn cached(&self, folder: &Folder, signature: Signature) -> Result<Arc<Config>, SharedError> {
        let mut configs = folder.configs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = configs.iter().find(|it| it.0 == signature) {
            return Ok(Arc::clone(&it.1));
        }
        let config = Arc::new(self.resolve(folder, &signature).map_err(Arc::new)?);
        configs.push((signature, Arc::clone(&config)));
        Ok(config)
    }

    fn resolve(&self, folder: &Folder, signature: &Signature) -> Result<Config, ConfigError> {
        let sections = signature.sections.iter();
        let sections = sections.filter_map(|it| folder.editorconfigs.get(it.0)?.section(it.1));
        let editorconfig = editorconfig::layer(sections)?;
        let own = folder.own.as_ref().map(|it| own_part(&it.layer, folder.hadolint.is_some()));
        let files = own.iter().chain(folder.hadolint.as_ref().map(|it| &*it.layer));
        let layers: Vec<&Layer> = match self.mode {
            Mode::Own => {
                let files = std::iter::once(&editorconfig).chain(files);
                files.chain([&self.environment, &self.flags]).collect()
            }
            Mode::Hadolint => std::iter::once(&self.environment).chain(files).chain([&self.flags]).collect(),
        };
        let sources = folder.own.iter().chain(&folder.hadolint).map(|it| Arc::clone(&it.path)).collect();
        let config = Config::new(merge(&layers, self.mode), self.mode, &self.cwd, sources);
        Ok(if signature.ignores.is_empty() { config } else { config.with_ignores(&signature.ignores) })
    }
}

fn complaint(path: &Path, line_column: Option<(u32, u32)>, text: String) -> ConfigError {
    ConfigError { origin: path.display().to_string(), line_column, text }
}

/// A nearer `.hadolint.yaml` stands for the table `[lint]`.
fn own_part(layer: &Layer, has_hadolint: bool) -> Layer {
    let counts = |table| !has_hadolint || table != "lint";
    Layer { entries: layer.entries.iter().filter(|it| counts(it.key.table)).cloned().collect() }
}

/// The files that count for all folders of a user, the first one that exists before the others.
fn users_files(mode: Mode, cwd: &Path, lookup: &dyn Fn(&str) -> Option<String>) -> Vec<PathBuf> {
    let home = lookup("HOME").map(PathBuf::from).or_else(std::env::home_dir);
    let xdg = lookup("XDG_CONFIG_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    let xdg = xdg.or_else(|| Some(home.as_ref()?.join(".config")));
    let below = |folder: &Option<PathBuf>, names: &[&str]| -> Vec<PathBuf> {
        folder.iter().flat_map(|folder| names.iter().map(|it| folder.join(it))).collect()
    };
    let mut res = match mode {
        Mode::Own => below(&xdg, &["dockerfmt/dockerfmt.toml"]),
        Mode::Hadolint => HADOLINT_NAMES.map(|it| cwd.join(it)).to_vec(),
    };
    res.extend(below(&xdg, &["hadolint.yaml", "hadolint.yml"]));
    let folder = home.as_ref().map(|it| it.join(".hadolint"));
    res.extend(below(&folder, &["hadolint.yaml", "hadolint.yml", "config.yaml", "config.yml"]));
    res.extend(below(&home, &HADOLINT_NAMES));
    res
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::layer::Entry;
    use std::fs;

    struct Sandbox {
        dir: tempfile::TempDir,
        options: Options,
        variables: Vec<(&'static str, String)>,
    }

    impl Sandbox {
        fn new(files: &[(&str, &str)]) -> Self {
            let dir = tempfile::tempdir().unwrap();
            for (path, text) in files {
                let path = dir.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            let options = Options { cwd: dir.path().to_owned(), ..Options::default() };
            let home = dir.path().join("home").display().to_string();
            Sandbox { dir, options, variables: vec![("HOME", home)] }
        }

        fn configs(&self) -> Result<Configs, ConfigError> {
            let lookup = |name: &str| self.variables.iter().find(|it| it.0 == name).map(|it| it.1.clone());
            Configs::new(&self.options, &lookup)
        }

        /// The values of one key with their places, for the file at `path`.
        fn values(&self, path: &str, key: &str) -> String {
            let config = match self.configs().unwrap().of(Path::new(path)) {
                Ok(config) => config,
                Err(err) => return err.to_string(),
            };
            let value = |it: &Entry| match &it.value {
                crate::config::Scalar::Text(text) => format!("{text}@{}", it.place),
                other => format!("{other:?}@{}", it.place),
            };
            let entries = config.entries().iter().filter(|it| it.key.name == key);
            entries.map(value).collect::<Vec<_>>().join(" ")
        }
    }

    const IGNORE: &str = "[lint]\nignore = [\"DL3007\"]\n";

    #[test]
    fn the_nearest_file_counts() {
        let sandbox = Sandbox::new(&[
            ("dockerfmt.toml", IGNORE),
            ("a/.dockerfmt.toml", "[lint]\nignore = [\"DL3006\"]\n"),
            ("a/b/.editorconfig", ""),
            ("c/dockerfmt.toml", ""),
            ("c/.dockerfmt.toml", IGNORE),
        ]);
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3007@dockerfmt.toml:2:11");
        assert_eq!(sandbox.values("x/y/Dockerfile", "ignore"), "DL3007@dockerfmt.toml:2:11");
        assert_eq!(sandbox.values("a/b/Dockerfile", "ignore"), "DL3006@a/.dockerfmt.toml:2:11");
        assert_eq!(sandbox.values("a/b/../../x/Dockerfile", "ignore"), "DL3007@dockerfmt.toml:2:11");
        assert_eq!(sandbox.values("c/Dockerfile", "ignore"), "", "the name without a point comes first");
    }

    #[test]
    fn a_nearer_hadolint_file_stands_for_the_rules_only() {
        let own = "[lint]\nignore = [\"DL3007\"]\n[format]\nindent-width = 2\n";
        let sandbox = Sandbox::new(&[
            ("dockerfmt.toml", own),
            (".hadolint.yaml", "ignored: [DL3000]\n"),
            ("a/.hadolint.yml", "ignored: [DL3006]\n"),
            ("a/b/dockerfmt.toml", ""),
        ]);
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3007@dockerfmt.toml:2:11");
        assert_eq!(sandbox.values("a/Dockerfile", "ignore"), "DL3006@a/.hadolint.yml:1:11");
        assert_eq!(sandbox.values("a/Dockerfile", "indent-width"), "Integer(2)@dockerfmt.toml:4:16");
        assert_eq!(sandbox.values("a/b/Dockerfile", "ignore"), "");
        assert_eq!(sandbox.values("a/b/Dockerfile", "indent-width"), "");
    }

    #[test]
    fn the_users_file_is_the_last_resort() {
        let mut sandbox = Sandbox::new(&[
            ("home/.hadolint.yaml", "ignored: [DL3006]\n"),
            ("home/.config/hadolint.yml", "ignored: [DL3000]\n"),
            ("xdg/dockerfmt/dockerfmt.toml", IGNORE),
            ("a/dockerfmt.toml", ""),
        ]);
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3000@home/.config/hadolint.yml:1:11");
        assert_eq!(sandbox.values("a/Dockerfile", "ignore"), "");
        sandbox.variables.push(("XDG_CONFIG_HOME", sandbox.dir.path().join("xdg").display().to_string()));
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3007@xdg/dockerfmt/dockerfmt.toml:2:11");
    }

    #[test]
    fn the_command_line_comes_before_the_environment_before_files() {
        let mut sandbox = Sandbox::new(&[
            ("dockerfmt.toml", "[lint]\nfailure-threshold = \"error\"\n[format]\nindent-width = 2\n"),
            (".editorconfig", "[*]\nindent_size = 3\nindent_style = tab\n"),
        ]);
        assert_eq!(sandbox.values("Dockerfile", "indent-width"), "Integer(2)@dockerfmt.toml:4:16");
        assert_eq!(sandbox.values("Dockerfile", "indent-style"), "tab@.editorconfig:3:1");
        assert_eq!(sandbox.values("Dockerfile", "failure-threshold"), "error@dockerfmt.toml:2:21");
        sandbox.variables.push(("HADOLINT_FAILURE_THRESHOLD", "style".to_owned()));
        assert_eq!(sandbox.values("Dockerfile", "failure-threshold"), "style@$HADOLINT_FAILURE_THRESHOLD");
        sandbox.options.flags.failure_threshold = Some("info".to_owned());
        assert_eq!(sandbox.values("Dockerfile", "failure-threshold"), "info@--failure-threshold");
        sandbox.options.flags.set.push("indent-width=8".to_owned());
        assert_eq!(sandbox.values("Dockerfile", "indent-width"), "Integer(8)@--set indent-width=8");
    }

    #[test]
    fn editorconfig_files_add_up_to_the_root() {
        let sandbox = Sandbox::new(&[
            (".editorconfig", "[*]\nindent_size = 2\nindent_style = tab\n"),
            ("a/.editorconfig", "[Dockerfile]\nindent_size = 3\n"),
            ("b/.editorconfig", "root = true\n[*]\nindent_size = 5\n"),
        ]);
        assert_eq!(sandbox.values("a/Dockerfile", "indent-width"), "Integer(3)@a/.editorconfig:2:1");
        assert_eq!(sandbox.values("a/Dockerfile", "indent-style"), "tab@.editorconfig:3:1");
        assert_eq!(sandbox.values("a/x.Dockerfile", "indent-width"), "Integer(2)@.editorconfig:2:1");
        assert_eq!(sandbox.values("b/Dockerfile", "indent-style"), "");
    }

    #[test]
    fn a_named_file_stands_for_all_and_isolation_for_none() {
        let mut sandbox = Sandbox::new(&[
            ("dockerfmt.toml", IGNORE),
            ("ci/hadolint.yaml", "ignored: [DL3006]\n"),
            ("ci/other.toml", "[lint]\nignore = [\"DL3000\"]\n"),
            (".editorconfig", "[*]\nindent_size = 2\n"),
        ]);
        sandbox.options.file = Some("ci/hadolint.yaml".into());
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3006@ci/hadolint.yaml:1:11");
        assert_eq!(sandbox.values("Dockerfile", "indent-width"), "Integer(2)@.editorconfig:2:1");
        sandbox.options.file = Some("ci/other.toml".into());
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "DL3000@ci/other.toml:2:11");
        sandbox.options.isolated = true;
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "");
        assert_eq!(sandbox.values("Dockerfile", "indent-width"), "");
        sandbox.options =
            Options { file: Some("none.toml".into()), cwd: sandbox.options.cwd, ..Options::default() };
        assert!(sandbox.configs().is_err());
    }

    #[test]
    fn rules_may_be_off_in_single_files() {
        let text = "[lint.per-file-ignores]\n\"test/\" = [\"DL3007\"]\n\"*.dev\" = [\"DL3006\", \"DL4\"]\n";
        let sandbox = Sandbox::new(&[("dockerfmt.toml", text)]);
        let configs = sandbox.configs().unwrap();
        let n_ignored = |path: &str| configs.of(Path::new(path)).unwrap().lint.ignore.len();
        assert_eq!(n_ignored("Dockerfile"), 0);
        assert_eq!(n_ignored("a/test/Dockerfile"), 1);
        assert_eq!(n_ignored("Dockerfile.dev"), 2);
        assert_eq!(n_ignored("test/Dockerfile.dev"), 3);
        let same = |a: &str, b: &str| {
            Arc::ptr_eq(&configs.of(Path::new(a)).unwrap(), &configs.of(Path::new(b)).unwrap())
        };
        assert!(same("Dockerfile", "x/y/Dockerfile") && same("Dockerfile.dev", "x/web.dev"));
    }

    #[test]
    fn ignore_files_of_builds_are_read_where_a_rule_asks_for_them() {
        let sandbox = Sandbox::new(&[
            ("dockerfmt.toml", "[lint]\npreset = \"recommended\"\n"),
            ("a/.dockerignore", "x"),
            ("b/dockerfmt.toml", "[lint]\nignore = [\"CopyIgnoredFile\"]\n"),
            ("b/.dockerignore", "x"),
        ]);
        let configs = sandbox.configs().unwrap();
        let ignore = |path: &str| configs.of(Path::new(path)).unwrap().lint.docker_ignore.clone();
        assert!(ignore("a/Dockerfile").is_some_and(|it| it.excludes("x")));
        assert!(Arc::ptr_eq(&ignore("a/Dockerfile").unwrap(), &ignore("a/web.Dockerfile").unwrap()));
        assert!(ignore("Dockerfile").is_none() && ignore("b/Dockerfile").is_none());
    }

    #[test]
    fn a_mistake_is_that_of_all_files_that_have_it() {
        let sandbox = Sandbox::new(&[("a/dockerfmt.toml", "[lnt]\n"), ("b/.hadolint.yaml", "ignore: []\n")]);
        let expected = "a/dockerfmt.toml:1:2: unknown table `lnt`; did you mean `lint`?";
        assert_eq!(sandbox.values("a/Dockerfile", "ignore"), expected);
        assert_eq!(sandbox.values("a/x/Dockerfile", "ignore"), expected);
        assert!(sandbox.values("b/Dockerfile", "ignore").starts_with("b/.hadolint.yaml:1:1: "));
        assert_eq!(sandbox.values("Dockerfile", "ignore"), "");
    }

    #[test]
    fn hadolint_reads_one_file_and_drops_it_when_it_is_wrong() {
        let mut sandbox = Sandbox::new(&[
            ("dockerfmt.toml", IGNORE),
            (".hadolint.yml", "ignored: [DL3006]\nother: 1\n"),
            ("a/.hadolint.yaml", "ignored: [DL3000]\n"),
        ]);
        sandbox.options.mode = Mode::Hadolint;
        assert_eq!(sandbox.values("a/Dockerfile", "ignore"), "DL3006@.hadolint.yml:1:11");
        fs::write(sandbox.dir.path().join(".hadolint.yaml"), "ignored: DL3006\n").unwrap();
        let configs = sandbox.configs().unwrap();
        assert!(configs.of_run().unwrap().lint.ignore.is_empty());
        let expected = ".hadolint.yaml:1:10: `ignored` must be a list, not a string";
        assert_eq!(configs.warning().unwrap().to_string(), expected);
    }

    #[test]
    fn in_hadolint_the_file_comes_before_the_environment() {
        let mut sandbox = Sandbox::new(&[(".hadolint.yaml", "failure-threshold: error\nformats: [json]\n")]);
        sandbox.options.mode = Mode::Hadolint;
        sandbox.variables.push(("HADOLINT_FAILURE_THRESHOLD", "style".to_owned()));
        sandbox.variables.push(("HADOLINT_FORMAT", "gnu".to_owned()));
        sandbox.options.flags.formats.push("codacy".to_owned());
        let config = sandbox.configs().unwrap().of_run().unwrap();
        assert_eq!(config.threshold, dockerfmt::Severity::Error);
        assert_eq!(config.formats, ["gnu", "json", "codacy"]);
        assert!(config.no_fail, "codacy is forgiving");
    }
}
