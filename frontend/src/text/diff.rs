//! The lines of a proposed change, numbered as the file will be.

use wrench_wire::FileChange;

/// One line of a diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DiffLine {
    /// Its number in the changed file, from 1.
    pub(crate) number: usize,
    /// It is new; else it is there for orientation.
    pub(crate) is_added: bool,
}

/// Numbers and kinds of all lines, and the whole text they belong to: first the context, then what is added. The file keeps the
/// two apart by an empty line.
pub(crate) fn diff_lines(change: &FileChange) -> (Vec<DiffLine>, String) {
    let context = change.context.len();
    let gap = change.context.last().is_some_and(|line| !line.trim().is_empty());
    let added = usize::from(gap) + change.sql.trim_end().lines().count();
    let first = change.after_line.saturating_sub(context) + 1;
    let lines = (0..context + added).map(|at| DiffLine { number: first + at, is_added: at >= context }).collect();
    let mut text = change.context.join("\n");
    text.push_str(match (context > 0, gap) {
        (true, true) => "\n\n",
        (true, false) => "\n",
        (false, _) => "",
    });
    text.push_str(change.sql.trim_end());
    (lines, text)
}

#[cfg(test)]
mod tests {
    use wrench_wire::FileChange;

    use super::{DiffLine, diff_lines};

    #[test]
    fn numbers_go_on_after_the_context() {
        let change = FileChange {
            file: "deploy/phase1/columns.sql".into(),
            after_line: 12,
            context: vec!["-- Customers.".into(), String::new()],
            sql: "alter table a\n    add column b int;\n".into(),
        };
        let (lines, text) = diff_lines(&change);
        let numbers: Vec<_> = lines.iter().map(|DiffLine { number, is_added }| (*number, *is_added)).collect();
        assert_eq!(numbers, [(11, false), (12, false), (13, true), (14, true)]);
        assert_eq!(text, "-- Customers.\n\nalter table a\n    add column b int;");
        assert_eq!(text.split('\n').count(), lines.len());
    }

    #[test]
    fn an_empty_line_is_added_where_there_is_none() {
        let context = vec!["select 0;".to_owned()];
        let change = FileChange { after_line: 1, context, sql: "select 1;\n".into(), ..FileChange::default() };
        let (lines, text) = diff_lines(&change);
        let numbers: Vec<_> = lines.iter().map(|DiffLine { number, is_added }| (*number, *is_added)).collect();
        assert_eq!(numbers, [(1, false), (2, true), (3, true)]);
        assert_eq!(text, "select 0;\n\nselect 1;");
    }

    #[test]
    fn an_empty_file_begins_with_line_one() {
        let change = FileChange { sql: "select 1;".into(), ..FileChange::default() };
        let (lines, text) = diff_lines(&change);
        assert_eq!(lines, [DiffLine { number: 1, is_added: true }]);
        assert_eq!(text, "select 1;");
    }
}
