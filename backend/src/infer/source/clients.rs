//! Whether an expression is a client of the data API: by where it comes from, by its name, or by how it is used.

use oxc_ast::ast::{Argument, CallExpression, Expression, IdentifierReference};

use super::call::{Schema, Step};
use super::evaluate::Evaluator;
use super::value::{Known, Value};

/// What has a `from` or `rpc` and is no client.
const STRANGERS: [&str; 14] = [
    "Array",
    "Buffer",
    "Object",
    "Readable",
    "Observable",
    "Iterator",
    "AsyncIterator",
    "Uint8Array",
    "Uint8ClampedArray",
    "Float32Array",
    "Float64Array",
    "Temporal",
    "storage",
    "knex",
];
/// Functions of the client's packages that make one (`@supabase/ssr`, `@supabase/auth-helpers-*`).
const MAKERS: [&str; 9] = [
    "createBrowserClient",
    "createServerClient",
    "createPagesBrowserClient",
    "createPagesServerClient",
    "createClientComponentClient",
    "createServerComponentClient",
    "createServerActionClient",
    "createRouteHandlerClient",
    "createMiddlewareClient",
];
/// Other builders of queries, whose chains look alike.
const OTHERS: [&str; 8] =
    ["knex", "kysely", "drizzle-orm", "typeorm", "sequelize", "objection", "mikro-orm", "arquero"];
/// Methods that only other builders have.
const FOREIGN: [&str; 12] = [
    "where",
    "andWhere",
    "orWhere",
    "join",
    "leftJoin",
    "innerJoin",
    "orderBy",
    "groupBy",
    "having",
    "returning",
    "execute",
    "values",
];
/// How deep an expression is looked into.
const DEEPEST: usize = 8;

/// Methods that begin a request to a table.
pub(super) const VERBS: [&str; 5] = ["select", "insert", "upsert", "update", "delete"];

/// How sure it is that something is a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    Client,
    Stranger,
    Unknown,
}

/// What `from` or `rpc` is called on.
#[derive(Debug)]
pub(super) struct Receiver {
    pub(super) origin: Origin,
    pub(super) schema: Schema,
    /// The expression without what it is called with: `app.db`.
    pub(super) text: String,
}

impl Receiver {
    fn new(origin: Origin, text: impl Into<String>) -> Receiver {
        Receiver { origin, schema: Schema::Default, text: text.into() }
    }

    /// What is a stranger stays one, whatever it is called.
    fn or_by_name(self, name: &str) -> Receiver {
        let origin = if self.origin == Origin::Unknown { by_name(name) } else { self.origin };
        Receiver { origin, ..self }
    }
}

fn by_name(name: &str) -> Origin {
    match name {
        _ if STRANGERS.contains(&name) || name.to_lowercase().ends_with("storage") => Origin::Stranger,
        _ if mentions(name) => Origin::Client,
        _ => Origin::Unknown,
    }
}

fn mentions(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("supabase") || name.contains("postgrest")
}

