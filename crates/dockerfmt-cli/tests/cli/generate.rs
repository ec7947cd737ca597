//! `dockerfmt completions` and `dockerfmt man`.

use crate::sandbox::Sandbox;

#[test]
fn each_shell_has_its_completions() {
    let sandbox = Sandbox::new::<&str>(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = sandbox.run(&["completions", shell]);
        assert!(run.code == 0 && run.stdout.contains("unsafe-fixes"), "{shell}: {}", run.stderr);
    }
    assert_eq!(sandbox.run(&["completions", "cmd"]).code, 2);
}

#[test]
fn manual_pages_are_for_the_program_and_for_commands() {
    let sandbox = Sandbox::new::<&str>(&[]);
    let program = sandbox.run(&["man"]);
    assert!(program.code == 0 && program.stdout.contains(".TH dockerfmt 1"), "{program:?}");
    let lint = sandbox.run(&["man", "lint"]);
    assert!(lint.code == 0 && lint.stdout.contains("\\-\\-unsafe\\-fixes"), "{lint:?}");
    assert_eq!(sandbox.run(&["man", "bogus"]).code, 2);
}
