//! TLS as libpq does it: `prefer` and `require` encrypt, `verify-full` also checks who answers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Whose certificates are believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// Anyone's: the connection is encrypted, the server unproved (`sslmode=prefer`, `require`).
    #[default]
    Anyone,
    /// Those that an authority of this file signed for this host, or the system's authorities without a file
    /// (`sslmode=verify-full`, `sslrootcert`).
    Authorities(Option<PathBuf>),
}

/// Why no TLS connection can be tried.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The file of authorities cannot be read.
    #[error("could not read the root certificates in \"{}\"", path.display())]
    ReadRoots {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls::pki_types::pem::Error,
    },
    /// There is nobody to believe.
    #[error("there are no root certificates to check the server's certificate with")]
    NoRoots,
    /// The library refuses its own defaults.
    #[error("could not set up TLS")]
    SetUp(#[source] rustls::Error),
}

/// Takes `sslrootcert` and the `verify-…` modes, which the driver does not know, out of a connection string.
pub(super) fn take_trust(url: &str) -> (String, Trust) {
    let mut trust = Trust::Anyone;
    let mut roots = None;
    let separators: &[char] = if url.contains("://") { &['?', '&'] } else { &[' '] };
    let mut rest = String::new();
    for piece in url.split_inclusive(separators) {
        let bare = piece.trim_end_matches(separators);
        let tail = &piece[bare.len()..];
        match bare.split_once('=') {
            Some(("sslmode", "verify-full" | "verify-ca")) => {
                trust = Trust::Authorities(None);
                rest += &format!("sslmode=require{tail}");
            }
            Some(("sslrootcert", path)) => roots = Some(PathBuf::from(path.replace("%2F", "/"))),
            _ => rest += piece,
        }
    }
    if let Trust::Authorities(file) = &mut trust {
        *file = roots;
    }
    (rest.trim_end_matches(separators).to_owned(), trust)
}

/// What the driver uses to encrypt.
pub(super) fn connector(trust: &Trust) -> Result<MakeRustlsConnect, TlsError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(TlsError::SetUp)?;
    let config = match trust {
        Trust::Anyone => {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(Unproved { provider })).with_no_client_auth()
        }
        Trust::Authorities(file) => builder.with_root_certificates(read_roots(file.as_deref())?).with_no_client_auth(),
    };
    Ok(MakeRustlsConnect::new(config))
}

fn read_roots(file: Option<&Path>) -> Result<RootCertStore, TlsError> {
    let mut roots = RootCertStore::empty();
    match file {
        Some(path) => {
            let failed = |source| TlsError::ReadRoots { path: path.to_owned(), source };
            for certificate in CertificateDer::pem_file_iter(path).map_err(failed)? {
                roots.add_parsable_certificates([certificate.map_err(failed)?]);
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    if roots.is_empty() { Err(TlsError::NoRoots) } else { Ok(roots) }
}

/// Believes any certificate, and still checks that the server holds its key.
#[derive(Debug)]
struct Unproved {
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Unproved {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        rustls::crypto::verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::{Trust, take_trust};

    #[test]
    fn what_the_driver_does_not_know_is_taken_out() {
        let check = |url: &str, rest: &str, trust: Trust| assert_eq!(take_trust(url), (rest.to_owned(), trust));
        check("postgres://h/d?sslmode=require", "postgres://h/d?sslmode=require", Trust::Anyone);
        check(
            "postgres://h/d?sslmode=verify-full&sslrootcert=/ca.pem&application_name=x",
            "postgres://h/d?sslmode=require&application_name=x",
            Trust::Authorities(Some("/ca.pem".into())),
        );
        check("host=h sslmode=verify-full", "host=h sslmode=require", Trust::Authorities(None));
        check("postgres://h/d", "postgres://h/d", Trust::Anyone);
    }
}
