//! What a build leaves alone, and what it clears away.

use super::*;

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
        publish(&bench.folders(), site, Some(letters), &|| {
            if steps.fetch_add(1, Ordering::Relaxed) == 0 {
                fs::write(bench.path("public/late.txt"), "mine").unwrap();
            }
        })
    });
    assert_eq!(outcome.unwrap().warnings.len(), 1);
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
        publish(&bench.folders(), site, Some(letters), &second).unwrap();
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
