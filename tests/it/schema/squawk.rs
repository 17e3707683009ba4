//! squawk's rules on every declared file: a violation is explained in place, by a comment that ignores the rule and says why.

use std::collections::BTreeMap;
use std::path::Path;

use squawk_linter::Linter;
use squawk_syntax::SourceFile;
use wrench_tests::say;

use super::files::{deploy_dir, files_below, text};

#[test]
fn squawk_finds_nothing_that_is_not_explained_in_place() {
    let (mut broken, mut files) = (Vec::new(), 0);
    let all = files_below(&deploy_dir(), ".sql");
    for path in all.iter().filter(|path| !path.to_string_lossy().ends_with(".verify.sql")) {
        files += 1;
        broken.append(&mut violations(path));
        broken.append(&mut silent_ignores(path));
    }
    assert!(broken.is_empty(), "{} violations:\n{}", broken.len(), broken.join("\n"));
    say(&format!("schema: squawk on {files} files"));
}

/// A line for each rule that is broken, with the first place and how many there are.
fn violations(path: &Path) -> Vec<String> {
    let source = text(path);
    let parse = SourceFile::parse(&source);
    let mut linter = Linter::with_default_rules();
    linter.settings.pg_version = "15.0".parse().expect("a version");
    // Each phase is sent in transactions.
    linter.settings.assume_in_transaction = true;
    let mut rules: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for found in linter.lint(&parse, &source) {
        let at: usize = found.text_range.start().into();
        let line = source[..at].matches('\n').count() + 1;
        rules.entry(found.code.to_string()).or_insert((line, 0)).1 += 1;
    }
    let said = |(rule, (line, count))| format!("{}:{line}: {rule}, {count} times", path.display());
    rules.into_iter().map(said).collect()
}

/// A comment that ignores a rule says why on the same line, after a colon, or in the comment above it.
fn silent_ignores(path: &Path) -> Vec<String> {
    let source = text(path);
    let lines: Vec<&str> = source.lines().collect();
    let is_silent = |at: usize| {
        let above = at.checked_sub(1).map(|above| lines[above].trim()).unwrap_or_default();
        lines[at].trim_start().starts_with("-- squawk-ignore") && !above.starts_with("-- ")
    };
    let silent = (0..lines.len()).filter(|at| is_silent(*at));
    silent.map(|at| format!("{}:{}: ignores a rule and does not say why", path.display(), at + 1)).collect()
}
