//! `BEGIN … COMMIT` pairs of a file: they are honoured only where they are pairs.

use super::class::StatementClass;
use super::statement::Statement;
use crate::finding::Finding;

/// The first mark of a file that is no half of a pair.
pub(super) fn unpaired_mark(statements: &[Statement]) -> Option<Finding> {
    let mut open: Option<&Statement> = None;
    for mark in statements.iter().filter(|statement| statement.class == StatementClass::Transaction) {
        let begins = mark.kind == "begin";
        match (begins, open) {
            (true, Some(first)) => return Some(nested(mark, first)),
            (true, None) => open = Some(mark),
            (false, None) => return Some(without_begin(mark)),
            (false, Some(_)) if chains(mark) => open = Some(mark),
            (false, Some(_)) => open = None,
        }
    }
    open.map(without_commit)
}

/// `COMMIT AND CHAIN` opens the next transaction.
fn chains(commit: &Statement) -> bool {
    let text = commit.text().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.ends_with(&["and", "chain"])
}

fn nested(mark: &Statement, first: &Statement) -> Finding {
    Finding::error("nested-transaction", "a transaction is begun inside another one")
        .with_detail(format!("The one that is open begins in line {}; PostgreSQL would only warn.", first.line))
        .with_hint("Remove one `begin`, or write `commit` before it. Nothing was run.")
        .at(mark.location())
}

fn without_begin(mark: &Statement) -> Finding {
    Finding::error("commit-without-begin", "a transaction is committed that the file did not begin")
        .with_detail("A deploy commits by itself; a lone `commit` would end a transaction that others rely on.")
        .with_hint("Remove it, or write `begin` where the transaction begins. Nothing was run.")
        .at(mark.location())
}

fn without_commit(mark: &Statement) -> Finding {
    Finding::error("begin-without-commit", "a transaction is begun and not committed in the same file")
        .with_detail("With psql everything after it would be rolled back when the session ends.")
        .with_hint("Write `commit` where the transaction ends, or remove `begin`. Nothing was run.")
        .at(mark.location())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::finding::SourceFile;
    use crate::sql::parse_file;

    #[test]
    fn marks_that_are_no_pair_are_named_with_their_place() {
        for (text, expected) in [
            ("begin;\nselect 1;\ncommit;\nstart transaction;\nselect 2;\nend;", None),
            ("begin;\ncommit and chain;\nselect 1;\ncommit;", None),
            ("do $$ begin null; end $$;", None),
            ("select 1;\nbegin;\nselect 2;", Some(("begin-without-commit", "t.sql:2:1"))),
            ("begin;\ncommit and chain;\nselect 1;", Some(("begin-without-commit", "t.sql:2:1"))),
            ("begin;\nselect 1;\nbegin;\ncommit;", Some(("nested-transaction", "t.sql:3:1"))),
            ("select 1;\ncommit;\nbegin;", Some(("commit-without-begin", "t.sql:2:1"))),
            ("begin;\nselect 1;\nrollback;", Some(("forbidden-statement", "t.sql:3:1"))),
            ("begin;\nselect 1;\nabort;", Some(("forbidden-statement", "t.sql:3:1"))),
            ("commit prepared 'a';", Some(("forbidden-statement", "t.sql:1:1"))),
        ] {
            let source = Arc::new(SourceFile { path: "t.sql".into(), text: text.into() });
            let found = parse_file(&source).err().map(|findings| findings[0].clone());
            let found = found.map(|f| (f.code, f.location.map(|place| place.to_string()).unwrap_or_default()));
            let found = found.as_ref().map(|(code, place)| (*code, place.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
