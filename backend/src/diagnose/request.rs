//! What a data API request says of itself: table or function, and which names its select list gives to joined tables.
//!
//! A small reading of the address, enough to tell aliases from tables.

use std::borrow::Cow;

use super::Observation;

/// A joined table of a select list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Embed {
    /// The name the request gives it.
    pub alias: Option<String>,
    /// The table, or the column or constraint that leads to it.
    pub target: String,
}

/// A request of the data API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Request {
    /// Method in capitals.
    pub method: Option<String>,
    /// Table or view of the path.
    pub table: Option<String>,
    /// Function of a `/rpc/` path.
    pub function: Option<String>,
    /// Joined tables, in order.
    pub embeds: Vec<Embed>,
    /// Types the request casts to.
    pub casts: Vec<String>,
    /// Schema it asked for by header.
    pub schema: Option<String>,
}

impl Request {
    /// Reads the address of an observation.
    pub(super) fn read(observation: &Observation<'_>) -> Request {
        let url = observation.url.unwrap_or_default();
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let select = parameter(query, "select");
        let mut request = Request {
            method: observation.method.map(str::to_ascii_uppercase),
            embeds: embeds(&select),
            casts: casts(&select),
            schema: observation.schema.map(str::to_owned),
            ..Request::default()
        };
        match target(path) {
            Some(Target::Table(name)) => request.table = Some(name),
            Some(Target::Function(name)) => request.function = Some(name),
            None => {}
        }
        request
    }

    /// The table that `qualifier` of an error message stands for, as far as the request tells.
    pub(super) fn table_of(&self, qualifier: &str) -> Option<&str> {
        if self.table.as_deref() == Some(qualifier) || qualifier == "_" || qualifier.starts_with("pgrst_") {
            return self.table.as_deref();
        }
        // PostgREST names a joined table after itself with a number.
        let (stem, number) = qualifier.rsplit_once('_').unwrap_or((qualifier, ""));
        let is_numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_meant = |embed: &&Embed| {
            let names = [embed.alias.as_deref(), Some(embed.target.as_str())];
            names.contains(&Some(qualifier)) || (is_numbered && names.contains(&Some(stem)))
        };
        self.embeds.iter().find(is_meant).map(|embed| embed.target.as_str())
    }
}

enum Target {
    Table(String),
    Function(String),
}

fn target(path: &str) -> Option<Target> {
    let without_host = match path.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => path.strip_prefix('/')?,
    };
    let inner = without_host.split_once("rest/v1/").map_or(without_host, |(_, rest)| rest);
    let mut parts = inner.split('/').filter(|part| !part.is_empty());
    let first = parts.next()?;
    match (first, parts.next(), parts.next()) {
        ("rpc", Some(function), None) => Some(Target::Function(function.to_owned())),
        (table, None, None) => Some(Target::Table(decode(table).into_owned())),
        _ => None,
    }
}

fn parameter(query: &str, name: &str) -> String {
    let query = query.split('#').next().unwrap_or_default();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

fn decode(part: &str) -> Cow<'_, str> {
    let found = form_urlencoded::parse(part.as_bytes()).next();
    found.map_or(Cow::Borrowed(part), |(key, _)| key)
}

/// `alias:table!hint(…)` at every depth; aggregates are none.
fn embeds(select: &str) -> Vec<Embed> {
    let mut found = Vec::new();
    for (at, _) in select.match_indices('(') {
        let start = select[..at].rfind(['(', ',', ')']).map_or(0, |before| before + 1);
        let word = select[start..at].trim().trim_start_matches("...");
        let word = word.split('!').next().unwrap_or(word);
        let (alias, target) = word.split_once(':').map_or((None, word), |(alias, target)| (Some(alias), target));
        let is_aggregate = target.rsplit('.').next().is_some_and(|name| AGGREGATES.contains(&name));
        if !target.is_empty() && !is_aggregate {
            found.push(Embed { alias: alias.map(str::to_owned), target: target.to_owned() });
        }
    }
    found
}

/// Aggregates that a select list may name.
pub(super) const AGGREGATES: [&str; 5] = ["count", "sum", "avg", "min", "max"];

fn casts(select: &str) -> Vec<String> {
    let words = select.split("::").skip(1);
    words.map(|rest| rest.split([',', ')', '(', ':']).next().unwrap_or(rest).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Request {
        Request::read(&Observation { url: Some(url), ..Observation::default() })
    }

    #[test]
    fn the_path_names_a_table_or_a_function() {
        for (url, table, function) in [
            ("https://x.supabase.co/rest/v1/jobs?select=*", Some("jobs"), None),
            ("/rest/v1/rpc/close_job", None, Some("close_job")),
            ("/clients?select=id", Some("clients"), None),
            ("https://example.com", None, None),
            ("/functions/v1/mail", None, None),
        ] {
            let request = read(url);
            assert_eq!((request.table.as_deref(), request.function.as_deref()), (table, function), "{url}");
        }
    }

    #[test]
    fn aliases_stand_for_the_tables_they_name() {
        let request = read("/rest/v1/jobs?select=id,owner:customers!jobs_customer_id_fkey(name),line_items(sum)");
        for (qualifier, table) in [
            ("jobs", Some("jobs")),
            ("customers_1", Some("customers")),
            ("owner_1", Some("customers")),
            ("line_items_1", Some("line_items")),
            ("pgrst_source", Some("jobs")),
            ("c", None),
        ] {
            assert_eq!(request.table_of(qualifier), table, "{qualifier}");
        }
    }
}
