//! Calls of functions.

use super::sql_text::Statement;
use crate::postgrest::cache::{Parameter, Returns, Routine};
use crate::sql::ident;

/// Writes a `select` of what a function answers; values without columns are called `pgrst_scalar`.
pub(super) fn call(out: &mut Statement, routine: &Routine, given: &[Parameter], payload: &str) {
    let returns_rows = matches!(routine.returns, Returns::Rows { .. });
    out.push(if returns_rows { "select pgrst_call.* from " } else { "select pgrst_call.pgrst_scalar from " });
    if !given.is_empty() {
        arguments(out, given, payload);
        out.push(", lateral ");
    }
    out.push(if returns_rows { "" } else { "(select " });
    out.table(&routine.name).push("(");
    match &routine.parameters[..] {
        [only] if routine.takes_json() && given.is_empty() => {
            out.bind(payload).push("::pg_catalog.").push(&ident(&only.data_type));
        }
        _ => out.join(given, ", ", |out, parameter| {
            out.push(if parameter.variadic { "variadic " } else { "" });
            out.name(&parameter.name).push(" := pgrst_arguments.").name(&parameter.name);
        }),
    }
    out.push(")");
    out.push(if returns_rows { " as pgrst_call" } else { " as pgrst_scalar) as pgrst_call" });
}

/// The arguments of a call as one row of the parameters' own types.
fn arguments(out: &mut Statement, given: &[Parameter], payload: &str) {
    out.push("pg_catalog.json_to_record(").bind(payload).push("::pg_catalog.json) as pgrst_arguments (");
    out.join(given, ", ", |out, parameter| {
        out.name(&parameter.name).push(" ").push(&parameter.data_type);
    });
    out.push(")");
}