impl<'a> Evaluator<'_, 'a> {
    /// What an expression is as the receiver of `from` or `rpc`.
    pub(super) fn receiver(&self, expression: &Expression<'a>) -> Receiver {
        self.receiver_at(expression, 0)
    }

    fn receiver_at(&self, expression: &Expression<'a>, depth: usize) -> Receiver {
        let deeper = depth + 1;
        match expression.get_inner_expression() {
            _ if depth > DEEPEST => Receiver::new(Origin::Unknown, ""),
            Expression::AwaitExpression(awaited) => self.receiver_at(&awaited.argument, deeper),
            Expression::LogicalExpression(either) => self.receiver_at(&either.left, deeper),
            Expression::ThisExpression(_) => Receiver::new(Origin::Unknown, "this"),
            Expression::Identifier(name) => self.named(name, deeper),
            Expression::StaticMemberExpression(member) => {
                let name = member.property.name.as_str();
                let text = format!("{}.{name}", self.receiver_at(&member.object, deeper).text);
                Receiver { schema: self.schema_of(name), ..Receiver::new(by_name(name), text) }
            }
            Expression::CallExpression(call) => self.called(call, deeper),
            Expression::NewExpression(made) => {
                let class = made.callee.get_identifier_reference().map_or("", |name| name.name.as_str());
                let origin = if mentions(class) { Origin::Client } else { Origin::Stranger };
                Receiver::new(origin, format!("new {class}"))
            }
            _ => Receiver::new(Origin::Unknown, ""),
        }
    }

    fn named(&self, name: &IdentifierReference<'a>, depth: usize) -> Receiver {
        let own = name.name.as_str();
        let plain = || Receiver { schema: self.schema_of(own), ..Receiver::new(by_name(own), own) };
        let Some(symbol) = self.module.symbol(name) else { return plain() };
        if let Some(import) = self.module.import(symbol) {
            let origin =
                if mentions(import.module) && by_name(own) == Origin::Unknown { Origin::Client } else { by_name(own) };
            let given = import.name.unwrap_or(own);
            return Receiver { origin, schema: self.schema_of(given), text: own.to_owned() };
        }
        let declared = self.module.declarator(symbol).filter(|found| found.id.get_binding_identifier().is_some());
        match declared.and_then(|found| found.init.as_ref()) {
            Some(init) => {
                let found = self.receiver_at(init, depth).or_by_name(own);
                let schema = match found.schema {
                    Schema::Default => self.schema_of(own),
                    named => named,
                };
                Receiver { schema, text: own.to_owned(), ..found }
            }
            None => plain(),
        }
    }

    fn called(&self, call: &CallExpression<'a>, depth: usize) -> Receiver {
        let callee = call.callee.get_inner_expression();
        let (name, module) = match callee {
            Expression::Identifier(name) => {
                let import = self.module.symbol(name).and_then(|symbol| self.module.import(symbol));
                (name.name.as_str(), import.map(|import| import.module))
            }
            Expression::StaticMemberExpression(member) => {
                let name = member.property.name.as_str();
                if name == "schema" {
                    let inner = self.receiver_at(&member.object, depth);
                    let asked = call.arguments.first().and_then(Argument::as_expression);
                    let schema = asked.map_or(inner.schema, |asked| Schema::Named(self.value(asked)));
                    return Receiver { schema, text: inner.text, origin: inner.origin };
                }
                (name, None)
            }
            _ => return Receiver::new(Origin::Unknown, ""),
        };
        let is_maker = MAKERS.contains(&name) || mentions(name) || module.is_some_and(mentions);
        let origin = if is_maker { Origin::Client } else { by_name(name) };
        let schema = self.schema_option(call).map_or_else(|| self.schema_of(name), Schema::Named);
        Receiver { origin, schema, text: format!("{name}()") }
    }

    /// The schema of clients that a variable or function of this name gives.
    fn schema_of(&self, name: &str) -> Schema {
        self.project.schemas.get(name).map_or(Schema::Default, |value| Schema::Named(value.clone()))
    }

    /// `{ db: { schema } }` among the arguments.
    pub(super) fn schema_option(&self, call: &CallExpression<'a>) -> Option<Value> {
        let options = call.arguments.iter().filter_map(Argument::as_expression).rev();
        let is_object = |expression: &&Expression<'a>| {
            matches!(expression.get_inner_expression(), Expression::ObjectExpression(_) | Expression::Identifier(_))
        };
        options.filter(is_object).find_map(|options| self.value(options).entry("db")?.entry("schema").cloned())
    }

    /// Whether the module builds its queries with something else.
    pub(super) fn builds_otherwise(&self) -> bool {
        let modules: Vec<&str> = self.module.imported_modules().collect();
        let is_other = |module: &&str| OTHERS.iter().any(|other| module.contains(other));
        modules.iter().any(is_other) && !modules.iter().any(|module| mentions(module))
    }
}

/// Whether a chain is what only a client has: a table by its name, and a verb right after it.
pub(super) fn has_shape(table: &Value, steps: &[Step]) -> bool {
    table.texts().is_some() && may_be(steps)
}

/// Whether nothing in a chain contradicts that it is a request to a table.
pub(super) fn may_be(steps: &[Step]) -> bool {
    let Some(first) = steps.first().filter(|step| VERBS.contains(&step.name.as_str())) else { return false };
    let given = first.arguments.as_slice();
    let is_ours = match first.name.as_str() {
        "select" => {
            let columns = given.first().is_none_or(|value| {
                matches!(value.known, Known::Text(_) | Known::OneOf(_) | Known::Null | Known::Unknown)
            });
            columns && given.get(1).is_none_or(|options| options.text().is_none()) && given.len() <= 2
        }
        "delete" => given.len() <= 1,
        _ => given.first().is_some_and(|rows| rows.texts().is_none()) && given.len() <= 2,
    };
    is_ours && !steps.iter().any(|step| FOREIGN.contains(&step.name.as_str()))
}
