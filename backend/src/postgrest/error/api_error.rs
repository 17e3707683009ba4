//! Why the data API refuses a request before, or after, the server has seen it.

use crate::postgrest::cache::Relationship;

/// A refusal of the data API's own. What is missing from the schema stands in the variants, not in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum ApiError {
    /// A query parameter cannot be understood (`PGRST100`).
    Query {
        /// Which, and where in it.
        message: String,
        /// What was found and what was expected.
        details: String,
    },
    /// A method that does not call functions (`PGRST101`).
    CallMethod(String),
    /// The body is not what the request needs (`PGRST102`).
    Body(String),
    /// Rows beyond the last, or no range at all (`PGRST103`).
    Range(RangeProblem),
    /// A schema that is not exposed (`PGRST106`).
    Schema {
        /// The schema asked for.
        asked: String,
        /// The exposed ones.
        exposed: Vec<String>,
    },
    /// None of the accepted media types can be made (`PGRST107`).
    MediaType(Vec<String>),
    /// A filter, order or limit on what is not embedded (`PGRST108`).
    NotEmbedded(String),
    /// Not exactly one row where one was asked for (`PGRST116`).
    NotSingle(u64),
    /// A method the API does not have (`PGRST117`).
    Method(String),
    /// An order by a relationship that has many rows (`PGRST118`).
    RelatedOrder {
        /// The rows to be ordered.
        origin: String,
        /// The embed.
        target: String,
    },
    /// Columns of many rows cannot stand in one (`PGRST119`).
    Spread {
        /// The row around it.
        origin: String,
        /// The embed.
        target: String,
    },
    /// An embed can only be compared with null (`PGRST120`).
    EmbedFilter(String),
    /// Unknown preferences under `handling=strict` (`PGRST122`).
    Preferences(Vec<String>),
    /// Aggregates are off (`PGRST123`).
    Aggregates,
    /// More rows were changed than `max-affected` allows (`PGRST124`).
    MaxAffected(u64),
    /// No such path (`PGRST125`).
    Path,
    /// No relationship between two tables (`PGRST200`).
    NoRelationship {
        /// Schema searched.
        schema: String,
        /// Table or view the rows come from.
        origin: String,
        /// Name of the embed.
        target: String,
        /// What the request gave to choose by.
        hint: Option<String>,
        /// The hint of the answer.
        suggestion: Option<String>,
    },
    /// Several relationships between two tables (`PGRST201`).
    AmbiguousRelationship {
        /// Table or view the rows come from.
        origin: String,
        /// Name of the embed.
        target: String,
        /// All that fit.
        candidates: Vec<Relationship>,
    },
    /// No function of that name takes these arguments (`PGRST202`).
    NoFunction {
        /// Schema searched.
        schema: String,
        /// Function.
        name: String,
        /// Names of the arguments, sorted.
        arguments: Vec<String>,
        /// A JSON body was sent, which a function of one unnamed argument could take whole.
        by_post: bool,
        /// The function meant, with its arguments when only these are wrong.
        suggestion: Option<String>,
    },
    /// Several functions take these arguments (`PGRST203`).
    AmbiguousFunction(Vec<String>),
    /// A column to be written is not there (`PGRST204`).
    NoColumn {
        /// Table or view.
        relation: String,
        /// Column.
        column: String,
    },
    /// No such table or view (`PGRST205`).
    NoTable {
        /// Schema searched.
        schema: String,
        /// Table or view.
        name: String,
        /// A table with a similar name.
        suggestion: Option<String>,
    },
    /// The token (`PGRST30x`).
    Jwt(JwtProblem),
    /// The way to the server (`PGRST00x`).
    Connection(ConnectionProblem),
}

/// What is wrong with a range of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeProblem {
    /// A limit below zero.
    NegativeLimit,
    /// The first row lies after the last.
    Reversed,
    /// There are fewer rows.
    OutOfBounds {
        /// Rows to be left out.
        offset: u64,
        /// Rows that are there.
        total: u64,
    },
}

/// What is wrong with a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JwtProblem {
    /// The header is there and holds nothing.
    Empty,
    /// Not the three parts of a token.
    Parts(usize),
    /// Signed by nobody we know.
    Key,
    /// Signed in a way we do not accept.
    Algorithm(String),
    /// It cannot be read.
    Unreadable,
    /// It was valid once.
    Expired,
    /// It will be valid later.
    NotYetValid,
    /// Its claims are no claims.
    Claims,
}

/// Why the server could not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionProblem {
    /// Nobody answers (`PGRST000`).
    Refused(String),
    /// The connection broke (`PGRST001`).
    Lost(String),
    /// The schema has not been read (`PGRST002`).
    NoSchemaCache,
    /// All connections are busy (`PGRST003`).
    PoolTimeout,
}
