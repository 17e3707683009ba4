//! What the commands about errors take. Structs only.

use std::path::PathBuf;

use clap::Args;

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The error: a message, a JSON body, a line of a log; `-` reads standard input, with `--format json` one JSON object per line
    pub text: Option<String>,
    /// HTTP status of the answer
    #[arg(long, value_name = "STATUS")]
    pub status: Option<u16>,
    /// The request that failed, as `GET URL`, `URL` or `/rest/v1/…`
    #[arg(long, value_name = "REQUEST")]
    pub request: Option<String>,
    /// Folder with the declared files, for proposals [default: deploy]
    #[arg(long, value_name = "FOLDER")]
    pub dir: Option<PathBuf>,
}
