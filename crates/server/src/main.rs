//! `atelier-server`: the headless studio and the photo engine on the command line. Words in, exit code out; the work
//! is in the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    atelier_server::tls::install_provider();
    cli::run()
}
