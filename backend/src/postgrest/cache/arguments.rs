//! Arguments and results of functions, read from the texts the server prints.

use super::references::{take_identifier, take_name};
use super::relationship::Name;
use super::routine::{Parameter, Returns, Routine};
use super::view_columns::split_all;
use crate::catalog::{Function, ObjectId};

/// A function that can be called; triggers and procedures cannot. `is_relation` tells row types from others.
pub(super) fn parse_routine(
    id: &ObjectId,
    function: &Function,
    is_relation: &dyn Fn(&Name) -> bool,
) -> Option<Routine> {
    let returned = function.returns.as_deref()?;
    if function.routine != "function" || matches!(returned, "trigger" | "event_trigger") {
        return None;
    }
    // Types of the inputs stand in the identity, too: there without names.
    let open = id.name.find('(')?;
    let types = id.name[open..].trim_start_matches('(').strip_suffix(')')?;
    let mut types = split_all(types, ',').into_iter().map(str::trim).filter(|text| !text.is_empty());
    let mut parameters = Vec::new();
    let mut has_outputs = false;
    for argument in split_all(&function.arguments, ',').into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        let (mode, text) = split_mode(argument);
        has_outputs |= matches!(mode, "OUT" | "INOUT");
        if mode == "OUT" {
            continue;
        }
        let data_type = types.next()?;
        let (declared, required) = match text.split_once(" DEFAULT ") {
            Some((declared, _)) => (declared, false),
            None => (text, true),
        };
        let mut name = declared.strip_suffix(data_type).unwrap_or_default();
        let name = take_identifier(&mut name).unwrap_or_default();
        let variadic = mode == "VARIADIC";
        parameters.push(Parameter { name, data_type: data_type.to_owned(), required: required && !variadic, variadic });
    }
    let name = Name::new(&id.schema, &id.name[..open]);
    Some(Routine { name, parameters, returns: returns(returned, has_outputs, is_relation) })
}

fn split_mode(argument: &str) -> (&str, &str) {
    for mode in ["INOUT", "OUT", "VARIADIC", "IN"] {
        if let Some(rest) = argument.strip_prefix(mode).and_then(|rest| rest.strip_prefix(' ')) {
            return (mode, rest);
        }
    }
    ("IN", argument)
}

fn returns(text: &str, has_outputs: bool, is_relation: &dyn Fn(&Name) -> bool) -> Returns {
    let (text, set) = match text.strip_prefix("SETOF ") {
        Some(rest) => (rest, true),
        None => (text, text.starts_with("TABLE(")),
    };
    if text == "void" {
        return Returns::Nothing;
    }
    if has_outputs || text == "record" || text.starts_with("TABLE(") {
        return Returns::Rows { set, relation: None };
    }
    let mut rest = text;
    match take_name(&mut rest).filter(|name| rest.is_empty() && is_relation(name)) {
        Some(relation) => Returns::Rows { set, relation: Some(relation) },
        None => Returns::Value { set },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Kind;

    fn routine(name: &str, arguments: &str, returns: &str) -> Option<Routine> {
        let id = ObjectId { kind: Kind::Function, schema: "public".into(), relation: String::new(), name: name.into() };
        let function = Function {
            routine: "function".into(),
            definition: String::new(),
            reference: String::new(),
            returns: Some(returns.into()),
            arguments: arguments.into(),
        };
        parse_routine(&id, &function, &|name| name.name == "jobs")
    }

    #[test]
    fn arguments_have_names_types_and_defaults() {
        let arguments = "a numeric, \"B c\" character varying DEFAULT 'x, y'::character varying, character varying, \
                         OUT total integer, VARIADIC rest public.role[]";
        let types = "f(numeric, character varying, character varying, public.role[])";
        let routine = routine(types, arguments, "integer").expect("a routine");
        let found: Vec<(&str, &str, bool, bool)> = routine
            .parameters
            .iter()
            .map(|one| (one.name.as_str(), one.data_type.as_str(), one.required, one.variadic))
            .collect();
        let expected = [
            ("a", "numeric", true, false),
            ("B c", "character varying", false, false),
            ("", "character varying", true, false),
            ("rest", "public.role[]", false, true),
        ];
        assert_eq!(found, expected);
        assert_eq!(routine.returns, Returns::Rows { set: false, relation: None });
    }

    #[test]
    fn results_are_values_rows_or_nothing() {
        let jobs = || Some(Name::new("public", "jobs"));
        let cases = [
            ("void", Some(Returns::Nothing)),
            ("uuid", Some(Returns::Value { set: false })),
            ("SETOF text", Some(Returns::Value { set: true })),
            ("public.jobs", Some(Returns::Rows { set: false, relation: jobs() })),
            ("SETOF public.jobs", Some(Returns::Rows { set: true, relation: jobs() })),
            ("TABLE(a integer, b text)", Some(Returns::Rows { set: true, relation: None })),
            ("record", Some(Returns::Rows { set: false, relation: None })),
            ("trigger", None),
        ];
        for (text, expected) in cases {
            assert_eq!(routine("f()", "", text).map(|routine| routine.returns), expected, "{text}");
        }
    }
}
