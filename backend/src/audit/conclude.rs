//! The state of a database in one sentence.

use super::check::{Outcome, Status, count};

/// The worst status, and what to do first.
pub fn conclude(outcomes: &[Outcome]) -> (Status, String) {
    let with = |status: Status| outcomes.iter().filter(move |outcome| outcome.status == status);
    let skipped = with(Status::Skipped).count();
    let attention = with(Status::Failed).chain(with(Status::Warning)).count();
    let Some(first) = with(Status::Failed).chain(with(Status::Warning)).next() else {
        let ran = count(outcomes.len() - skipped, "check", "checks");
        if skipped == 0 {
            return (Status::Ok, format!("Everything is in order: {ran}, nothing to do."));
        }
        let were = if skipped == 1 { "1 was skipped" } else { &format!("{skipped} were skipped") };
        // A skipped check is no fault; that nothing at all could be checked is not "in order" either.
        return match outcomes.len() == skipped {
            true => (Status::Skipped, format!("Nothing could be checked: {were}.")),
            false => (Status::Ok, format!("Everything is in order: {ran}, nothing to do; {were}.")),
        };
    };
    let verb = if attention == 1 { "One thing needs" } else { &format!("{} things need", in_words(attention)) };
    (first.status, format!("{verb} attention{} {}", if attention == 1 { ":" } else { "; first:" }, first.message))
}

fn in_words(number: usize) -> String {
    const WORDS: [&str; 13] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(outcomes: &[Outcome], expect: (Status, &str)) {
        let (status, sentence) = conclude(outcomes);
        assert_eq!((status, sentence.as_str()), expect);
    }

    #[test]
    fn the_sentence_says_the_state_and_what_comes_first() {
        let ok = || Outcome::ok("", "Good.");
        let skipped = || Outcome::skipped("Not checked.");
        let warning = || Outcome::warning("", "Two sessions wait.");
        let failed = || Outcome::failed("", "The live schema differs.");
        check(&[ok(), ok()], (Status::Ok, "Everything is in order: 2 checks, nothing to do."));
        let some = "Everything is in order: 1 check, nothing to do; 1 was skipped.";
        check(&[ok(), skipped()], (Status::Ok, some));
        check(&[skipped(), skipped()], (Status::Skipped, "Nothing could be checked: 2 were skipped."));
        check(&[ok(), warning()], (Status::Warning, "One thing needs attention: Two sessions wait."));
        let both = "Two things need attention; first: The live schema differs.";
        check(&[warning(), failed(), skipped()], (Status::Failed, both));
    }
}
