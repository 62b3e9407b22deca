//! `serve`: opens the house and serves it until it is told to stop.

use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::path::PathBuf;

use anyhow::Context;
use atelier_server::{Config, House, Studio, Transport, assemble, demo, find_pages, serving, tls};
use clap::Args;

use super::told::{Ending, complain, not_opened, say};

/// Serve the studio to browsers on the network.
#[derive(Debug, Args)]
pub struct Serve {
    /// Folder of the studio's data; made when it is not there.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A PostgreSQL database, postgres://user:password@host/name; without it, SQLite in the data folder.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Address and port to listen at. Port 0 takes any free one.
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8610", value_parser = address)]
    listen: SocketAddr,
    /// Fill an empty data folder with a demo studio, and print its sign-ins.
    #[arg(long)]
    demo: bool,
    /// Serve by HTTPS with a certificate of the studio's own, whose fingerprint is printed.
    #[arg(long)]
    tls: bool,
    /// Folder of the built pages; without it, `dist` beside the program or above it.
    #[arg(long, value_name = "DIR", env = "ATELIER_UI")]
    ui: Option<PathBuf>,
}

fn address(typed: &str) -> Result<SocketAddr, String> {
    let not_one = || format!("{typed} is not an address and a port, such as 127.0.0.1:8610");
    typed.to_socket_addrs().map_err(|_| not_one())?.next().ok_or_else(not_one)
}

impl Serve {
    /// Serves until Ctrl-C or SIGTERM.
    pub fn run(self) -> anyhow::Result<Ending> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().context("no threads could be started")?;
        runtime.block_on(self.serve())
    }

    async fn serve(self) -> anyhow::Result<Ending> {
        // Before anybody is told that there is a server: who then stops it at once must be heard.
        let mut stop = StopSignals::new().context("the signals to stop cannot be heard")?;
        let listener = match TcpListener::bind(self.listen) {
            Ok(listener) => listener,
            Err(error) => {
                complain(&format!("{} cannot be listened at: {error}", self.listen));
                return Ok(Ending::Refused);
            }
        };
        let config = Config {
            database: self.database.clone(),
            pages: find_pages(self.ui.as_deref(), None),
            studio: if self.demo { Studio::Demo } else { Studio::Own },
            transport: if self.tls { Transport::Tls } else { Transport::Plain },
            ..Config::at(&self.data)
        };
        if config.pages.is_none() {
            complain("the pages were not found; name their folder with --ui DIR (calls are answered all the same)");
        }
        let house = match assemble(config).await {
            Ok(house) => house,
            Err(failure) => return Ok(not_opened(failure)),
        };
        let made = tokio::select! {
            made = make_demo(&house) => made.map(|()| true),
            () = stop.heard() => Ok(false),
        };
        let ending = match made {
            Ok(true) => self.open(&house, listener, stop).await,
            Ok(false) => Ok(Ending::Done),
            Err(error) => Err(error),
        };
        house.shut().await;
        ending
    }

    async fn open(&self, house: &House, listener: TcpListener, mut stop: StopSignals) -> anyhow::Result<Ending> {
        let certificate = if self.tls { Some(tls::certificate(house.data(), self.listen).await?) } else { None };
        let fingerprint = certificate.as_ref().map(|certificate| certificate.fingerprint.clone());
        let mut serving = serving::serve(house, listener, certificate.map(|certificate| certificate.config))?;
        self.announce(serving.address(), fingerprint.as_deref());
        if let Some(address) = self.seen_from_outside(serving.address()) {
            house.desk().reached_at(address);
        }
        if self.demo {
            announce_sign_ins(house);
        }
        tokio::select! {
            ended = serving.ended() => { ended?; }
            () = stop.heard() => {
                house.close();
                serving.stop().await;
            }
        }
        Ok(Ending::Done)
    }

    /// The address that other machines of the network reach the server at; none where it listens to its own machine only.
    fn seen_from_outside(&self, address: SocketAddr) -> Option<String> {
        let ip = if address.ip().is_unspecified() { tls::own_address()? } else { address.ip() };
        let scheme = if self.tls { "https" } else { "http" };
        (!ip.is_loopback()).then(|| format!("{scheme}://{}", SocketAddr::new(ip, address.port())))
    }

    fn announce(&self, address: SocketAddr, fingerprint: Option<&str>) {
        let scheme = if fingerprint.is_some() { "https" } else { "http" };
        say(&format!("listening on {scheme}://{address}"));
        if address.ip().is_unspecified()
            && let Some(own) = tls::own_address()
        {
            say(&format!("from other computers: {scheme}://{own}:{}", address.port()));
        }
        if let Some(fingerprint) = fingerprint {
            say(&format!("fingerprint of the studio's certificate (SHA-256): {fingerprint}"));
        } else if !address.ip().is_loopback() {
            complain("warning: passwords cross the network unencrypted; serve with --tls");
        }
    }
}

async fn make_demo(house: &House) -> anyhow::Result<()> {
    if house.demo_is_due() {
        house.make_demo(&|told| say(&told.english())).await.context("the demo studio could not be made")?;
    }
    Ok(())
}

fn announce_sign_ins(house: &House) {
    if !house.shows_demo() {
        complain("--demo is ignored: the data folder holds a studio already");
        return;
    }
    say("demo sign-ins:");
    for one in demo::sign_ins() {
        say(&format!("  {:<8} {}   {} ({})", one.sign_in_name, one.password, one.role, one.name));
    }
}

/// Ctrl-C, and SIGTERM where there is one, from the moment on in which this is made.
struct StopSignals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupt: tokio::signal::windows::CtrlC,
}

impl StopSignals {
    #[cfg(unix)]
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    #[cfg(windows)]
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: tokio::signal::windows::ctrl_c()? })
    }

    #[cfg(unix)]
    async fn heard(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }

    #[cfg(windows)]
    async fn heard(&mut self) {
        let _ = self.interrupt.recv().await;
    }
}
