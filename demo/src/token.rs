//! Tokens: who sends a request. Signed with one secret, as on Supabase.

use std::time::{SystemTime, UNIX_EPOCH};

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde_json::{Value, json};
use wrench_backend::postgrest::{ApiError, JwtProblem};

const HOUR: u64 = 60 * 60;
const TEN_YEARS: u64 = 10 * 365 * 24 * HOUR;
/// Clocks differ by so many seconds.
const SKEW: u64 = 30;
/// Who sends no token.
const ANONYMOUS: &str = "anon";
/// `HS256` asks for as many bits as it makes.
const SECRET_BYTES: usize = 32;

/// Signs and checks tokens.
pub(crate) struct Tokens {
    encoding: EncodingKey,
    decoding: DecodingKey,
    anonymous: String,
}

/// Who sends a request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sender {
    /// Role the request runs as.
    pub(crate) role: String,
    /// What the token says, as JSON text.
    pub(crate) claims: String,
}

impl Sender {
    /// It is somebody, not just anybody.
    pub(crate) fn is_signed_in(&self) -> bool {
        self.role != ANONYMOUS
    }
}

/// A token for a person.
pub(crate) struct Session {
    /// The token.
    pub(crate) token: String,
    /// When it ends, in seconds since 1970.
    pub(crate) expires_at: u64,
}

impl Tokens {
    /// With a given secret, or one that is gone with this process.
    pub(crate) fn new(secret: Option<String>) -> Result<Tokens, TokenError> {
        let secret = match secret {
            Some(secret) => secret.into_bytes(),
            None => {
                let mut random = vec![0; SECRET_BYTES];
                getrandom::fill(&mut random).map_err(TokenError::Random)?;
                random
            }
        };
        let encoding = EncodingKey::from_secret(&secret);
        let now = now();
        let claims = json!({ "iss": "trademate", "role": ANONYMOUS, "iat": now, "exp": now + TEN_YEARS });
        let anonymous = encode(&Header::default(), &claims, &encoding).map_err(TokenError::Sign)?;
        Ok(Tokens { encoding, decoding: DecodingKey::from_secret(&secret), anonymous })
    }

    /// The key that anybody may have.
    pub(crate) fn anonymous(&self) -> &str {
        &self.anonymous
    }

    /// A token for an hour.
    pub(crate) fn sign_in(&self, id: &str, email: &str) -> Result<Session, TokenError> {
        let now = now();
        let expires_at = now + HOUR;
        let claims = json!({
            "iss": "trademate", "aud": "authenticated", "sub": id, "email": email, "role": "authenticated",
            "iat": now, "exp": expires_at,
        });
        let token = encode(&Header::default(), &claims, &self.encoding).map_err(TokenError::Sign)?;
        Ok(Session { token, expires_at })
    }

    /// Who sends a request with these headers. `Authorization` wins over `apikey`; without either it is anybody.
    pub(crate) fn sender(&self, authorization: Option<&str>, api_key: Option<&str>) -> Result<Sender, ApiError> {
        let bearer = authorization.and_then(|value| {
            let (scheme, token) = value.split_once(' ').unwrap_or((value, ""));
            scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
        });
        match bearer.or(api_key) {
            Some("") => Err(ApiError::Jwt(JwtProblem::Empty)),
            Some(token) => self.check(token),
            None => Ok(Sender { role: ANONYMOUS.to_owned(), claims: json!({ "role": ANONYMOUS }).to_string() }),
        }
    }

    fn check(&self, token: &str) -> Result<Sender, ApiError> {
        let parts = token.split('.').count();
        if parts != 3 {
            return Err(ApiError::Jwt(JwtProblem::Parts(parts)));
        }
        let header = decode_header(token).map_err(|error| {
            ApiError::Jwt(match error.kind() {
                // A header is JSON with the name of an algorithm; `none` is no name of one.
                ErrorKind::Json(_) => JwtProblem::Algorithm("Only HS256 is accepted".to_owned()),
                _ => JwtProblem::Unreadable,
            })
        })?;
        if header.alg != Algorithm::HS256 {
            return Err(ApiError::Jwt(JwtProblem::Key));
        }
        let mut validation = Validation::new(Algorithm::HS256);
        validation.leeway = SKEW;
        validation.validate_nbf = true;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        let checked = decode::<Value>(token, &self.decoding, &validation);
        let claims = checked.map_err(|error| ApiError::Jwt(problem(error.kind())))?.claims;
        let role = claims.get("role").and_then(Value::as_str).unwrap_or(ANONYMOUS).to_owned();
        Ok(Sender { role, claims: claims.to_string() })
    }
}

fn problem(kind: &ErrorKind) -> JwtProblem {
    match kind {
        ErrorKind::ExpiredSignature => JwtProblem::Expired,
        ErrorKind::ImmatureSignature => JwtProblem::NotYetValid,
        ErrorKind::InvalidSignature => JwtProblem::Key,
        ErrorKind::Json(_) | ErrorKind::MissingRequiredClaim(_) => JwtProblem::Claims,
        _ => JwtProblem::Unreadable,
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs()).unwrap_or_default()
}

/// Why no token could be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TokenError {
    /// The system has no random numbers.
    #[error("could not make a secret")]
    Random(#[source] getrandom::Error),
    /// Signing failed.
    #[error("could not sign a token")]
    Sign(#[source] jsonwebtoken::errors::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> Tokens {
        Tokens::new(Some("a secret of the test alone".to_owned())).expect("a key")
    }

    fn signed(claims: &Value) -> String {
        encode(&Header::default(), claims, &tokens().encoding).expect("a token")
    }

    #[test]
    fn a_signed_in_person_is_known_by_the_token_and_wins_over_the_api_key() {
        let tokens = tokens();
        let session = tokens.sign_in("a0", "maria@brightwater.example").expect("a session");
        let bearer = format!("Bearer {}", session.token);
        let sender = tokens.sender(Some(&bearer), Some(tokens.anonymous())).expect("a sender");
        assert_eq!(sender.role, "authenticated");
        assert!(sender.is_signed_in() && sender.claims.contains("\"sub\":\"a0\""));
        assert!(!tokens.sender(None, Some(tokens.anonymous())).expect("a sender").is_signed_in());
        assert!(!tokens.sender(None, None).expect("a sender").is_signed_in());
    }

    #[test]
    fn a_token_that_does_not_hold_is_refused_with_its_reason() {
        let other = Tokens::new(None).expect("a key").sign_in("a0", "a@b.c").expect("a session").token;
        let cases = [
            (String::new(), JwtProblem::Empty),
            ("a.b".to_owned(), JwtProblem::Parts(2)),
            (other, JwtProblem::Key),
            // {"alg":"none"} and {"role":"service_role"}, unsigned.
            (
                "eyJhbGciOiJub25lIn0.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.".to_owned(),
                JwtProblem::Algorithm("Only HS256 is accepted".to_owned()),
            ),
            (signed(&json!({ "role": "authenticated", "exp": 1000 })), JwtProblem::Expired),
            (signed(&json!({ "role": "authenticated", "nbf": now() + HOUR })), JwtProblem::NotYetValid),
        ];
        for (token, problem) in cases {
            let answer = tokens().sender(Some(&format!("Bearer {token}")), None);
            assert_eq!(answer, Err(ApiError::Jwt(problem)), "{token}");
        }
    }
}
