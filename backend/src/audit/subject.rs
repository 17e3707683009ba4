//! What the checks look at.

use std::time::Duration;

use tokio::sync::OnceCell;
use tokio_postgres::Row;

use super::reader::{OpenError, ReadError, Reader};
use super::run::AuditRequest;
use super::verify::{Verified, verify};
use crate::files::PlatformKind;
use crate::postgres::PgError;

/// The database, the declared files, and what is asked.
pub(super) struct Subject<'a> {
    pub(super) request: &'a AuditRequest,
    pub(super) opened: Result<Reader, OpenError>,
    pub(super) connect_time: Duration,
    verified: OnceCell<Verified>,
}

impl<'a> Subject<'a> {
    pub(super) fn new(request: &'a AuditRequest, opened: Result<Reader, OpenError>, connect_time: Duration) -> Self {
        Subject { request, opened, connect_time, verified: OnceCell::new() }
    }

    /// The connection.
    pub(super) fn reader(&self) -> Result<&Reader, ReadError> {
        self.opened.as_ref().map_err(|_| ReadError::Unreachable)
    }

    /// The role the checks run as; empty without a connection.
    pub(super) fn user(&self) -> &str {
        self.opened.as_ref().map_or("", |reader| reader.server().user.as_str())
    }

    /// The rows of a query.
    pub(super) async fn rows(&self, sql: &str) -> Result<Vec<Row>, ReadError> {
        self.reader()?.rows(sql).await
    }

    /// The only row of a query that has one.
    pub(super) async fn row(&self, sql: &str) -> Result<Row, ReadError> {
        let mut rows = self.rows(sql).await?;
        rows.pop().ok_or_else(|| ReadError::Refused(no_row()))
    }

    /// What the deploy engine says of the declared files; asked once for all checks that need it.
    pub(super) async fn verified(&self) -> Result<&Verified, ReadError> {
        let reader = self.reader()?;
        Ok(self.verified.get_or_init(|| verify(reader, self.request.declared.as_ref())).await)
    }

    /// Whether this is Supabase's platform.
    pub(super) async fn is_supabase(&self) -> Result<bool, ReadError> {
        match self.request.platform {
            PlatformKind::Supabase => Ok(true),
            PlatformKind::None => Ok(false),
            PlatformKind::Auto => {
                let sql = "select exists (select from pg_catalog.pg_roles where rolname = 'supabase_admin')";
                Ok(self.row(sql).await?.get(0))
            }
        }
    }

    /// Rows of a query about the schemas that the data API exposes.
    pub(super) async fn rows_of_exposed(&self, sql: &str) -> Result<Vec<Row>, ReadError> {
        let schemas: Vec<String> = self.row(include_str!("checks/queries/exposed_schemas.sql")).await?.get(0);
        self.reader()?.rows_with(sql, &[&schemas]).await
    }
}

fn no_row() -> Box<PgError> {
    Box::new(PgError { message: "a query that has one row had none".into(), ..PgError::default() })
}
