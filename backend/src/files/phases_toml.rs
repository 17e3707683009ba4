//! `phases.toml`: names and orders the phases.

use std::path::Path;

use serde::Deserialize;

use super::{FilesError, PlatformKind, read_text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhasesFile {
    pub(super) platform: Option<Platform>,
    #[serde(default)]
    pub(super) phase: Vec<PhaseEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Platform {
    pub(super) kind: PlatformKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhaseEntry {
    pub(super) name: String,
    pub(super) title: Option<String>,
    pub(super) dir: Option<String>,
    pub(super) style: Option<StyleWord>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum StyleWord {
    State,
    History,
}

pub(super) fn read(path: &Path) -> Result<PhasesFile, FilesError> {
    let text = read_text(path)?;
    toml::from_str(&text).map_err(|error| {
        let at = error.span().map(|span| {
            let line = text[..span.start.min(text.len())].matches('\n').count() + 1;
            format!(" (line {line})")
        });
        FilesError::PhasesFile {
            path: path.display().to_string(),
            message: format!("{}{}", error.message(), at.unwrap_or_default()),
        }
    })
}
