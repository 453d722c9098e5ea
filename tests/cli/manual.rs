//! What shells and `man` are given names every command.

use super::bench::Bench;

const COMMANDS: [&str; 4] = ["build", "check", "match", "new"];

#[test]
fn every_shell_completes_commands_and_options() {
    let bench = Bench::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = bench.run(&["completions", shell]);
        assert_eq!(said.code, Some(0), "{shell}");
        let all = COMMANDS.iter().chain(&["site-only", "accept"]);
        for name in all {
            assert!(said.out.contains(name), "{shell}: {name}");
        }
    }
    let sound = bench.shell("\"$0\" completions bash | bash -n", &[]);
    assert_eq!((sound.code, &*sound.err), (Some(0), ""));
    assert_eq!(bench.run(&["completions", "tcsh"]).code, Some(2));
}

#[test]
fn the_manual_has_a_page_for_the_program_and_for_each_command() {
    let bench = Bench::empty();
    let whole = bench.run(&["man"]);
    assert!(whole.out.contains(".TH fortnight 1"), "{}", whole.out);
    for name in COMMANDS {
        assert!(
            whole.out.contains(&format!("fortnight\\-{name}(1)")),
            "{name}"
        );
        let one = bench.run(&["man", name]);
        assert!(
            one.out.contains(&format!(".TH fortnight-{name} 1")),
            "{}",
            one.out
        );
    }
    let none = bench.run(&["man", "mach"]);
    assert_eq!(none.code, Some(1), "{none:?}");
}
