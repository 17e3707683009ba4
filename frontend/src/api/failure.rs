//! Why there is no answer, for a person.

use wrench_wire::Problem;

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// HTTP status; 0 when there was no answer.
    pub(crate) status: u16,
    /// What happened.
    pub(crate) message: String,
    /// What to do next.
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// Nobody answered.
    pub(crate) fn unreachable() -> Self {
        Self {
            status: 0,
            message: "Wrench does not answer.".to_owned(),
            hint: Some("Look at the terminal in which `wrench dev` or `wrench serve` was started.".to_owned()),
        }
    }

    /// The answer is no success; its body may say more.
    pub(crate) fn from_answer(status: u16, body: &str) -> Self {
        let problem = serde_json::from_str::<Problem>(body).unwrap_or_default();
        let title = Some(problem.title).filter(|title| !title.is_empty());
        let message = problem.detail.or(title).unwrap_or_else(|| format!("Wrench answered with HTTP status {status}."));
        Self { status, message, hint: problem.hint }
    }

    /// The answer is none that this panel knows.
    pub(crate) fn unreadable() -> Self {
        Self {
            status: 200,
            message: "Wrench's answer could not be read.".to_owned(),
            hint: Some("Reload the panel: it may be older than the server.".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Failure;

    #[test]
    fn the_occurrence_is_told_rather_than_the_kind() {
        let body =
            r#"{"type":"/api/problems/wrong-code","title":"wrong code","status":401,"detail":"4 tries are left."}"#;
        assert_eq!(Failure::from_answer(401, body).message, "4 tries are left.");
        let body = r#"{"type":"/api/problems/not-found","title":"not found","status":404,"hint":"look"}"#;
        let failure = Failure::from_answer(404, body);
        assert_eq!((failure.message.as_str(), failure.hint.as_deref()), ("not found", Some("look")));
    }

    #[test]
    fn an_answer_of_somebody_else_still_has_a_message() {
        assert_eq!(Failure::from_answer(502, "<html>").message, "Wrench answered with HTTP status 502.");
    }
}
