//! A function that the request calls and the schema does not have.

use crate::catalog::Kind;
use crate::catalog::ObjectId;
use crate::infer::asked::understood;
use crate::infer::column_type::infer_type;
use crate::infer::names::{nearest, same_words};
use crate::infer::place::declared_statement;
use crate::infer::{Case, Proposal};
use crate::postgrest::{Routine, SchemaCache};
use crate::sql::readable_ident;

/// What would mend it: other arguments, reload, another name, deploy, or a stub to be filled in.
pub(in crate::infer) fn propose(case: &Case<'_>) -> Vec<Proposal> {
    let slots = &case.diagnosis.slots;
    let Some(name) = slots.function.as_ref().filter(|_| slots.operator.is_none()) else { return Vec::new() };
    let schema = slots.schema.as_deref().unwrap_or("public");
    let cache = SchemaCache::new(case.catalog, &[schema]);
    let routines: Vec<&Routine> = cache.routines().filter(|routine| routine.name.schema == schema).collect();
    let same: Vec<&Routine> = routines.iter().filter(|routine| routine.name.name == *name).copied().collect();
    let args = arguments(case);
    if !same.is_empty() {
        return vec![with_arguments(name, &args, &same)];
    }
    let is_routine = |kind: &str| matches!(kind, "create_function" | "create_procedure");
    if let Some(found) = declared_statement(case.declared, is_routine, name) {
        return vec![Proposal::deploy(&format!("function `{name}`"), &found)];
    }
    let names = || routines.iter().map(|routine| routine.name.name.as_str());
    if let Some(meant) = names().find(|other| same_words(other, name)).or_else(|| nearest(name, names())) {
        let title = format!("change your code here: call `{meant}`, not `{name}`");
        return vec![Proposal::shown(
            title,
            vec![format!("Function `{meant}` is there, and `{name}` is nearly the same name.")],
            0.85,
        )];
    }
    vec![stub(case, schema, name, &args)]
}

/// Names of the arguments, as the request or the error has them.
fn arguments(case: &Case<'_>) -> Vec<String> {
    let sent = understood(&case.request).and_then(|request| match request.action {
        crate::postgrest::Action::Call { arguments, .. } => Some(arguments.keys),
        _ => None,
    });
    sent.unwrap_or_else(|| case.diagnosis.slots.args.clone())
}

/// A function of that name is there.
fn with_arguments(name: &str, args: &[String], same: &[&Routine]) -> Proposal {
    if same.iter().any(|routine| routine.takes(args)) {
        return Proposal::reload(format!("The live database has `{name}` with these arguments."));
    }
    let shown = |routine: &&Routine| {
        let parameters = routine.parameters.iter().map(|parameter| {
            let optional = if parameter.required { "" } else { "?" };
            format!("{}{optional} {}", parameter.name, parameter.data_type)
        });
        format!("`{name}({})`", parameters.collect::<Vec<_>>().join(", "))
    };
    let mut evidence = vec![format!("The request gives {}.", listed(args))];
    evidence.extend(same.iter().map(|routine| format!("The database has {}.", shown(routine))));
    Proposal::shown(format!("change your code here: give `{name}` the arguments it has"), evidence, 0.9)
}

fn listed(args: &[String]) -> String {
    match args {
        [] => "no arguments".to_owned(),
        args => args.iter().map(|arg| format!("`{arg}`")).collect::<Vec<_>>().join(", "),
    }
}

/// What it should do is not in the error; only how it is called.
fn stub(case: &Case<'_>, schema: &str, name: &str, args: &[String]) -> Proposal {
    let nowhere =
        ObjectId { kind: Kind::Table, schema: schema.to_owned(), relation: String::new(), name: String::new() };
    let typed = args.iter().map(|arg| {
        let bare = arg.strip_prefix("p_").unwrap_or(arg);
        let guess = infer_type(case, &nowhere, bare);
        format!("{} {}", readable_ident(arg), guess.data_type)
    });
    let sql = format!(
        "create or replace function {}.{}({})\nreturns jsonb\nlanguage plpgsql\nsecurity invoker\nset search_path = ''\nas $$\nbegin\n  \
         raise exception 'not written yet';\nend;\n$$;\n",
        readable_ident(schema),
        readable_ident(name),
        typed.collect::<Vec<_>>().join(", ")
    );
    let evidence = vec![
        format!("Neither the database nor a file has a function `{name}`, and no name is near."),
        "What it should do and answer is not in the error; this is only how it is called.".to_owned(),
    ];
    Proposal { sql, ..Proposal::shown(format!("write function `{name}` in `functions.sql`"), evidence, 0.4) }
}
