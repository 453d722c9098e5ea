//! What is seen beside the remains of a killed build, before the next build clears them away.

use super::*;

/// What [`compare`] says of the next build, which must do just that; `None` if it is refused.
fn foretold(bench: &Bench, digest: &str) -> Option<Outcome> {
    let before = bench.shot();
    let told = with_texts(digest, &SITE, &LETTERS, |site, letters| {
        compare(&bench.folders(), site, Some(letters), &|| {})
    });
    assert!(bench.shot() == before, "who only looks touches nothing");
    let done = bench.publish(digest, &SITE, &LETTERS);
    match (told, done) {
        (Ok(told), Ok(done)) => {
            assert_eq!(told, done);
            Some(told)
        }
        (told, done) => {
            assert_eq!(trouble(told).cause, trouble(done).cause);
            None
        }
    }
}

/// A second name for each file, as a build gives them to those that it takes over.
fn take_over(bench: &Bench, from: &str, to: &str) {
    for (path, (_, mode, _)) in shot(&bench.path(from)) {
        let (old, new) = (bench.path(from).join(&path), bench.path(to).join(&path));
        fs::create_dir_all(new.parent().unwrap()).unwrap();
        if mode & 0o100 == 0 {
            fs::hard_link(old, new).unwrap();
        }
    }
}

fn built() -> Bench {
    let bench = Bench::new();
    bench.publish("d1", &SITE, &LETTERS).unwrap();
    bench
}

#[test]
fn files_that_a_build_killed_after_the_exchange_had_taken_over_are_as_they_were() {
    let bench = built();
    take_over(&bench, "public", ".public.staging");
    take_over(&bench, "private", ".private.staging");
    let told = foretold(&bench, "d1").unwrap();
    assert!(told.site.is_none() && told.letters.unwrap().is_none());
}

#[test]
fn files_that_a_build_killed_before_the_exchange_had_taken_over_are_as_they_were() {
    let bench = built();
    take_over(&bench, "public/topics", ".public.staging/topics");
    fs::write(bench.path(".public.staging/.fortnight"), "cut").unwrap();
    fs::write(bench.path(".public.staging/index.html"), "new").unwrap();
    assert!(foretold(&bench, "d2").unwrap().site.is_none());
}

#[test]
fn a_site_that_was_moved_aside_is_the_site() {
    let bench = built();
    publish_texts(&bench.folders(), "d2", &SITE[..2], None).unwrap();
    take_over(&bench, "public", ".public.staging");
    bench.tear();
    fs::rename(bench.path("public"), bench.path(".public.old")).unwrap();
    let told = foretold(&bench, "d1").unwrap();
    assert_eq!((told.site.written, told.site.unchanged), (1, 2));
    assert!(told.torn, "it is newer than the letters");
}

#[test]
fn a_file_with_a_name_elsewhere_is_made_anew_whatever_a_killed_build_left() {
    let bench = built();
    take_over(&bench, "public", ".public.staging");
    fs::hard_link(bench.path("public/style.css"), bench.path("data/mine.css")).unwrap();
    assert_eq!(foretold(&bench, "d1").unwrap().site.written, 1);
}

#[test]
fn what_will_be_in_the_way_of_the_next_build_is_told_before() {
    for (path, whole) in [("staging", true), ("old", true), ("staging/mine", false)] {
        let bench = built();
        let left = bench.path(&format!(".public.{path}"));
        if whole {
            take_over(&bench, "public", &format!(".public.{path}"));
            fs::write(left.join("mine.txt"), "mine").unwrap();
        } else {
            fs::create_dir_all(left).unwrap();
        }
        assert_eq!(foretold(&bench, "d1"), None, "{path}");
    }
    let bench = built();
    fs::create_dir(bench.path(".public.staging")).unwrap();
    assert!(foretold(&bench, "d1").unwrap().site.is_none());
}
