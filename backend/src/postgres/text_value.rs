//! A value that is sent as text and read by the server as a literal of whatever type its place asks for.

use std::error::Error;

use bytes::BytesMut;
use tokio_postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};

/// A parameter without a type of its own: it means what `'…'` means at the same place.
#[derive(Clone, Copy, Debug)]
pub struct TextValue<'a>(pub &'a str);

impl TextValue<'_> {
    /// What a statement declares for such a parameter, so that the server infers its type.
    pub const TYPE: Type = Type::UNKNOWN;
}

impl ToSql for TextValue<'_> {
    fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }

    to_sql_checked!();
}
