//! Where a stage is: the folder that relative paths begin in, as far as the file tells.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::Instruction;

use crate::path::clean;

/// The current folder of a stage; `None` where an image or a variable decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folder(Option<String>);

impl Folder {
    /// Goes on to `instruction`, which may change the folder.
    pub(crate) fn follow(&mut self, instruction: Instruction<'_>) {
        if let Some(path) = instruction.as_workdir().and_then(|it| it.value()) {
            self.0 = self.absolute(&path.unquoted());
        }
    }

    /// The absolute path that `path` means here; `None` where that is not known.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        if path.is_empty() || path.contains(['$', '\\', '~']) {
            return None;
        }
        if path.starts_with('/') {
            return Some(clean(path));
        }
        Some(clean(&format!("{}/{path}", self.0.as_deref()?)))
    }
}

/// The folder that each stage begins in.
pub(crate) fn first_folders(stages: &[Stage<'_>]) -> Vec<Folder> {
    let mut firsts: Vec<Folder> = Vec::with_capacity(stages.len());
    let mut lasts: Vec<Folder> = Vec::with_capacity(stages.len());
    for stage in stages {
        let base = stage.base_stage().and_then(|it| lasts.get(it));
        let mut folder = base.cloned().unwrap_or_default();
        firsts.push(folder.clone());
        stage.instructions().iter().for_each(|it| folder.follow(*it));
        lasts.push(folder);
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt_semantic::Model;

    #[test]
    fn stages_begin_where_those_below_them_end() {
        let parse = dockerfmt_syntax::parse("FROM a AS b\nWORKDIR /c\nFROM b\nWORKDIR d\nFROM a\n");
        let folders = first_folders(Model::new(&parse).stages());
        let paths: Vec<_> = folders.iter().map(|it| it.absolute("e")).collect();
        assert_eq!(paths, [None, Some("/c/e".to_owned()), None]);
    }

    #[test]
    fn paths_begin_in_the_folder_of_the_stage() {
        let parse = dockerfmt_syntax::parse("WORKDIR a\nWORKDIR /b\nWORKDIR c/./d\nWORKDIR $E\n");
        let mut folder = Folder::default();
        let mut paths = Vec::new();
        for it in parse.file().instructions() {
            folder.follow(it);
            paths.push(folder.absolute("../x/"));
        }
        assert_eq!(paths, [None, Some("/x".to_owned()), Some("/b/c/x".to_owned()), None]);
        assert_eq!(folder.absolute("/y//z"), Some("/y/z".to_owned()));
    }
}
