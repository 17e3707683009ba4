//! `wrench deploy --plan`: the plan that was shown, or none.

use super::Place;

/// A situation, how it comes about, and what is said of it.
type Case<'a> = (&'static str, &'a dyn Fn(&Place), &'static str);

const JOBS: &str = "create table public.jobs (id int primary key);\n";

fn fingerprint(place: &Place) -> String {
    place.document(&[])["fingerprint"].as_str().expect("a plan has one").to_owned()
}

#[tokio::test]
async fn the_plan_that_was_shown_is_deployed() {
    let place = Place::new("fresh", JOBS).await;
    let shown = fingerprint(&place);
    assert_eq!(shown, fingerprint(&place), "a plan keeps its fingerprint");
    assert!(place.transcript(&["deploy", "--plan", &shown]).starts_with("exit: 0"));
}

#[tokio::test]
async fn what_changed_since_is_said() {
    let other = "create table public.jobs (id int primary key, state text);\n";
    let cases: [Case<'_>; 4] = [
        (
            "file",
            &|place| place.declare(&format!("{other}create view public.v as select 1 as x;\n")),
            "was as declared, and is not any more",
        ),
        ("database", &|place| place.behind("alter table public.jobs add state text"), "as declared now"),
        ("declared", &|place| place.declare(&other.replace("text", "text default 'x'")), "is declared otherwise"),
        ("deployed", &|place| place.deploy(), "is as declared now"),
    ];
    for (name, change, expect) in cases {
        let place = Place::new(&format!("stale-{name}"), JOBS).await;
        place.deploy();
        place.declare(other);
        let shown = fingerprint(&place);
        change(&place);
        let journal = place.database.value("select count(*)::text from wrench.deployment").await;
        let said = place.transcript(&["deploy", "--plan", &shown]);
        assert!(
            said.starts_with("exit: 4") && said.contains("error[stale-plan]") && said.contains(expect),
            "{name}: {said}"
        );
        assert_eq!(place.database.value("select count(*)::text from wrench.deployment").await, journal, "{name}");
    }
}

#[tokio::test]
async fn a_plan_nobody_here_has_seen_is_stale() {
    let place = Place::new("unseen", JOBS).await;
    let said = place.transcript(&["deploy", "--plan", "00000000000000000000000000000000"]);
    assert!(said.starts_with("exit: 4") && said.contains("nobody knows what changed since"), "{said}");
}

#[tokio::test]
async fn a_plan_of_another_database_is_stale() {
    let (place, other) = (Place::new("one", JOBS).await, Place::new("two", JOBS).await);
    let said = other.transcript(&["deploy", "--plan", &fingerprint(&place)]);
    assert!(said.starts_with("exit: 4") && said.contains("It was made for database"), "{said}");
}
