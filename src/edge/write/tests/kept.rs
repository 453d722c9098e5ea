//! What a build leaves alone, and what it clears away.

use std::io;

use super::*;
use crate::check;

#[test]
fn nothing_foreign_is_deleted() {
    for (file, told) in [
        ("CNAME", "`CNAME`"),
        ("topics/a/notes.txt", "`topics/a/notes.txt`"),
        (".git/HEAD", "`.git/HEAD`"),
    ] {
        let bench = Bench::new();
        bench.publish("d1", &SITE, &LETTERS).unwrap();
        let path = bench.path("public").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        let before = bench.shot();
        let trouble = trouble(bench.publish("d2", &SITE[..1], &LETTERS));
        assert!(trouble.cause.contains(told), "{trouble}");
        assert_eq!(bench.shot(), before);
    }
}

#[test]
fn a_link_in_the_output_is_foreign_even_under_a_name_of_ours() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let page = bench.path("public/index.html");
    fs::remove_file(&page).unwrap();
    std::os::unix::fs::symlink(bench.path("data"), &page).unwrap();
    assert!(
        trouble(bench.publish("d1", &SITE, &LETTERS))
            .cause
            .contains("`index.html`")
    );
}

#[test]
fn the_litter_of_file_managers_is_no_obstacle() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    fs::write(bench.path("public/topics/.DS_Store"), "").unwrap();
    fs::write(bench.path("private/Thumbs.db"), "").unwrap();
    let outcome = bench.publish("d2", &SITE[..2], &LETTERS[..1]).unwrap();
    assert_eq!(outcome.warnings, []);
    assert_eq!(shot(&bench.path("public")).len(), 3);
}

#[test]
fn what_comes_into_the_folder_during_a_build_is_kept_and_told() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let outcome = with_texts("d2", &SITE[..2], &LETTERS, |site, letters| {
        let steps = AtomicUsize::new(0);
        publish(
            &bench.folders(),
            site,
            Some(letters),
            Emptied::Refuse,
            &|| {
                if steps.fetch_add(1, Ordering::Relaxed) == 0 {
                    fs::write(bench.path("public/late.txt"), "mine").unwrap();
                }
            },
        )
    });
    let warnings = outcome.unwrap().warnings;
    let checks: Vec<_> = warnings.iter().map(|warning| warning.check).collect();
    assert_eq!(checks, [check::KEPT_FILES]);
    let kept = bench.path(".public.kept-1");
    assert_eq!(fs::read(kept.join("late.txt")).unwrap(), b"mine");
    assert_eq!(shot(&bench.path("public")).len(), 3);
    bench.publish("d3", &SITE, &LETTERS).unwrap();
    assert!(kept.exists());
}

#[test]
fn files_that_were_changed_by_hand_are_made_anew() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = bench.shot();
    fs::write(bench.path("public/index.html"), "evil").unwrap();
    disk::set_mode(&bench.path("private/2026b/amina.html"), 0o644).unwrap();
    fs::remove_file(bench.path("private/.gitignore")).unwrap();
    fs::hard_link(bench.path("public/style.css"), bench.path("linked")).unwrap();
    let outcome = bench.publish("d1", &SITE, &LETTERS).unwrap();
    assert_eq!(
        (outcome.site.written, outcome.letters.unwrap().written),
        (2, 1)
    );
    for (path, (bytes, mode, _)) in before {
        let after = bench.shot();
        assert_eq!((&after[&path].0, after[&path].1), (&bytes, mode), "{path}");
    }
}

#[test]
fn the_private_folder_is_left_alone_without_letters() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    let before = bench.shot();
    let outcome = publish_texts(&bench.folders(), "d2", &SITE[..1], None).unwrap();
    assert_eq!(outcome.letters, None);
    let after = bench.shot();
    let private = |shot: &Shot| {
        shot.clone()
            .into_iter()
            .filter(|(path, _)| path.starts_with("private"))
            .collect::<Shot>()
    };
    assert_eq!(private(&before), private(&after));
    // Older letters are what was asked for.
    assert!(!bench.publish("d2", &SITE, &LETTERS).unwrap().torn);
    bench.tear();
    assert!(bench.publish("d2", &SITE, &LETTERS).unwrap().torn);
    assert!(!bench.publish("d2", &SITE, &LETTERS).unwrap().torn);
}

#[test]
fn names_that_are_kept_or_twice_are_refused() {
    let bench = Bench::new();
    assert!(
        trouble(bench.publish("d", &[(".Fortnight", "x")], &[]))
            .cause
            .contains("keeps this name")
    );
    let twice = [("a.html", "x"), ("a.html", "x")];
    assert!(bench.publish("d", &SITE, &twice).is_err());
    assert!(bench.shot().is_empty());
}

