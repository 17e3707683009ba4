//! Wordings in languages: PostgreSQL's own catalogues as data, and beside them what other versions of it say, one language per
//! file.

mod catalogue;
mod cs;
mod ja;
mod ko;
mod pl;
mod pt;
mod sv;
mod tr;
mod uk;
mod zh;

use super::ErrorClass;
use super::pattern::Pattern;

pub(super) use catalogue::said;

/// Languages whose wordings are written by hand.
pub(super) static LOCALES: [&[(ErrorClass, Pattern)]; 9] =
    [ja::SAID, ko::SAID, sv::SAID, uk::SAID, zh::SAID, pl::SAID, tr::SAID, cs::SAID, pt::SAID];

#[cfg(test)]
mod tests {
    use super::LOCALES;
    use crate::diagnose::pattern::compile;

    #[test]
    fn every_wording_compiles() {
        for (class, pattern) in LOCALES.iter().flat_map(|language| language.iter()) {
            assert!(compile(pattern.text).is_some(), "{class}: {}", pattern.text);
        }
    }
}
