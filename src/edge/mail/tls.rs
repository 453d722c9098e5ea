//! Whom TLS trusts, and what is wrong with a certificate, in words. Nothing here turns the look at a certificate off.

use std::io;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{CertificateError, ClientConfig, ClientConnection, RootCertStore};

use super::silence::Silence;
use super::{Fault, Server};
use crate::edge::Trouble;

/// The beginning of TLS with a server.
pub(super) fn connection(server: &Server) -> Result<ClientConnection, Trouble> {
    let name = ServerName::try_from(server.host.clone());
    let name = name.map_err(|_| server.trouble("this is no name of a server"))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| server.trouble(error.to_string()))?;
    let config = config.with_root_certificates(trusted(server)?);
    let config = Arc::new(config.with_no_client_auth());
    ClientConnection::new(config, name).map_err(|error| server.trouble(error.to_string()))
}

fn trusted(server: &Server) -> Result<RootCertStore, Trouble> {
    let mut store = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let Some(file) = &server.ca_file else {
        return Ok(store);
    };
    let shown = file.to_string_lossy();
    let bytes = std::fs::read(file).map_err(|error| Trouble::io("read", &*shown, &error))?;
    let wrong = |cause: String| {
        Trouble::new("read", &*shown, cause)
            .hint("`ca_file` names certificates in PEM: text between `-----BEGIN CERTIFICATE-----` and `-----END CERTIFICATE-----`")
    };
    let mut count = 0;
    for certificate in CertificateDer::pem_slice_iter(&bytes) {
        let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
        let added = store.add(certificate);
        added.map_err(|error| wrong(error.to_string()))?;
        count += 1;
    }
    match count {
        0 => Err(wrong("there is no certificate in it".to_owned())),
        _ => Ok(store),
    }
}

/// Why TLS did not begin.
pub(super) fn fault(server: &Server, error: &io::Error) -> Fault {
    let inner = error.get_ref();
    let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) else {
        let cause = match Silence::of(error) {
            Silence::Hangs => format!("TLS did not begin within {}", server.patience()),
            _ => "it ended the connection while TLS began".to_owned(),
        };
        return server.trouble(cause).hint(PORTS).into();
    };
    let trouble = match error {
        rustls::Error::InvalidCertificate(error) => server.trouble(certificate(error)).hint(
            "nothing was sent. Is the server right? Some networks and virus scanners stand in between; if your institution signs its certificates itself, name its file as `ca_file` in `[mail]`",
        ),
        rustls::Error::InvalidMessage(_) => server.trouble("it does not begin with TLS at this port").hint(PORTS),
        error => server.trouble(format!("TLS did not begin: {error}")).hint(PORTS),
    };
    trouble.into()
}

const PORTS: &str = "nothing was sent. TLS begins at once at port 465 (`tls = \"at-once\"`), and when it is asked for at 587 (`tls = \"on-request\"`)";

fn certificate(error: &CertificateError) -> String {
    match error {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            "its certificate has expired".to_owned()
        }
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet: is the clock of this computer right?".to_owned()
        }
        CertificateError::NotValidForName => "its certificate is for another server".to_owned(),
        CertificateError::NotValidForNameContext { presented, .. } => {
            format!(
                "its certificate is for another server: {}",
                names(presented)
            )
        }
        CertificateError::UnknownIssuer => {
            "its certificate is signed by nobody who is trusted here".to_owned()
        }
        // Such as one that has signed itself.
        CertificateError::Other(_) => {
            "its certificate is signed by nobody who is trusted here, or is none of a server"
                .to_owned()
        }
        error => format!("its certificate is not accepted: {error}"),
    }
}

/// `smtp.example.org` of `DnsName("smtp.example.org")`.
fn names(presented: &[String]) -> String {
    let names = presented.iter().map(|name| {
        let inside = name
            .split_once('"')
            .and_then(|(_, rest)| rest.split_once('"'));
        inside.map_or(name.as_str(), |(name, _)| name)
    });
    names.collect::<Vec<_>>().join(", ")
}
