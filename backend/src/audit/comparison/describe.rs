//! A difference in words: what, both definitions, where, and what to do.

use super::report::Described;
use super::words::{NOTHING, line_changes, value_words};
use crate::catalog::{Catalog, DEPLOYER, Facts, Object, ObjectId, create};
use crate::drift::{Cause, Difference, PartDifference, Subject, What, part_label};
use crate::finding::Finding;
use crate::plan::{Inputs, place};
use crate::sql::mask_secrets;

/// What is known when differences are described.
pub(super) struct Context<'a> {
    pub(super) inputs: &'a Inputs<'a>,
    /// The deploying role, whose name the catalogs have as a symbol.
    pub(super) user: &'a str,
}

impl Context<'_> {
    /// The difference with its words.
    pub(super) fn describe(&self, mut difference: Difference) -> Described {
        let (declared, live) = self.sides(&difference.subject);
        let declared_sql = self.sql(declared, self.inputs.full);
        let live_sql = self.sql(live, self.inputs.have);
        let location = self.place(&difference);
        for subject in [&mut difference.subject, &mut difference.group] {
            self.name_deployer(subject);
        }
        let subject = shown(&difference.subject, declared.or(live));
        let finding = match &difference.what {
            What::Missing => Finding::error("missing-object", format!("{subject} is declared and not there"))
                .with_detail(self.detail("Declared", &declared_sql, difference.cause)),
            What::Undeclared => Finding::error("undeclared-object", format!("{subject} is in no file"))
                .with_detail(self.undeclared(live, &live_sql, difference.cause)),
            What::Changed(parts) => {
                let is_modelled = matches!(difference.subject, Subject::Object(_));
                let code = if is_modelled { "changed-object" } else { "unmodelled-difference" };
                Finding::error(code, format!("{subject} differs from what is declared"))
                    .with_detail(self.parts(parts, difference.cause))
            }
            What::ColumnOrder { declared, live } => {
                Finding::info("column-order", format!("{subject} has its columns in another order"))
                    .with_detail(format!("Declared is ({}), live is ({}).", declared.join(", "), live.join(", ")))
            }
        };
        let finding = match hint(&difference) {
            Some(hint) => finding.with_hint(hint),
            None => finding,
        };
        let finding = match location {
            Some(location) => finding.at(location),
            None => finding,
        };
        Described { difference, finding, declared_sql, live_sql }
    }

    /// Default privileges are known by a role, which is a symbol in the catalogs.
    fn name_deployer(&self, subject: &mut Subject) {
        if let Subject::Object(id) = subject
            && id.relation == DEPLOYER
        {
            self.user.clone_into(&mut id.relation);
        }
    }

    fn sides(&self, subject: &Subject) -> (Option<&Object>, Option<&Object>) {
        match subject {
            Subject::Object(id) => (self.inputs.full.get(id), self.inputs.have.get(id)),
            Subject::Unmodelled { .. } => (None, None),
        }
    }

    fn sql(&self, object: Option<&Object>, catalog: &Catalog) -> Vec<String> {
        let statements = object.map(|object| create(object, catalog)).unwrap_or_default();
        statements.into_iter().map(|text| mask_secrets(&text.replace(DEPLOYER, self.user))).collect()
    }

    /// What one side has, by its first statement, and who changed it.
    fn detail(&self, side: &str, sql: &[String], cause: Cause) -> String {
        let definition = sql.first().map(|text| format!("{side} is `{text}`.")).unwrap_or_default();
        [definition.as_str(), cause_sentence(cause)].join(" ").trim().to_owned()
    }

    fn undeclared(&self, live: Option<&Object>, sql: &[String], cause: Cause) -> String {
        let detail = self.detail("Live", sql, cause);
        let opens = live.is_some_and(|live| matches!(&live.facts, Facts::Policy(policy) if policy.permissive));
        if opens { format!("It opens the table to more rows than the files say. {detail}") } else { detail }
    }

    fn parts(&self, parts: &[PartDifference], cause: Cause) -> String {
        let mut text = String::new();
        for sentence in parts.iter().map(|part| self.part(part)).chain([cause_sentence(cause).to_owned()]) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
            text += &sentence;
        }
        text.trim_end().to_owned()
    }

    /// One part as a sentence.
    fn part(&self, part: &PartDifference) -> String {
        let change = &part.change;
        if let Some(privilege) = change.part.strip_prefix("grant ") {
            let privilege = privilege.replace(DEPLOYER, self.user);
            let (what, who) = privilege.split_once(' ').unwrap_or((&privilege, "nobody"));
            let what =
                what.strip_suffix('*').map_or_else(|| what.to_owned(), |what| format!("{what} with grant option"));
            let state = if change.want.is_none() { "is granted and in no file" } else { "is declared and not granted" };
            return format!("Privilege {what} of \"{who}\" {state}.");
        }
        let words = |value| value_words(&change.part, value, self.user);
        let name = capitalised(&part_label(&change.part));
        let (live, declared) = (words(change.have.as_ref()), words(change.want.as_ref()));
        if let Some(lines) = line_changes(&declared, &live) {
            return format!("{name} differs (`-` declared, `+` live):\n{}\n", lines.join("\n"));
        }
        let left = match &part.left {
            Some(left) if part.cause == Cause::Conflict => {
                format!(", the last deployment left {}", quoted(&words(left.as_ref())))
            }
            _ => String::new(),
        };
        format!("{name} is {}, declared is {}{left}.", quoted(&live), quoted(&declared))
    }

    fn place(&self, difference: &Difference) -> Option<crate::finding::Location> {
        let object = |subject: &Subject| match subject {
            Subject::Object(id) => self.declared_place(id),
            Subject::Unmodelled { .. } => None,
        };
        object(&difference.subject).or_else(|| object(&difference.group))
    }

    fn declared_place(&self, id: &ObjectId) -> Option<crate::finding::Location> {
        place(self.inputs, id)
    }
}

