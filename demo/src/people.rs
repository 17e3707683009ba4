//! The people of the sample data, who sign in by choosing who they are.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use wrench_backend::postgres::PgError;
use wrench_backend::postgrest::server_error;

use crate::app::App;

const PEOPLE: &str = include_str!("queries/people.sql");
/// May read profiles past row security.
const READER: &str = "set local role service_role";

/// Nobody but these gets a token: the domains are reserved for examples, so no real person has such an address.
const ADDRESSES: [&str; 6] = [
    "maria@brightwater.example",
    "dan@brightwater.example",
    "luis@brightwater.example",
    "ada@brightwater.example",
    "owen@northline.example",
    "joan.becker@mail.example",
];

/// One of the sample people.
#[derive(Debug, Serialize)]
pub(crate) struct Person {
    /// What a session is asked for with.
    user: String,
    /// Identity in `auth.users`.
    id: String,
    /// Name.
    name: String,
    /// Address.
    email: String,
    /// Role in the company; `customer` for somebody who enters its portal.
    role: String,
    /// Company.
    company: String,
}

/// What the page needs to begin.
#[derive(Debug, Serialize)]
pub(crate) struct PageConfig {
    /// Where the data API's platform is: the client adds `/rest/v1`.
    url: String,
    /// The key anybody may have.
    anon_key: String,
    /// The people who are there; none before the sample data are.
    people: Vec<Person>,
    /// Where Wrench's panel is served.
    wrench_origin: Option<String>,
}

/// A token, and whose it is.
#[derive(Debug, Serialize)]
pub(crate) struct SessionView {
    /// The token.
    token: String,
    /// When it ends, in seconds since 1970.
    expires_at: u64,
    /// Whose.
    user: Person,
}

/// `?user=maria`.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    user: String,
}

type Failure = (StatusCode, Json<serde_json::Value>);

/// `GET /demo/config`
pub(crate) async fn config(State(app): State<App>, headers: HeaderMap) -> Json<PageConfig> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost:3000");
    Json(PageConfig {
        url: format!("http://{host}"),
        anon_key: app.0.tokens.anonymous().to_owned(),
        // A database without the schema has no people, and the page must open all the same.
        people: read(&app).await.unwrap_or_default(),
        wrench_origin: app.0.wrench_origin.clone(),
    })
}

/// `GET /demo/session?user=maria`
pub(crate) async fn session(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Json<SessionView>, Failure> {
    let people = read(&app).await?;
    let Some(user) = people.into_iter().find(|person| person.user == asked.user) else {
        let message =
            format!("there is no \"{}\" among the sample people; `wrench deploy --seed` adds them", asked.user);
        return Err(failure(StatusCode::NOT_FOUND, &message));
    };
    let session = app.0.tokens.sign_in(&user.id, &user.email);
    let session = session.map_err(|error| failure(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()))?;
    Ok(Json(SessionView { token: session.token, expires_at: session.expires_at, user }))
}

async fn read(app: &App) -> Result<Vec<Person>, Failure> {
    let refused = |error: tokio_postgres::Error| from_reply(&server_error(&PgError::from_driver(&error), true));
    let mut loan = app.0.connections.take().await.map_err(|error| from_reply(&error.reply()))?;
    let transaction = loan.client.build_transaction().read_only(true).start().await.map_err(refused)?;
    transaction.batch_execute(READER).await.map_err(refused)?;
    let rows = transaction.query(PEOPLE, &[&ADDRESSES.as_slice()]).await.map_err(refused)?;
    transaction.rollback().await.map_err(refused)?;
    let people = rows.iter().map(|row| {
        let email: String = row.get("email");
        Person {
            user: email.split('@').next().unwrap_or_default().to_owned(),
            id: row.get("id"),
            name: row.get("full_name"),
            role: row.get("role"),
            company: row.get("company"),
            email,
        }
    });
    Ok(people.collect())
}

fn from_reply(reply: &wrench_backend::postgrest::ErrorReply) -> Failure {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(serde_json::to_value(&reply.body).unwrap_or_default()))
}

fn failure(status: StatusCode, message: &str) -> Failure {
    (status, Json(serde_json::json!({ "message": message })))
}
