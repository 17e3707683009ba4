//! Names that may be in the database and in no file: `[audit] ignore` in wrench.toml.

use regex::Regex;

/// Patterns of schema-qualified names; `*` stands for any text.
#[derive(Clone, Debug, Default)]
pub struct Ignored {
    patterns: Vec<Regex>,
}

/// A pattern that names nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` in `[audit] ignore` names no object: write `schema.name`, with `*` for any text")]
pub struct InvalidPattern(pub String);

impl Ignored {
    /// Understands patterns like `public.tmp_*` and `public.jobs.legacy_*`.
    ///
    /// # Errors
    /// A pattern is empty or has a space at its ends.
    pub fn new(patterns: &[String]) -> Result<Ignored, InvalidPattern> {
        let parse = |pattern: &String| {
            let invalid = || InvalidPattern(pattern.clone());
            if pattern.is_empty() || pattern.trim() != pattern {
                return Err(invalid());
            }
            let text = format!("^{}$", regex::escape(pattern).replace("\\*", ".*"));
            Regex::new(&text).map_err(|_| invalid())
        };
        Ok(Ignored { patterns: patterns.iter().map(parse).collect::<Result<_, _>>()? })
    }

    /// Whether a name is one of them.
    pub(super) fn matches(&self, path: &str) -> bool {
        self.patterns.iter().any(|pattern| pattern.is_match(path))
    }
}

#[cfg(test)]
mod tests {
    use super::Ignored;

    #[test]
    fn a_star_is_any_text_and_a_dot_is_a_dot() {
        let ignored = Ignored::new(&["public.tmp_*".into(), "*.spatial".into()]).expect("the patterns are valid");
        for (path, expect) in [
            ("public.tmp_jobs", true),
            ("public.tmp_jobs.id", true),
            ("public.jobs", false),
            ("publicXtmp_jobs", false),
            ("app.spatial", true),
            ("app.spatial_ref", false),
        ] {
            assert_eq!(ignored.matches(path), expect, "{path}");
        }
        assert!(Ignored::new(&[String::new()]).is_err());
        assert!(Ignored::new(&[" public.a".into()]).is_err());
    }
}
