//! Default privileges.

use serde::{Deserialize, Serialize};

/// Default privileges have no parts but their privileges.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DefaultPrivileges {}
