//! Functions, procedures and aggregates.

use super::grants::grants;
use crate::catalog::{Aggregate, Function, Object};
use crate::document::model::Routine;
use crate::document::text::short_type;

/// Describes a function or procedure.
pub(super) fn function(object: &Object, facts: &Function) -> Routine {
    let header = header(facts);
    let has = |word: &str| header.iter().any(|line| line.split(' ').any(|found| found == word));
    let language = header.iter().find_map(|line| line.strip_prefix("LANGUAGE "));
    let mut said: Vec<String> = language.map(|language| format!("language {language}")).into_iter().collect();
    let volatility = ["IMMUTABLE", "STABLE"].into_iter().find(|word| has(word)).unwrap_or("VOLATILE");
    if facts.routine == "function" {
        said.push(volatility.to_lowercase());
    }
    said.extend(has("STRICT").then(|| "null in, null out".to_owned()));
    said.extend(header.iter().filter_map(|line| Some(format!("set {}", setting(line.strip_prefix("SET ")?)))));
    Routine {
        reference: in_public(&facts.reference),
        kind: facts.routine.clone(),
        arguments: facts.arguments.clone(),
        returns: facts.returns.as_deref().map(short_type),
        comment: object.comment.clone(),
        definer: header.iter().any(|line| line.contains("SECURITY DEFINER")),
        facts: said,
        grants: grants(object, &[]),
    }
}

/// Describes an aggregate.
pub(super) fn aggregate(object: &Object, facts: &Aggregate) -> Routine {
    Routine {
        reference: in_public(&facts.routine_reference),
        kind: "aggregate".to_owned(),
        arguments: facts.signature.clone(),
        returns: Some(short_type(&facts.result)),
        comment: object.comment.clone(),
        definer: false,
        facts: facts.settings.clone(),
        grants: grants(object, &[]),
    }
}

/// Quoted where it has to be, so what is left without a schema is in `public`.
fn in_public(reference: &str) -> String {
    reference.strip_prefix("public.").unwrap_or(reference).to_owned()
}

/// Lines between arguments and body: `LANGUAGE sql`, `STABLE SECURITY DEFINER`, `SET search_path TO ''`.
fn header(facts: &Function) -> Vec<&str> {
    // Defaults of arguments may hold any text.
    let text = facts.definition.split_once(&format!("({})", facts.arguments)).map_or("", |(_, rest)| rest);
    let is_body = |line: &&str| !["AS ", "BEGIN ATOMIC", "RETURN "].iter().any(|start| line.starts_with(start));
    text.lines().map(str::trim).take_while(is_body).collect()
}

fn setting(text: &str) -> String {
    text.replacen(" TO ", " = ", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(arguments: &str, definition: &str) -> Function {
        Function {
            routine: "function".into(),
            definition: definition.into(),
            reference: String::new(),
            returns: None,
            arguments: arguments.into(),
        }
    }

    #[test]
    fn what_stands_before_the_body_is_read_and_the_body_is_not() {
        let definition = "CREATE OR REPLACE FUNCTION public.f(a text DEFAULT '\n SECURITY DEFINER'::text)\n RETURNS text\n \
                          LANGUAGE sql\n STABLE\n SET search_path TO ''\nAS $function$\n SECURITY DEFINER\n$function$\n";
        let function = facts("a text DEFAULT '\n SECURITY DEFINER'::text", definition);
        assert_eq!(header(&function), ["", "RETURNS text", "LANGUAGE sql", "STABLE", "SET search_path TO ''"]);
    }
}
