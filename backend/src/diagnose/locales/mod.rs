//! Wordings in languages that are not beside the English ones: one language per file, one list.

mod ja;
mod ko;
mod sv;
mod uk;
mod zh;

use super::ErrorClass;
use super::pattern::Pattern;

/// All languages.
pub(super) static LOCALES: [&[(ErrorClass, Pattern)]; 5] = [ja::SAID, ko::SAID, sv::SAID, uk::SAID, zh::SAID];

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
