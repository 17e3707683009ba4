//! What the sample app asks for, with the day and the company filled in.

use std::collections::BTreeMap;

use wrench_backend::postgres::TextValue;
use wrench_backend::postgrest::{HttpRequest, SchemaCache, Statement, parse_request};

const REQUESTS: &str = include_str!("requests.txt");
/// How a visit is read wherever the app lists visits.
const VISIT: &str = "id,status,scheduled_start,scheduled_end,started_at,completed_at,\
    job:jobs(id,reference,title,property:properties(street,city,customer:customers(display_name))),\
    sent:visit_assignments(is_lead,technician:profiles(id,full_name))";

/// One line of the file.
pub(super) struct Request {
    /// What a person would call it.
    pub(super) name: &'static str,
    /// Who asks: a role, or `customer`.
    pub(super) person: &'static str,
    method: &'static str,
    target: &'static str,
    body: &'static str,
}

/// All of them, in the order of the file.
pub(super) fn all() -> Vec<Request> {
    let lines = REQUESTS.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(parse).collect()
}

fn parse(line: &'static str) -> Request {
    let mut parts = line.split(" | ").map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let request = Request { name: next(), person: next(), method: next(), target: next(), body: next() };
    assert!(request.target.starts_with('/'), "a line has name, person, method and path: {line}");
    request
}

/// What stands for the words in braces.
pub(super) type Values = BTreeMap<String, String>;

impl Request {
    /// The statement that the data API makes of it.
    pub(super) fn statement(&self, schema: &SchemaCache, values: &Values) -> Statement {
        let target =
            values.iter().fold(self.visits(), |target, (name, value)| target.replace(&format!("{{{name}}}"), value));
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let mut headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        if self.method == "LIST" {
            headers.push(("prefer".to_owned(), "count=exact".to_owned()));
        }
        let method = if self.method == "LIST" { "GET" } else { self.method };
        let request = HttpRequest { method, path, query, headers: &headers, body: self.body.as_bytes() };
        let request = parse_request(&request).unwrap_or_else(|error| panic!("{}: {error:?}", self.name));
        schema.resolve(&request).unwrap_or_else(|error| panic!("{}: {error:?}", self.name)).statement()
    }

    fn visits(&self) -> String {
        let mine = VISIT.replace("sent:visit_assignments(", "sent:visit_assignments!inner(profile_id,");
        self.target.replace("{visit}", VISIT).replace("{my_visit}", &mine)
    }
}

/// The values of a statement, for the driver.
pub(super) fn parameters(statement: &Statement) -> Vec<TextValue<'_>> {
    statement.parameters.iter().map(|value| TextValue(value)).collect()
}
