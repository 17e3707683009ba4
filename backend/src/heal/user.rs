//! Rules of a project, from `[[heal.rule]]` in wrench.toml. They retry, fail or explain; none can turn a failure into
//! success.

use std::time::Duration;

use regex::Regex;
use serde::Deserialize;

use super::rule::{Applicability, Budget, Rule};
use crate::postgres::PgError;

/// A transaction is sent no oftener, however patient somebody is.
const MOST_ATTEMPTS: u32 = 20;
/// No pause is longer, in milliseconds.
const LONGEST_PAUSE: u64 = 60_000;

/// `[[heal.rule]]` as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserRuleTable {
    code: String,
    sqlstate: String,
    message: Option<String>,
    kind: Option<String>,
    object: Option<String>,
    action: String,
    attempts: Option<u32>,
    pause_ms: Option<u64>,
    hint: Option<String>,
}

/// What a rule of a project does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserAction {
    /// Sends the transaction again.
    Retry,
    /// Ends the deploy at once, whatever other rules would try.
    Fail,
    /// Adds its own hint to what happens anyway.
    Explain,
}

/// A rule of a project.
#[derive(Clone, Debug)]
pub struct UserRule {
    /// How it is listed and logged.
    pub rule: &'static Rule,
    /// What it does.
    pub action: UserAction,
    /// What a person should do.
    pub hint: Option<String>,
    message: Option<Regex>,
    kind: Option<String>,
    object: Option<Regex>,
}

impl UserRule {
    /// Whether it speaks of a failure: of a statement of `kind` (`create_index`), about `object` (`public.jobs`).
    pub fn is(&self, error: &PgError, kind: &str, object: Option<&str>) -> bool {
        self.rule.sqlstate == error.sqlstate
            && self.message.as_ref().is_none_or(|message| message.is_match(&error.message))
            && self.kind.as_ref().is_none_or(|own| own == kind)
            && self.object.as_ref().is_none_or(|own| object.is_some_and(|object| own.is_match(object)))
    }
}

/// Understands the tables of one file.
///
/// # Errors
/// A sentence that names the rule and what is wrong with it.
pub fn user_rules(tables: Vec<UserRuleTable>) -> Result<Vec<UserRule>, String> {
    let mut rules: Vec<UserRule> = Vec::new();
    for table in tables {
        let code = table.code.clone();
        let rule = understood(table).map_err(|why| format!("heal rule `{code}`: {why}"))?;
        if rules.iter().any(|other| other.rule.code == code) || super::rule_by_code(&code).is_some() {
            return Err(format!("heal rule `{code}`: there is a rule of that code already"));
        }
        rules.push(rule);
    }
    Ok(rules)
}

