//! An error as it crosses HTTP.

use serde::Serialize;
use serde_json::Value;

/// Body of an error; every key is always there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ErrorBody {
    /// `PGRST…`, or a SQLSTATE.
    pub code: String,
    /// Text, or for an ambiguous relationship the list of candidates.
    pub details: Option<Value>,
    /// What to do.
    pub hint: Option<String>,
    /// What went wrong.
    pub message: String,
}

/// An error with the status it is answered with.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorReply {
    /// HTTP status. 300 is one, too: nobody chose among several relationships.
    pub status: u16,
    /// Body.
    pub body: ErrorBody,
}

impl ErrorReply {
    /// Headers that belong to it beside the content type.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = vec![("proxy-status", format!("PostgREST; error={}", self.body.code))];
        if self.status == 401 {
            let challenge = if self.body.code.starts_with("PGRST30") && self.body.code != "PGRST302" {
                format!("Bearer error=\"invalid_token\", error_description=\"{}\"", self.body.message)
            } else {
                "Bearer".to_owned()
            };
            headers.push(("www-authenticate", challenge));
        }
        headers
    }

    /// The body as JSON text.
    pub fn json(&self) -> String {
        serde_json::to_string(&self.body).unwrap_or_default()
    }
}
