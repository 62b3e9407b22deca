//! The second door: browsers on the network, by TCP, with or without TLS.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::Context;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use tokio::task::JoinHandle;

use crate::house::House;

/// How long open requests may go on when the server stops.
const LAST_ORDERS: Duration = Duration::from_secs(5);

/// A server that is running.
pub struct Serving {
    address: SocketAddr,
    handle: Handle<SocketAddr>,
    task: JoinHandle<std::io::Result<()>>,
}

/// Serves the house at a listener that is bound already, so that a taken port is known before anything is opened.
pub fn serve(house: &House, listener: TcpListener, tls: Option<RustlsConfig>) -> anyhow::Result<Serving> {
    let address = listener.local_addr().context("the listener has no address")?;
    listener.set_nonblocking(true).context("the listener cannot be used")?;
    let handle = Handle::new();
    let service = house.router().into_make_service();
    let task = match tls {
        None => tokio::spawn(axum_server::from_tcp(listener)?.handle(handle.clone()).serve(service)),
        Some(tls) => tokio::spawn(axum_server::from_tcp_rustls(listener, tls)?.handle(handle.clone()).serve(service)),
    };
    Ok(Serving { address, handle, task })
}

impl Serving {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits until the server ends by itself, which it does only when something is wrong.
    pub async fn ended(&mut self) -> anyhow::Result<()> {
        (&mut self.task).await.context("the server broke")?.context("the server stopped")
    }

    /// Takes no new requests, and ends when the open ones are answered or the time is up.
    pub async fn stop(self) {
        self.handle.graceful_shutdown(Some(LAST_ORDERS));
        // Why a server that is to end did end does not matter.
        let _ = self.task.await;
    }
}
