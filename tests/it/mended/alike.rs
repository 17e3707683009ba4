//! Requests that are wrong themselves: nothing is missing from the schema, and nothing may be added to it.

use wrench_backend::catalog::{Catalog, Facts, Kind};

use super::broken::Asked;

/// A request with what must be said of it.
#[derive(Debug)]
pub(super) struct Alike {
    pub(super) request: Asked,
    pub(super) advice: String,
    /// What is done to the schema before it is sent.
    pub(super) change: String,
}

/// Columns that a file renames: table, old name, new name.
pub(super) const RENAMED: [(&str, &str, &str); 4] = [
    ("customers", "phone", "main_phone_number"),
    ("jobs", "instructions", "crew_notes"),
    ("invoices", "due_on", "payable_until"),
    ("visits", "outcome", "result"),
];

fn alike_one(request: Asked, advice: impl Into<String>) -> Alike {
    Alike { request, advice: advice.into(), change: String::new() }
}

/// Written by hand, and slips made of the schema's own names.
pub(super) fn alike(catalog: &Catalog) -> Vec<Alike> {
    let mut cases = vec![
        alike_one(Asked::get("jobs?select=nr:id&order=nr"), "order by `id`"),
        alike_one(Asked::get("customers?select=since:created_at&since=gte.‹timestamptz›"), "`created_at`"),
        alike_one(Asked::get("invoices?select=made:created_at&order=made.desc"), "`created_at`"),
        alike_one(Asked::get("jobs?select=sum"), "`sum()`"),
        alike_one(Asked::get("visits?select=max"), "`max()`"),
        alike_one(Asked::get("customers?select=jobs"), "`jobs(…)`"),
        alike_one(Asked::get("invoices?select=customers"), "`customers(…)`"),
        alike_one(Asked::get("quotes?select=customers"), "`customers(…)`"),
        alike_one(
            Asked::post("customers", r#"{"address.city":"‹text:5›"}"#.to_owned()),
            "the whole value of `address`",
        ),
        alike_one(Asked::post("jobs", r#"{"details->crew":"‹text:5›"}"#.to_owned()), "the whole value of `details`"),
        alike_one(Asked::get("customer?select=id"), "write `customers`"),
        alike_one(Asked::get("Jobs?select=id"), "write `jobs`"),
        alike_one(Asked::get("invoicess?select=id"), "write `invoices`"),
        alike_one(Asked::get("timeEntries?select=id"), "write `time_entries`"),
        alike_one(Asked::get("vists?select=id"), "write `visits`"),
        alike_one(Asked::get("quote_line_item?select=id"), "write `quote_line_items`"),
        alike_one(Asked::get("jobs?select=id,customer(id)"), "join `customers`"),
        alike_one(Asked::get("visits?select=id,job(id)"), "join `jobs`"),
        alike_one(Asked::get("invoices?select=id,invoice_line_item(id)"), "join `invoice_line_items`"),
    ];
    cases.extend(slips(catalog));
    cases.extend(labels(catalog));
    cases.extend(RENAMED.map(renamed));
    cases
}

/// A column whose name the last deployment changed.
fn renamed((table, from, to): (&str, &str, &str)) -> Alike {
    let change = format!("alter table public.{table} rename column {from} to {to}");
    let request = Asked::get(&format!("{table}?select=id,{from}"));
    Alike { change, ..alike_one(request, format!("was renamed to `{to}`")) }
}

/// Columns in camel case, and with two letters exchanged.
fn slips(catalog: &Catalog) -> Vec<Alike> {
    let columns = catalog.objects.iter().filter_map(|(id, object)| match &object.facts {
        Facts::Column(_) if id.schema == "public" && id.name.matches('_').count() == 1 && id.name.len() > 8 => Some(id),
        _ => None,
    });
    let tables =
        catalog.objects.keys().filter(|id| id.kind == Kind::Table).map(|id| id.name.as_str()).collect::<Vec<_>>();
    let columns = columns.filter(|id| tables.contains(&id.relation.as_str())).step_by(17).take(24);
    let of = |(at, id): (usize, &wrench_backend::catalog::ObjectId)| {
        let (first, rest) = id.name.split_once('_').unwrap_or((&id.name, ""));
        let wrong = if at % 2 == 0 {
            format!("{first}{}{}", rest[..1].to_uppercase(), &rest[1..])
        } else {
            let (head, tail) = id.name.split_at(id.name.len() - 2);
            format!("{head}{}{}", &tail[1..], &tail[..1])
        };
        alike_one(Asked::get(&format!("{}?select={wrong}", id.relation)), format!("write `{}`", id.name))
    };
    columns.enumerate().map(of).collect()
}

/// Labels in capitals.
fn labels(catalog: &Catalog) -> Vec<Alike> {
    let values = [
        ("jobs", "status", "in_progress", "In Progress"),
        ("jobs", "status", "completed", "Completed"),
        ("invoices", "status", "draft", "DRAFT"),
        ("quotes", "status", "approved", "aproved"),
    ];
    let has = |table: &str, column: &str| {
        catalog.objects.keys().any(|id| id.kind == Kind::Column && id.relation == table && id.name == column)
    };
    let of = |(table, column, label, wrong): (&str, &str, &str, &str)| {
        let request = Asked {
            value: Some(wrong.to_owned()),
            ..Asked::get(&format!("{table}?select=id&{column}=eq.‹text:{}›", wrong.len()))
        };
        alike_one(request, format!("send `{label}`"))
    };
    values.into_iter().filter(|(table, column, _, _)| has(table, column)).map(of).collect()
}
