//! Databases on PostgreSQL: one of its own for every test, on the cluster that `ATELIER_PG_URL` names, else on a
//! throw-away cluster that this process starts once and that ends with it, however it ends.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

/// A database of a test's own.
#[derive(Debug)]
pub struct Database {
    /// Its address.
    pub url: String,
    name: String,
}

impl Database {
    /// Makes an empty one.
    pub async fn fresh() -> Database {
        static NTH: AtomicU32 = AtomicU32::new(0);
        let name = format!("trial_{}_{}", std::process::id(), NTH.fetch_add(1, Ordering::Relaxed));
        let mut cluster = connect().await;
        let make = format!("create database {name} template template0 encoding 'UTF8'");
        cluster.execute(AssertSqlSafe(make)).await.expect("a database can be made");
        cluster.close().await.expect("the connection closes");
        let (server, _) = cluster_url().rsplit_once('/').expect("an address ends in a database");
        Database { url: format!("{server}/{name}"), name }
    }

    /// Takes it away again, whoever is still connected.
    pub async fn drop(&self) {
        let mut cluster = connect().await;
        let drop = format!("drop database if exists {} with (force)", self.name);
        cluster.execute(AssertSqlSafe(drop)).await.expect("the database can be dropped");
        cluster.close().await.expect("the connection closes");
    }
}

async fn connect() -> PgConnection {
    // The first caller starts the cluster, which takes a second or two.
    let url = tokio::task::spawn_blocking(cluster_url).await.expect("a cluster");
    PgConnection::connect(url).await.unwrap_or_else(|error| panic!("{url}: {error}"))
}

fn cluster_url() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| match std::env::var("ATELIER_PG_URL") {
        Ok(url) if !url.is_empty() => url,
        _ => own_cluster(),
    })
}

/// Makes a cluster, says `ready PORT`, and stays until its input is closed: by the end of the test process, however
/// it ends. Then it ends the server by its id and removes the folder.
const KEEPER: &str = r#"
set -eu
bin=$1
home=$(mktemp -d /tmp/atelier-pg-XXXXXX)
as=""
if [ "$(id -u)" = 0 ]; then
    chown postgres "$home"
    as="setpriv --reuid=$(id -u postgres) --regid=$(id -g postgres) --clear-groups --"
fi
cd "$home"
$as "$bin/initdb" -D "$home/data" --username=atelier --auth=trust --encoding=UTF8 --locale=C --no-sync >"$home/initdb.log" 2>&1
for try in 1 2 3 4 5; do
    port=$(( 20000 + ($$ * 7 + try * 1013) % 30000 ))
    $as "$bin/postgres" -D "$home/data" -k "$home" -p $port -c listen_addresses=127.0.0.1 -c fsync=off \
        -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 >"$home/server.log" 2>&1 &
    server=$!
    for wait in $(seq 1 300); do
        kill -0 $server 2>/dev/null || break
        if "$bin/pg_isready" -q -h 127.0.0.1 -p $port; then
            echo "ready $port"
            read -r _ || true
            kill -s INT $server
            wait $server || true
            cd /
            rm -rf "$home"
            exit 0
        fi
        sleep 0.05
    done
done
cat "$home/server.log" >&2
rm -rf "$home"
exit 1
"#;

fn own_cluster() -> String {
    static KEPT: Mutex<Option<Child>> = Mutex::new(None);
    let programs = programs().expect("PostgreSQL is installed below /usr/lib/postgresql, or ATELIER_PG_URL names a server");
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "sh"]).arg(programs).stdin(Stdio::piped()).stdout(Stdio::piped());
    // A group of its own: an interrupt at the terminal must not end it before it has cleared up.
    let mut keeper = keeper.process_group(0).spawn().expect("a shell");
    let mut line = String::new();
    BufReader::new(keeper.stdout.take().expect("its output")).read_line(&mut line).expect("its first line");
    let port = line.trim().strip_prefix("ready ").expect("PostgreSQL starts").to_owned();
    *KEPT.lock().unwrap_or_else(PoisonError::into_inner) = Some(keeper);
    format!("postgres://atelier@127.0.0.1:{port}/postgres")
}

/// The newest PostgreSQL of Debian's layout.
fn programs() -> Option<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let versions = installed.filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))));
    versions.filter(|(_, bin)| bin.join("initdb").is_file()).max_by_key(|(version, _)| *version).map(|(_, bin)| bin)
}
