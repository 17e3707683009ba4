//! `docs/why.md`: the same damage under four treatments.

use std::collections::BTreeMap;

use super::treat::{Effect, Treatment};

const HEAD: &str = include_str!("why_head.md");

/// What came of all seeds, by treatment.
pub type Effects = BTreeMap<Treatment, Vec<Effect>>;

/// Writes the page. `seeds` says which were run on what.
pub fn why(effects: &Effects, seeds: &str) -> String {
    let columns = [
        "treatment",
        "reported success",
        "of these different: **false successes**",
        "equal in the end",
        "a difference neither mended nor named: **missed**",
        "stopped, everything named",
        "stopped half-way",
        "**rows lost**",
        "dropped what no file names",
    ];
    let mut text = format!("{HEAD}\n{seeds}\n\n| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(columns.len()));
    for (treatment, effects) in effects {
        let count = |is: fn(&&Effect) -> bool| effects.iter().filter(is).count().to_string();
        let cells = [
            treatment.title().to_owned(),
            count(|effect| effect.succeeded),
            count(|effect| effect.succeeded && !effect.equal),
            count(|effect| effect.equal),
            count(|effect| !effect.equal && effect.silent),
            count(|effect| !effect.succeeded && !effect.half && !effect.silent),
            count(|effect| effect.half),
            count(|effect| effect.lost),
            count(|effect| effect.cleared),
        ];
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text
}
