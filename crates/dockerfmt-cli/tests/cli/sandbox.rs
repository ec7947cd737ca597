//! A folder of its own for each test, and a way to run the program in it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// Formatted, and without findings.
pub(crate) const CLEAN: &str = "FROM debian:12\n";

pub(crate) struct Sandbox(TempDir);

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    /// A folder with these files.
    pub(crate) fn new<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Self {
        let res = Sandbox(tempfile::tempdir().unwrap());
        for (path, content) in files {
            res.write(path, content);
        }
        res
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_program(&dockerfmt(), args, b"")
    }

    pub(crate) fn run_with_stdin(&self, args: &[&str], stdin: &[u8]) -> Run {
        self.run_program(&dockerfmt(), args, stdin)
    }

    /// Runs dockerfmt where programs are looked for in `path`.
    #[cfg(unix)]
    pub(crate) fn run_with_path(&self, args: &[&str], path: &str) -> Run {
        let mut command = Command::new(dockerfmt());
        command.env("PATH", path);
        self.run_command(command, args, b"")
    }

    /// Runs a program away from the settings of whoever runs the tests.
    pub(crate) fn run_program(&self, program: &Path, args: &[&str], stdin: &[u8]) -> Run {
        self.run_command(Command::new(program), args, stdin)
    }

    fn run_command(&self, mut command: Command, args: &[&str], stdin: &[u8]) -> Run {
        command
            .current_dir(&self.0)
            .env("HOME", self.0.path())
            .env_remove("DOCKERFMT_CONFIG")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("NO_COLOR");
        let output = command.args(args).write_stdin(stdin).output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

pub(crate) fn dockerfmt() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_dockerfmt"))
}
