//! Definitions as the server prints them, in fewer words.

use crate::catalog::DEPLOYER;
use crate::document::text::unwrapped;
use crate::postgrest::take_identifier;

/// A role; the one that deploys has no name that is the same everywhere.
pub(super) fn role(name: &str) -> String {
    if name == DEPLOYER { "the owner".to_owned() } else { name.to_owned() }
}

/// The expression of `CHECK ((a > 0)) NO INHERIT`.
pub(super) fn check_expression(definition: &str) -> String {
    let Some(rest) = definition.strip_prefix("CHECK ") else { return definition.to_owned() };
    let (expression, suffix) = match rest.strip_suffix(" NO INHERIT") {
        Some(expression) => (expression, " no inherit"),
        None => (rest, ""),
    };
    format!("{}{suffix}", unwrapped(unwrapped(expression)))
}

/// `unique btree (company_id, name) WHERE …`: an index without its name and table.
pub(super) fn index_words(definition: &str) -> String {
    let unique = if definition.starts_with("CREATE UNIQUE ") { "unique " } else { "" };
    match definition.split_once(" USING ") {
        Some((_, rest)) => format!("{unique}{rest}"),
        None => definition.to_owned(),
    }
}

/// When a trigger fires, and what it does then.
pub(super) fn trigger_words(definition: &str) -> Option<(String, String)> {
    let mut rest = ["CREATE TRIGGER ", "CREATE CONSTRAINT TRIGGER "].iter().find_map(|p| definition.strip_prefix(p))?;
    take_identifier(&mut rest)?;
    let (when, rest) = rest.trim_start().split_once(" ON ")?;
    let (_, rest) = rest.split_once(" FOR EACH ")?;
    let (level, rest) = rest.split_once(' ')?;
    let when = format!("{} for each {}", when.to_lowercase(), level.to_lowercase());
    let action = match rest.split_once("EXECUTE FUNCTION ") {
        Some(("", call)) => call.to_owned(),
        Some((condition, call)) => {
            let condition = condition.trim().strip_prefix("WHEN ").unwrap_or(condition);
            format!("{call} when {}", unwrapped(unwrapped(condition)))
        }
        None => rest.to_owned(),
    };
    Some((when, action))
}

/// The word for `pg_policy.polcmd`.
pub(super) fn policy_command(code: &str) -> &'static str {
    match code {
        "r" => "select",
        "a" => "insert",
        "w" => "update",
        "d" => "delete",
        _ => "all",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_lose_what_is_said_elsewhere() {
        for (definition, expect) in [
            ("CHECK ((a > 0))", "a > 0"),
            ("CHECK ((a > 0)) NO INHERIT", "a > 0 no inherit"),
            ("CHECK (((a > 0) OR (b)))", "(a > 0) OR (b)"),
        ] {
            assert_eq!(check_expression(definition), expect);
        }
        let index = "CREATE UNIQUE INDEX i ON public.t USING btree (a, lower(b)) WHERE (c IS NULL)";
        assert_eq!(index_words(index), "unique btree (a, lower(b)) WHERE (c IS NULL)");
    }

    #[test]
    fn triggers_are_told_by_when_and_what() {
        let pair = |when: &str, action: &str| Some((when.to_owned(), action.to_owned()));
        for (definition, expect) in [
            (
                "CREATE TRIGGER touch BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION private.touch()",
                pair("before update for each row", "private.touch()"),
            ),
            (
                "CREATE CONSTRAINT TRIGGER \"a \"\"ON b\" AFTER INSERT OR UPDATE OF x ON t DEFERRABLE INITIALLY DEFERRED \
                 FOR EACH ROW WHEN ((new.x > 0)) EXECUTE FUNCTION f('y')",
                pair("after insert or update of x for each row", "f('y') when new.x > 0"),
            ),
            ("something else", None),
        ] {
            assert_eq!(trigger_words(definition), expect);
        }
    }
}
