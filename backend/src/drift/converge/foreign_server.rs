//! Foreign servers, and the options of everything foreign.

use crate::catalog::{ForeignServer, Object};
use crate::sql::{ident, literal};

use super::super::hazard::Nature;
use super::Step;

pub(super) fn steps(want: &Object, (from, to): (&ForeignServer, &ForeignServer), parts: &[&str]) -> Vec<Step> {
    let alter = format!("alter server {}", ident(&want.id.name));
    let mut steps = Vec::new();
    let fixed: Vec<&str> = ["wrapper", "server_type"].into_iter().filter(|part| parts.contains(part)).collect();
    if !fixed.is_empty() {
        let why = "its wrapper and type cannot be changed, and its tables depend on it".to_owned();
        steps.push(Step::new(want, &fixed, Nature::Unsupported(why), Vec::new()));
    }
    if parts.contains(&"version") {
        let version = to.version.as_deref().map_or_else(|| "null".to_owned(), literal);
        steps.push(Step::new(want, &["version"], Nature::Replace, vec![format!("{alter} version {version}")]));
    }
    if parts.contains(&"options") {
        let sql = vec![format!("{alter} {}", changed_options(&from.options, &to.options))];
        steps.push(Step::new(want, &["options"], Nature::Replace, sql));
    }
    steps
}

/// `options (add a '1', set b '2', drop c)`.
pub(super) fn changed_options(from: &[String], to: &[String]) -> String {
    let split = |option: &str| match option.split_once('=') {
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => (option.to_owned(), String::new()),
    };
    let (old, new): (Vec<_>, Vec<_>) =
        (from.iter().map(|option| split(option)).collect(), to.iter().map(|option| split(option)).collect());
    let named = |list: &[(String, String)], name: &str| list.iter().any(|(other, _)| other == name);
    let set = new.iter().filter(|option| !old.contains(option)).map(|(name, value)| {
        let word = if named(&old, name) { "set" } else { "add" };
        format!("{word} {} {}", ident(name), literal(value))
    });
    let gone = old.iter().filter(|(name, _)| !named(&new, name)).map(|(name, _)| format!("drop {}", ident(name)));
    format!("options ({})", set.chain(gone).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::changed_options;

    #[test]
    fn options_are_added_set_and_dropped_by_name() {
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let changed = changed_options(&list("host=a port=1 dbname=x"), &list("dbname=x host=b user=y=z"));
        assert_eq!(changed, r#"options (set "host" 'b', add "user" 'y=z', drop "port")"#);
    }
}
