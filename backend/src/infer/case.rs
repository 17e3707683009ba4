//! What a proposal is made from.

use std::collections::BTreeMap;

use super::Reading;
use crate::catalog::Catalog;
use crate::diagnose::Diagnosis;

/// The request that failed, as far as it was seen; values may be shapes.
#[derive(Clone, Copy, Debug, Default)]
pub struct RequestEvidence<'a> {
    /// HTTP method.
    pub method: Option<&'a str>,
    /// Address with its query string.
    pub url: Option<&'a str>,
    /// JSON that was sent.
    pub body: Option<&'a str>,
    /// `Prefer` header: what makes an upsert of an insert.
    pub prefer: Option<&'a str>,
}

/// The deployment that ran a statement, by the file's key and the statement's hash.
pub type Deployments = BTreeMap<(String, String), String>;

/// An error with everything that may tell how to mend it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The error.
    pub diagnosis: &'a Diagnosis,
    /// The live schema.
    pub catalog: &'a Catalog,
    /// The declared files.
    pub declared: &'a Reading<'a>,
    /// What the journal says of its statements; empty where there is none.
    pub deployments: &'a Deployments,
    /// The request.
    pub request: RequestEvidence<'a>,
}
