//! Under which names this server is spoken to, and from which pages.

/// Names that mean this machine to a browser, whatever the resolver says.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Allowed hosts and origins.
#[derive(Clone, Debug)]
pub(in crate::api) struct Addresses {
    hosts: Vec<String>,
    origins: Vec<String>,
    app_origins: Vec<String>,
}

impl Addresses {
    /// For a server on `port`. `hosts` are further names of it (`host` or `host:port`); `app_origins` are the origins of the apps
    /// that report here; with none, pages of this machine may.
    pub(in crate::api) fn new(port: u16, hosts: &[String], app_origins: &[String]) -> Addresses {
        let own = LOOPBACK.iter().map(|host| format!("{host}:{port}"));
        let hosts: Vec<String> = own.chain(hosts.iter().map(|host| host.to_lowercase())).collect();
        let origins = hosts.iter().flat_map(|host| [format!("http://{host}"), format!("https://{host}")]).collect();
        let app_origins = app_origins.iter().map(|origin| origin.trim_end_matches('/').to_lowercase()).collect();
        Addresses { hosts, origins, app_origins }
    }

    /// Whether a `Host` header names this server. Another name may be a stranger's that resolves here (DNS rebinding).
    pub(in crate::api) fn is_own_host(&self, host: &str) -> bool {
        self.hosts.contains(&host.to_lowercase())
    }

    /// Whether an `Origin` is this server's.
    pub(in crate::api) fn is_own_origin(&self, origin: &str) -> bool {
        self.origins.contains(&origin.to_lowercase())
    }

    /// Whether pages of an origin may report here and show the panel.
    pub(in crate::api) fn is_app_origin(&self, origin: &str) -> bool {
        let origin = origin.to_lowercase();
        if self.app_origins.is_empty() { is_loopback_origin(&origin) } else { self.app_origins.contains(&origin) }
    }
}

/// Whether an origin is a page of this machine.
fn is_loopback_origin(origin: &str) -> bool {
    let Some((scheme, host)) = origin.split_once("://") else { return false };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(scheme, "http" | "https") && (LOOPBACK.contains(&name) || name.ends_with(".localhost"))
}

/// Who may show the panel in a frame, as the directive of a Content-Security-Policy has it.
pub(in crate::api) fn frame_ancestors(addresses: &Addresses) -> String {
    if addresses.app_origins.is_empty() {
        // The grammar of these policies has no addresses in brackets.
        let names = ["localhost", "127.0.0.1", "*.localhost"];
        return names.map(|host| format!("http://{host}:* https://{host}:*")).join(" ");
    }
    format!("'self' {}", addresses.app_origins.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_hosts_and_origins() {
        let addresses = Addresses::new(3001, &["wrench.example:443".to_owned()], &[]);
        for host in ["localhost:3001", "127.0.0.1:3001", "[::1]:3001", "LocalHost:3001", "wrench.example:443"] {
            assert!(addresses.is_own_host(host), "{host}");
        }
        for host in ["localhost", "localhost:3000", "evil.example:3001", "127.0.0.1.evil.example:3001", ""] {
            assert!(!addresses.is_own_host(host), "{host}");
        }
        assert!(addresses.is_own_origin("http://localhost:3001"));
        assert!(!addresses.is_own_origin("http://localhost:3000"));
        assert!(!addresses.is_own_origin("null"));
    }

    #[test]
    fn pages_of_this_machine_report_unless_origins_are_configured() {
        let open = Addresses::new(3001, &[], &[]);
        for origin in ["http://localhost:3000", "https://app.localhost", "http://127.0.0.1:5173", "http://[::1]:8080"] {
            assert!(open.is_app_origin(origin), "{origin}");
        }
        for origin in
            ["https://evil.example", "http://localhost.evil.example", "null", "file://", "http://localhost:3000.evil"]
        {
            assert!(!open.is_app_origin(origin), "{origin}");
        }
        let narrow = Addresses::new(3001, &[], &["https://app.example/".to_owned()]);
        assert!(narrow.is_app_origin("https://app.example"));
        assert!(!narrow.is_app_origin("http://localhost:3000"));
    }
}