#[test]
fn a_second_build_is_told_to_wait() {
    let bench = Bench::new();
    let told = with_texts("d1", &SITE, &LETTERS, |site, letters| {
        let told = std::sync::Mutex::new(Vec::new());
        let second = || {
            told.lock()
                .unwrap()
                .push(bench.publish("d2", &SITE, &LETTERS));
        };
        publish(
            &bench.folders(),
            site,
            Some(letters),
            Emptied::Refuse,
            &second,
        )
        .unwrap();
        told.into_inner().unwrap()
    });
    assert_eq!(told.len(), 5);
    for result in told {
        assert_eq!(trouble(result).cause, "another build is writing there");
    }
    assert!(!bench.path(".public.lock").exists());
    bench.publish("d2", &SITE, &LETTERS).unwrap();
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    fs::rename(bench.path("public"), bench.path(".public.old")).unwrap();
    fs::create_dir(bench.path(".public.staging")).unwrap();
    fs::write(bench.path(".public.staging/.fortnight"), "").unwrap();
    fs::write(bench.path(".public.staging/half.html"), "<").unwrap();
    fs::create_dir(bench.path(".private.staging")).unwrap();
    fs::write(bench.path(".public.lock"), "").unwrap();
    fs::write(bench.path(".public.marker"), "").unwrap();
    let outcome = bench.publish("d1", &SITE, &LETTERS).unwrap();
    assert!(outcome.site.is_none(), "the old site was put back");
    assert!(
        !bench.shot().keys().any(|path| path.starts_with('.')),
        "{:?}",
        bench.shot().keys()
    );
    fs::create_dir(bench.path(".public.staging")).unwrap();
    fs::write(bench.path(".public.staging/mine"), "").unwrap();
    assert!(
        trouble(bench.publish("d1", &SITE, &LETTERS))
            .cause
            .contains("in the way")
    );
}

/// As a container's file system answers for a folder of a lower layer.
const REFUSING: disk::Moves = disk::Moves {
    exchange: |_, _| Err(io::ErrorKind::CrossesDevices.into()),
    rename: |_, _| Err(io::ErrorKind::CrossesDevices.into()),
};

#[test]
fn a_folder_that_cannot_be_moved_is_copied_and_that_is_said() {
    for last in ["d2", "!fails"] {
        let bench = Bench::new();
        bench.publish("d1", &SITE, &LETTERS).unwrap();
        let before = bench.shot();
        let site = [("index.html", "new home"), SITE[1]];
        let folders = bench.folders();
        let swapped = with_texts("d2", &site, &LETTERS[..1], |site, letters| {
            let mut slots = [
                Slot::claim(&folders.private, marker::Kind::Letters).unwrap(),
                Slot::claim(&folders.public, marker::Kind::Site).unwrap(),
            ];
            slots.iter_mut().for_each(|slot| slot.moves = REFUSING);
            if last == "!fails" {
                // The letters have been copied by then, and are put back.
                slots[1].moves.rename = |_, _| Err(io::ErrorKind::PermissionDenied.into());
            }
            let (aim, step) = (tree::Aim::Write, &|| ());
            let letters = tree::fill(&slots[0], Tree::Letters(letters), aim, step);
            let site = tree::fill(&slots[1], Tree::Site(site), aim, step);
            let staged = [letters.unwrap().staged, site.unwrap().staged];
            swap_all(staged.into())
        });
        let left = || bench.shot();
        if last == "!fails" {
            assert!(swapped.is_err());
            assert_eq!(left(), before);
            continue;
        }
        let told = swapped.unwrap();
        assert!(
            told.iter().all(|one| one.check == check::COPIED_FOLDER),
            "{told:?}"
        );
        assert_eq!(told.len(), 2);
        assert_eq!(
            fs::read(bench.path("public/index.html")).unwrap(),
            b"new home"
        );
        assert!(!bench.path("private").join(LETTERS[1].0).exists());
        assert!(
            left()
                .keys()
                .all(|path| !path.contains(".old") && !path.contains(".staging"))
        );
        let again = bench.publish("d3", &SITE, &LETTERS).unwrap();
        assert_eq!(again.warnings, []);
    }
}

#[test]
fn a_file_of_somebody_else_under_a_name_of_ours_is_kept() {
    for (name, told) in [
        (".public.marker", "is in the way"),
        (".public.lock", "is in the way"),
    ] {
        let bench = Bench::new();
        bench.publish("d1", &SITE, &LETTERS).unwrap();
        let path = bench.path(name);
        match name {
            ".public.lock" => std::os::unix::fs::symlink("content", &path).unwrap(),
            _ => fs::write(&path, "mine").unwrap(),
        }
        let trouble = trouble(bench.publish("d2", &SITE[..2], &LETTERS));
        assert!(trouble.cause.contains(told), "{trouble}");
        assert!(path.symlink_metadata().is_ok(), "{name} is gone");
    }
}

#[test]
fn half_of_the_pages_go_only_if_that_is_meant() {
    let bench = Bench::new();
    let pages: Vec<String> = (0..12)
        .map(|at| format!("topics/{at}/index.html"))
        .collect();
    let site: Vec<(&str, &str)> = pages.iter().map(|path| (&**path, "x")).collect();
    bench.publish("d1", &site, &LETTERS).unwrap();
    let before = bench.shot();
    let trouble = trouble(bench.publish("d2", &site[..1], &LETTERS));
    assert!(
        trouble.cause.starts_with("11 of its 12 pages would go"),
        "{trouble}"
    );
    assert_eq!(bench.shot(), before);
    with_texts("d2", &site[..1], &LETTERS, |site, letters| {
        publish(
            &bench.folders(),
            site,
            Some(letters),
            Emptied::Allow,
            &|| (),
        )
        .unwrap()
    });
    assert!(!bench.path("public/topics/5").exists());
}

#[test]
fn letters_that_are_older_than_a_site_that_was_built_alone_are_no_surprise() {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    publish_texts(&bench.folders(), "d2", &SITE, None).unwrap();
    let next = with_texts("d2", &SITE, &LETTERS, |site, letters| {
        compare(&bench.folders(), site, Some(letters), &|| ()).unwrap()
    });
    assert!(!next.torn);
}
