//! A request of the data API, planned by the server and never run.

use tokio_postgres::Client;
use tokio_postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};

use super::{Attempt, Fared, in_a_line};
use crate::catalog::Catalog;
use crate::postgres::{PgError, TextValue};
use crate::postgrest::{SchemaCache, Statement};

/// A parameter; a shape is null, which every type has.
#[derive(Debug)]
struct Known<'a>(Option<&'a str>);

impl ToSql for Known<'_> {
    fn to_sql(&self, of: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self.0 {
            Some(text) => TextValue(text).to_sql(of, out),
            None => Ok(IsNull::Yes),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }

    to_sql_checked!();
}

/// Resolves the request in the schema and lets the server plan it, without running it.
pub async fn plan_request(client: &Client, catalog: &Catalog, attempt: &Attempt<'_>) -> Fared {
    let Some(request) = attempt.request else { return Fared::NotAsked };
    let schema = request.schema.as_deref().unwrap_or("public");
    let statement = match SchemaCache::new(catalog, &[schema]).resolve(request) {
        Ok(plan) => plan.statement(),
        Err(error) => {
            let body = error.reply().body;
            return Fared::Refused(format!("{} {}", body.code, body.message));
        }
    };
    explain(client, &statement, attempt.value).await
}

async fn explain(client: &Client, statement: &Statement, value: Option<&str>) -> Fared {
    let known: Vec<String> = statement.parameters.iter().map(|text| with_value(text, value)).collect();
    let known: Vec<Known<'_>> =
        known.iter().map(|text| Known(Some(text.as_str()).filter(|text| is_known(text)))).collect();
    let parameters: Vec<(&(dyn ToSql + Sync), Type)> =
        known.iter().map(|value| (value as _, TextValue::TYPE)).collect();
    match client.query_typed(&format!("explain {}", statement.sql), &parameters).await {
        Ok(_) => Fared::Plans,
        Err(error) => Fared::Refused(in_a_line(&PgError::from_driver(&error))),
    }
}

/// Puts the value that the error quotes where its shape stands.
fn with_value(text: &str, value: Option<&str>) -> String {
    match value {
        Some(value) => text.replace(&format!("‹text:{}›", value.chars().count()), value),
        None => text.to_owned(),
    }
}

/// A body is JSON whatever its values are shaped like, and is not read while planning.
fn is_known(text: &str) -> bool {
    let is_body = text.starts_with("{\"") || text.starts_with("[{");
    is_body || !text.contains('‹')
}
