//! The studio's own certificate, for browsers on its network: made once, kept in the data folder, told by its
//! fingerprint. One crypto provider for the whole process, put in place before anything else uses TLS.

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::Path;

use anyhow::Context;
use axum_server::tls_rustls::RustlsConfig;
use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};
use rustls::SupportedCipherSuite;
use rustls::crypto::ring::cipher_suite::TLS13_AES_128_GCM_SHA256;

use crate::data_folder::DataFolder;

/// Puts the one crypto provider in place. Doing it twice does nothing.
pub fn install_provider() {
    // An error says that it is in place already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The studio's certificate and its fingerprint.
pub struct Certificate {
    /// For the server.
    pub config: RustlsConfig,
    /// SHA-256 of the certificate, as browsers show it: `AB:CD:..`.
    pub fingerprint: String,
}

/// The certificate of the data folder; made when there is none.
pub async fn certificate(data: &DataFolder, address: SocketAddr) -> anyhow::Result<Certificate> {
    let folder = data.root().join("tls");
    let (certificate, key) = (folder.join("certificate.der"), folder.join("key.der"));
    if !certificate.is_file() || !key.is_file() {
        make(&folder, &certificate, &key, address).context("no certificate could be made")?;
    }
    let certificate = std::fs::read(&certificate).with_context(|| format!("{} cannot be read", certificate.display()))?;
    let key = std::fs::read(&key).with_context(|| format!("{} cannot be read", key.display()))?;
    let fingerprint = fingerprint(&certificate);
    let config = RustlsConfig::from_der(vec![certificate], key).await.context("the studio's certificate is not usable")?;
    Ok(Certificate { config, fingerprint })
}

fn make(folder: &Path, certificate: &Path, key: &Path, address: SocketAddr) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    let mut names = vec!["localhost".to_owned(), IpAddr::from([127, 0, 0, 1]).to_string()];
    names.extend(Some(address.ip()).filter(|ip| !ip.is_unspecified() && !ip.is_loopback()).map(|ip| ip.to_string()));
    names.extend(own_address().map(|ip| ip.to_string()));
    names.extend(host_name());
    names.dedup();
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, "Atelier studio");
    // Browsers distrust certificates of more than 825 days when they are not told otherwise; this one is trusted by
    // its fingerprint, and a studio that must renew it every two years would stop working every two years.
    params.not_before = date_time_ymd(2025, 1, 1);
    params.not_after = date_time_ymd(2045, 1, 1);
    let pair = KeyPair::generate()?;
    let made = params.self_signed(&pair)?;
    // The key first: a certificate without its key would be taken for a whole pair.
    write_private(key, &pair.serialize_der())?;
    write_private(certificate, made.der())?;
    Ok(())
}

#[cfg(unix)]
fn write_private(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let half = place.with_extension("half");
    let mut file = std::fs::OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&half)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(half, place)
}

#[cfg(not(unix))]
fn write_private(place: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let half = place.with_extension("half");
    std::fs::write(&half, bytes)?;
    std::fs::rename(half, place)
}

fn fingerprint(certificate: &[u8]) -> String {
    let digest = match TLS13_AES_128_GCM_SHA256 {
        SupportedCipherSuite::Tls13(suite) => suite.common.hash_provider.hash(certificate),
        SupportedCipherSuite::Tls12(suite) => suite.common.hash_provider.hash(certificate),
    };
    digest.as_ref().iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
}

/// The address that other computers of the network reach this one at. Nothing is sent: connecting a datagram socket
/// only asks the routing table.
pub fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|ip| !ip.is_unspecified() && !ip.is_loopback())
}

fn host_name() -> Option<String> {
    let name = std::fs::read_to_string("/etc/hostname").ok().or_else(|| std::env::var("COMPUTERNAME").ok())?;
    let name = name.trim().to_ascii_lowercase();
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'));
    plain.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_certificate_stays_the_same() {
        install_provider();
        let home = tempfile::tempdir().unwrap();
        let data = DataFolder::take(home.path()).unwrap();
        let address: SocketAddr = "0.0.0.0:0".parse().unwrap();
        let first = certificate(&data, address).await.unwrap();
        let second = certificate(&data, address).await.unwrap();
        assert_eq!(first.fingerprint, second.fingerprint);
        assert_eq!(first.fingerprint.len(), 95);
    }
}
