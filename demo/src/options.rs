//! Options of the command. Secrets come from the environment, because everybody sees a process list.

use std::net::SocketAddr;

use clap::Parser;

/// TradeMate, the sample app: a page, and the data API it talks to.
#[derive(Debug, Parser)]
#[command(name = "trademate", version)]
pub(crate) struct Options {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub(crate) listen: SocketAddr,

    /// Database, as a role that may become anon, authenticated and `service_role`.
    #[arg(long, value_name = "URL", env = "TRADEMATE_DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: String,

    /// Where Wrench's panel is served; the page loads it from there.
    #[arg(long, value_name = "ORIGIN", value_parser = origin)]
    pub(crate) wrench_origin: Option<String>,

    /// End when standard input does, so that the server does not outlive the process that started it.
    #[arg(long)]
    pub(crate) until_stdin_closes: bool,
}

/// `http://localhost:3001`: a scheme, a host, and nothing after it. It is written into the page.
fn origin(text: &str) -> Result<String, String> {
    let text = text.trim_end_matches('/');
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://")).unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    if host.is_empty() || !host.chars().all(is_plain) {
        return Err("an origin is a scheme and a host, like `http://localhost:3001`".to_owned());
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn an_origin_has_a_scheme_and_a_host_and_nothing_else() {
        assert_eq!(origin("http://localhost:3001/").as_deref(), Ok("http://localhost:3001"));
        for text in ["localhost:3001", "http://", "javascript:alert(1)", "http://a/b", "http://a\" onload=\"x"] {
            assert!(origin(text).is_err(), "{text}");
        }
    }
}
