//! What is typed, and what comes of it.

#![allow(clippy::unwrap_used, reason = "tests may stop")]

use clap::error::ErrorKind;

use super::*;

fn parse(line: &str) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(line.split_whitespace())
}

#[test]
fn the_definitions_are_sound() {
    <Cli as clap::CommandFactory>::command().debug_assert();
}

#[test]
fn no_command_means_build() {
    let cli = parse("fortnight --quiet").unwrap();
    assert!(matches!(cli.chosen(), Command::Build));
    assert!(cli.options.quiet);
    assert_eq!(cli.options.root, PathBuf::from("."));
}

#[test]
fn options_stand_before_or_after_the_command() {
    for line in [
        "fortnight --date 2026-09-05 --site-only build",
        "fortnight build --site-only --date 2026-09-05",
        "fortnight --site-only build --date 2026-09-05",
    ] {
        let cli = parse(line).unwrap();
        assert!(cli.options.site_only, "{line}");
        assert_eq!(
            cli.options.date,
            Some(jiff::civil::date(2026, 9, 5)),
            "{line}"
        );
    }
}

#[test]
fn a_round_is_named_and_accepted() {
    let cli = parse("fortnight match 2026b --accept --root x").unwrap();
    let Command::Match(args) = cli.chosen() else {
        panic!("not match");
    };
    assert_eq!(args.round.as_deref(), Some("2026b"));
    assert!(args.accept);
    assert_eq!(cli.options.root, PathBuf::from("x"));
}

#[test]
fn a_date_is_iso_8601_or_refused_with_a_reason() {
    assert_eq!(parse_date("2026-02-28"), Ok(jiff::civil::date(2026, 2, 28)));
    for bad in [
        "5.9.2026",
        "2026-9-5",
        "20260905",
        "2026-09-05T10:00",
        "today",
        "",
    ] {
        assert!(parse_date(bad).unwrap_err().contains("2026-09-14"), "{bad}");
    }
    assert!(parse_date("2026-02-30").unwrap_err().contains("calendar"));
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for line in [
        "fortnight biuld",
        "fortnight --nope",
        "fortnight --date soon",
        "fortnight build --accept",
    ] {
        assert_eq!(parse(line).unwrap_err().exit_code(), 2, "{line}");
    }
    let version = parse("fortnight --version").unwrap_err();
    assert_eq!(version.kind(), ErrorKind::DisplayVersion);
    assert_eq!(version.exit_code(), 0);
}
