//! Conditions as SQL.

use super::field::field;
use super::sql_text::Statement;
use crate::postgrest::plan::{PlannedField, Predicate, ValueKind};
use crate::postgrest::request::{IsValue, Operator, Quantifier, SearchKind, Test};

/// Writes what must hold of the rows of a qualifier.
pub(super) fn predicate(out: &mut Statement, qualifier: &str, what: &Predicate) {
    match what {
        Predicate::Column { field: column, negated, test } => {
            out.push(if *negated { "not " } else { "" });
            of_column(out, qualifier, column, test);
        }
        Predicate::Branch { alias, present } => {
            out.name(alias).push(if *present { " is distinct from null" } else { " is not distinct from null" });
        }
        Predicate::Group { negated, any, members } => {
            out.push(if *negated { "not (" } else { "(" });
            out.join(members, if *any { " or " } else { " and " }, |out, member| predicate(out, qualifier, member));
            out.push(")");
        }
    }
}

fn of_column(out: &mut Statement, qualifier: &str, column: &PlannedField, test: &Test) {
    match test {
        Test::Compare { operator, quantifier, value } => {
            field(out, qualifier, column);
            out.push(" ").push(symbol(*operator)).push(" ");
            let patterns = matches!(operator, Operator::Like | Operator::Ilike);
            let value = if patterns { value.replace('*', "%") } else { value.clone() };
            match quantifier {
                Some(Quantifier::Any) => out.push("any (").bind(value).push(")"),
                Some(Quantifier::All) => out.push("all (").bind(value).push(")"),
                None => out.bind(value),
            };
        }
        Test::In(values) => {
            field(out, qualifier, column);
            out.push(" = any (").bind(array(values)).push(")");
        }
        Test::Is(value) => {
            field(out, qualifier, column);
            out.push(is(*value));
        }
        Test::Search { kind, language, query } => search(out, qualifier, column, (*kind, language.as_ref(), query)),
    }
}

fn search(
    out: &mut Statement,
    qualifier: &str,
    column: &PlannedField,
    (kind, language, query): (SearchKind, Option<&String>, &str),
) {
    let configuration = |out: &mut Statement| {
        if let Some(language) = language {
            out.bind(language).push("::pg_catalog.regconfig, ");
        }
    };
    if column.kind == ValueKind::SearchVector {
        field(out, qualifier, column);
    } else {
        out.push("pg_catalog.to_tsvector(");
        configuration(out);
        field(out, qualifier, column);
        out.push(")");
    }
    let function = match kind {
        SearchKind::Operators => "to_tsquery",
        SearchKind::Plain => "plainto_tsquery",
        SearchKind::Phrase => "phraseto_tsquery",
        SearchKind::Web => "websearch_to_tsquery",
    };
    out.push(" @@ pg_catalog.").push(function).push("(");
    configuration(out);
    out.bind(query).push(")");
}

fn symbol(operator: Operator) -> &'static str {
    match operator {
        Operator::Eq => "=",
        Operator::Neq => "<>",
        Operator::Gt => ">",
        Operator::Gte => ">=",
        Operator::Lt => "<",
        Operator::Lte => "<=",
        Operator::Like => "like",
        Operator::Ilike => "ilike",
        Operator::Match => "~",
        Operator::Imatch => "~*",
        Operator::IsDistinct => "is distinct from",
        Operator::Contains => "@>",
        Operator::Contained => "<@",
        Operator::Overlaps => "&&",
        Operator::StrictlyLeft => "<<",
        Operator::StrictlyRight => ">>",
        Operator::NotExtendsRight => "&<",
        Operator::NotExtendsLeft => "&>",
        Operator::Adjacent => "-|-",
    }
}

fn is(value: IsValue) -> &'static str {
    match value {
        IsValue::Null => " is null",
        IsValue::NotNull => " is not null",
        IsValue::True => " is true",
        IsValue::False => " is false",
        IsValue::Unknown => " is unknown",
    }
}

/// The text of an array; its elements are quoted, so that each is taken as it is.
fn array(values: &[String]) -> String {
    let quoted = values.iter().map(|value| format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")));
    format!("{{{}}}", quoted.collect::<Vec<_>>().join(","))
}