fn understood(table: UserRuleTable) -> Result<UserRule, String> {
    let is_code = |text: &str| {
        let first = text.starts_with(|c: char| c.is_ascii_lowercase());
        first && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !is_code(&table.code) {
        return Err("a code has lower-case letters, digits and hyphens".to_owned());
    }
    let is_state = |text: &str| text.len() == 5 && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if !is_state(&table.sqlstate) {
        return Err(format!("`{}` is no SQLSTATE: five digits or capital letters", table.sqlstate));
    }
    let action = action_of(&table)?;
    let regex = |text: &str| Regex::new(text).map_err(|error| format!("`{text}` is no regular expression: {error}"));
    let glob = |text: &String| regex(&format!("^{}$", regex::escape(text).replace("\\*", ".*")));
    let retry = (action == UserAction::Retry).then(|| Budget {
        attempts: table.attempts.unwrap_or(5),
        pause: Duration::from_millis(table.pause_ms.unwrap_or(100)),
        longest_pause: Duration::from_millis(table.pause_ms.unwrap_or(100).saturating_mul(8).min(LONGEST_PAUSE)),
    });
    Ok(UserRule {
        message: table.message.as_deref().map(regex).transpose()?,
        kind: table.kind.as_ref().map(|kind| kind.trim().to_lowercase().replace(' ', "_")),
        object: table.object.as_ref().map(glob).transpose()?,
        hint: table.hint.clone(),
        rule: listed(&table, &action, retry),
        action,
    })
}

fn action_of(table: &UserRuleTable) -> Result<UserAction, String> {
    let action = match table.action.as_str() {
        "retry" => UserAction::Retry,
        "fail" => UserAction::Fail,
        "explain" => UserAction::Explain,
        other => {
            return Err(format!(
                "`{other}` is no action: a rule can `retry`, `fail` or `explain`, and never turn a failure into success"
            ));
        }
    };
    if action != UserAction::Retry && table.hint.as_ref().is_none_or(|hint| hint.trim().is_empty()) {
        return Err(format!("`{}` needs a `hint` that says what to do", table.action));
    }
    if action != UserAction::Retry && (table.attempts.is_some() || table.pause_ms.is_some()) {
        return Err("`attempts` and `pause_ms` belong to `retry`".to_owned());
    }
    if !(1..=MOST_ATTEMPTS).contains(&table.attempts.unwrap_or(1)) {
        return Err(format!("`attempts` is from 1 to {MOST_ATTEMPTS}"));
    }
    if table.pause_ms.unwrap_or_default() > LONGEST_PAUSE {
        return Err(format!("`pause_ms` is at most {LONGEST_PAUSE}"));
    }
    Ok(action)
}

/// The form in which rules are listed and logged. It lives as long as the program, like the built-in ones: a
/// configuration is read once.
fn listed(table: &UserRuleTable, action: &UserAction, retry: Option<Budget>) -> &'static Rule {
    let text = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let part = |word: &str, value: &Option<String>| value.as_ref().map(|value| format!("{word} `{value}`"));
    let parts = [part("message", &table.message), part("kind", &table.kind), part("object", &table.object)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let matches = if parts.is_empty() { "every failure with this SQLSTATE".to_owned() } else { parts.join(", ") };
    let done = match (action, retry) {
        (UserAction::Retry, Some(budget)) => format!("Sends the transaction up to {} times.", budget.attempts),
        (UserAction::Fail, _) => format!("Ends the deploy: {}", table.hint.as_deref().unwrap_or_default()),
        _ => format!("Adds: {}", table.hint.as_deref().unwrap_or_default()),
    };
    Box::leak(Box::new(Rule {
        code: text(table.code.clone()),
        sqlstate: text(table.sqlstate.clone()),
        condition: "wrench.toml",
        kinds: &[],
        applicability: if retry.is_some() { Applicability::Safe } else { Applicability::DisplayOnly },
        retry,
        problem: text(format!("Of this project: {matches}.")),
        action: text(done),
        limits: "It can never turn a failure into success; with `--heal off` nothing is tried again.",
    }))
}

#[cfg(test)]
mod tests {
    use super::{UserRuleTable, user_rules};
    use crate::postgres::PgError;

    fn parse(text: &str) -> Result<Vec<super::UserRule>, String> {
        let table: UserRuleTable = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        user_rules(vec![table])
    }

    #[test]
    fn a_rule_speaks_of_what_it_names_and_of_nothing_else() {
        let rules = parse(
            "code = 'replica-lag'\nsqlstate = 'P0001'\nmessage = '^replica'\nkind = 'create index'\n\
             object = 'public.jobs*'\naction = 'retry'\nattempts = 3",
        )
        .expect("it is a rule");
        let check = |message: &str, kind: &str, object: Option<&str>, expect: bool| {
            let error = PgError { sqlstate: "P0001".into(), message: message.into(), ..PgError::default() };
            assert_eq!(rules[0].is(&error, kind, object), expect, "{message} {kind} {object:?}");
        };
        check("replica is behind", "create_index", Some("public.jobs_title_idx"), true);
        check("no replica", "create_index", Some("public.jobs_title_idx"), false);
        check("replica is behind", "alter_table", Some("public.jobs"), false);
        check("replica is behind", "create_index", Some("public.crews"), false);
        check("replica is behind", "create_index", None, false);
        assert_eq!(rules[0].rule.retry.map(|budget| budget.attempts), Some(3));
    }

    #[test]
    fn nothing_but_retry_fail_and_explain_can_be_asked_for() {
        let check = |text: &str, expect: &str| {
            let said = parse(&format!("code = 'a'\nsqlstate = '42P01'\n{text}")).expect_err(text);
            assert!(said.contains(expect), "{text}: {said}");
        };
        for action in ["skip", "ignore", "silence", "succeed", "converge"] {
            check(&format!("action = '{action}'"), "never turn a failure into success");
        }
        check("action = 'fail'", "needs a `hint`");
        check("action = 'retry'\nattempts = 0", "from 1 to 20");
        check("action = 'retry'\nattempts = 1000", "from 1 to 20");
        check("action = 'retry'\npause_ms = 100000", "at most 60000");
        check("action = 'retry'\nmessage = '('", "no regular expression");
        check("action = 'explain'\nhint = 'x'\nattempts = 2", "belong to `retry`");
        let of = |code: &str, state: &str| parse(&format!("code = '{code}'\nsqlstate = '{state}'\naction = 'retry'"));
        assert!(of("duplicate-table", "42P07").expect_err("taken").contains("already"));
        assert!(of("Mine", "42P07").is_err() && of("mine", "42p07").is_err() && of("mine", "XX001").is_ok());
    }
}
