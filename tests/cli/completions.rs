use crate::folder::Folder;

#[test]
fn every_shell_gets_a_script() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.run(&["completions", shell]).exits(0);
        assert!(run.stdout.contains("punchlist") && run.stdout.contains("dry-run"), "{shell}");
    }
    folder.run(&["completions", "tcsh"]).exits(2);
}
