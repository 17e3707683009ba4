//! What the commands about a frontend's code take. Structs only.

use std::path::PathBuf;

use clap::Args;

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders with the frontend's code [default: the usual ones here, like `src` and `app`; else all of this folder]
    #[arg(value_name = "SRC")]
    pub sources: Vec<PathBuf>,
    /// Write the statements that are missing as a diff of the declared files, to standard output
    #[arg(long)]
    pub propose: bool,
    /// Folder with the declared files [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
}
