//! A token that is refused.

use super::class::{Class, Words, words};
use crate::diagnose::ErrorClass;
use crate::diagnose::Slots;
use crate::diagnose::pattern::{plain, sub};

pub(super) static CLASS: Class = Class {
    codes: &[
        ("PGRST300", Some("missing_secret")),
        ("PGRST301", None),
        ("PGRST302", Some("anonymous_disabled")),
        ("PGRST303", None),
    ],
    patterns: &[
        sub("expired", r"\b(?:JWT|token|signature)(?: has| is)? ?expired|ExpiredSignatureError"),
        sub("not_yet_valid", r"JWT (?:not yet valid|issued at future)|JWTNotYetValid|JWTIssuedAtFuture"),
        sub("audience", r"JWT not in audience|JWTNotInAudience"),
        sub(
            "claims",
            r"The JWT '\w+' claim must be|JWTClaimsSetDecodeError|Parsing claims failed|claims? .{0,30}(?:missing|invalid)",
        ),
        sub("malformed", r"Expected \d parts in JWT|CompactDecodeError|Empty JWT|invalid number of (?:parts|segments)"),
        sub(
            "malformed",
            r"(?:JWT|token) (?:is )?(?:malformed|contains an invalid number)|invalid JWT: unable to parse",
        ),
        sub("algorithm", r"Wrong or unsupported encoding algorithm|JWT is unsecured|JWSAlgorithm|BadAlgorithm"),
        sub(
            "invalid_signature",
            r"JWSInvalidSignature|JWT cryptographic operation failed|No suitable key or wrong key type",
        ),
        sub(
            "invalid_signature",
            r"None of the keys was able to decode the JWT|signature (?:is invalid|verification failed)|invalid (?:JWT )?signature",
        ),
        sub("missing_secret", r"Server lacks JWT secret"),
        sub("anonymous_disabled", r"Anonymous access is disabled"),
        sub("claims", r"claim timestamp check failed|invalid claims?\b|(?:missing|unexpected) .{1,20} claim\b"),
        plain(
            r"\bJWSError\b|\bJWT(?:Invalid|Error|DecodeError)\b|\bInvalidJWT\b|invalid JWT|JWT (?:is )?invalid|bad_jwt",
        ),
        plain(
            r"\bJW[TSEK]\w*(?:Failed|Invalid|Expired|Malformed|NoMatchingKey)\b|Invalid (?:Compact )?(?:JW[SET]|token)\b|Protected Header",
        ),
        plain(
            r"(?:missing|no) (?:the )?authori[sz]ation header|authori[sz]ation header (?:is )?(?:missing|required)|Not enough segments|Invalid header padding|jwt (?:must be provided|not active|signature is required)|\btoken (?:is )?(?:invalid|malformed)\b",
        ),
        plain(r"JsonWebTokenError|TokenExpiredError|NotBeforeError|unrecognized JWT kid"),
    ],
    words: say,
    ..Class::of(ErrorClass::Jwt)
};

fn say(_: &Slots, subclass: Option<&str>) -> Words {
    let (title, why, next): (&str, &str, &[&str]) = match subclass {
        Some("expired") => (
            "the session's token has expired",
            "Tokens are valid for a while; this one was sent after its end.",
            &["let the client refresh its session before it asks", "check the clocks of the device and the server"],
        ),
        Some("not_yet_valid") => (
            "the token is not valid yet",
            "The token's start lies in the future of the server's clock.",
            &["synchronise the clocks of the servers that issue and check tokens"],
        ),
        Some("missing_secret") => (
            "the data API has no secret to check tokens with",
            "The API's configuration lacks `jwt-secret`.",
            &["set the secret of the API"],
        ),
        Some("malformed") => (
            "the token is not a JWT",
            "What was sent in the Authorization header does not have the three parts of a token.",
            &["check which value the client sends: a publishable or secret key is not a token"],
        ),
        Some("invalid_signature" | "algorithm") => (
            "the token's signature is refused",
            "The token was signed with another key or algorithm than the API accepts, as a rule by another project.",
            &["check that URL and key in the app's settings belong to the same project", "sign in again"],
        ),
        _ => ("the token is refused", "The API does not accept the token's claims.", &["sign in again"]),
    };
    words(title, why, next)
}