/// The subject as people call it: the catalog holds materialized views among the views.
fn shown(subject: &Subject, object: Option<&Object>) -> String {
    let name = subject.to_string();
    match object.map(|object| &object.facts) {
        Some(Facts::View(view)) if view.materialized => format!("materialized {name}"),
        _ => name,
    }
}

fn cause_sentence(cause: Cause) -> &'static str {
    match cause {
        Cause::Pending => "The files changed since the last deployment.",
        Cause::Drift => "The database changed since the last deployment.",
        Cause::Conflict => "Both the files and the database changed since the last deployment.",
        Cause::Unknown => "",
    }
}

fn hint(difference: &Difference) -> Option<String> {
    use {Cause as C, What as W};
    let hint = match (&difference.what, difference.cause) {
        (W::ColumnOrder { .. }, _) => return None,
        (W::Changed(_) | W::Missing, _) if matches!(difference.subject, Subject::Unmodelled { .. }) => {
            "Change it by hand: this kind of object is not deployed."
        }
        (_, C::Conflict) => {
            "Decide which one holds: write the live definition into the files, or change the database back."
        }
        (W::Missing, C::Drift) => {
            "`wrench deploy --converge-drift` makes it again; or take it out of the files where it is no longer wanted."
        }
        (W::Changed(_), C::Drift) => {
            "`wrench deploy --converge-drift` puts the declared one back; or write the live one into the files."
        }
        (W::Missing, _) | (_, C::Pending) => {
            "`wrench deploy` brings it in line; `wrench deploy --verify-only` shows what that does."
        }
        (W::Changed(_), C::Unknown) => {
            "`wrench deploy` adds what is missing, `wrench deploy --converge-drift` also puts the declared definition in \
             place; or write the live one into the files."
        }
        (W::Undeclared, C::Drift | C::Unknown) => {
            "Put it into the files, drop it, or name it under `[audit] ignore` in wrench.toml."
        }
    };
    Some(hint.to_owned())
}

/// A value between backticks; words that stand for none without.
fn quoted(value: &str) -> String {
    if value == NOTHING { value.to_owned() } else { format!("`{value}`") }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
