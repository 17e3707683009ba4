//! Calls of functions that are taken away.

use wrench_backend::catalog::{Catalog, Facts, ObjectId};
use wrench_backend::infer::Proposal;
use wrench_backend::postgrest::{Returns, SchemaCache};

use super::broken::{Asked, Broken, shape};

/// Functions of one name that can be called over HTTP, with what they must be given.
pub(super) fn calls(catalog: &Catalog) -> Vec<Broken> {
    let cache = SchemaCache::new(catalog, &["public"]);
    let functions = catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Function(function) if id.schema == "public" && object.acl.contains("EXECUTE authenticated") => {
            Some((id, function))
        }
        _ => None,
    });
    let name = |id: &ObjectId| id.name.split('(').next().unwrap_or_default().to_owned();
    let of = |(id, function): (&ObjectId, &wrench_backend::catalog::Function)| {
        let mut same =
            cache.routines().filter(|routine| routine.name.schema == "public" && routine.name.name == name(id));
        let routine =
            same.next().filter(|routine| same.next().is_none() && !matches!(routine.returns, Returns::Nothing))?;
        let given = routine.parameters.iter().filter(|parameter| !parameter.name.is_empty());
        let body: Vec<String> =
            given.map(|parameter| format!(r#""{}":"{}""#, parameter.name, shape(&parameter.data_type))).collect();
        Some(Broken {
            sort: "rpc",
            name: format!("rpc {}", routine.name.name),
            removal: format!("drop {} {} cascade", function.routine, function.reference),
            request: Asked::post(&format!("rpc/{}", routine.name.name), format!("{{{}}}", body.join(","))),
        })
    };
    functions.filter_map(of).collect()
}

/// The function with the arguments of the call, and nothing that could be applied.
pub(super) fn is_sketch(case: &Broken, found: &Proposal) -> bool {
    let function = case.name.trim_start_matches("rpc ");
    let body: serde_json::Value = serde_json::from_str(case.request.body.as_deref().unwrap_or("{}")).expect("JSON");
    let given = body.as_object().expect("an object");
    found.applicability.as_str() == "display only"
        && found.sql.starts_with(&format!("create or replace function public.{function}("))
        && given.keys().all(|name| found.sql.contains(&format!("{name} ")))
}
