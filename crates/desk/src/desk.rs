//! The desk itself: checks who asks, finds the handler, runs it, tells what went stale.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use atelier_core::call::{Live, Needs, Tag};
use atelier_core::people::{Me, Right};
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{Progress, Watching};
use atelier_core::studio::DemoSignIn;

use crate::context::Ctx;
use crate::db::{Db, OpenFailure};
use crate::failure::{Failure, Outcome};
use crate::live::LiveTags;
use crate::people::SessionChange;
use crate::ports::{CardSlots, Clock, Ids, Workbench};
use crate::router::Router;

/// What the desk is made of.
pub struct DeskConfig {
    /// `sqlite://path` or `postgres://..`.
    pub database: String,
    /// Folder for copies of the database made before migrations.
    pub backups: PathBuf,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Makes identities and chance.
    pub ids: Arc<dyn Ids>,
    /// Makes retouchers' folders.
    pub workbench: Arc<dyn Workbench>,
    /// The readers for memory cards.
    pub cards: Arc<dyn CardSlots>,
    /// Accounts shown at the sign-in page of a demo studio.
    pub demo: Vec<DemoSignIn>,
    /// Version of the program.
    pub version: String,
}

/// Who knocks: the session's token, if any, and what the station calls itself.
#[derive(Debug, Clone, Default)]
pub struct Caller {
    /// The session's token.
    pub token: Option<String>,
    /// The station's name.
    pub station: String,
    /// The token of a client's screen, if it is one: it is told what is presented and nothing else.
    pub screen: Option<String>,
}

/// The answer to a call.
#[derive(Debug)]
pub enum Answer {
    /// Done; the reply as JSON.
    Done {
        /// The reply.
        body: Vec<u8>,
        /// What becomes of the session.
        session: SessionChange,
    },
    /// A clear no.
    Refused(Refusal),
    /// Something broke; logged under this number.
    Fault {
        /// The number that the user is shown.
        incident: String,
    },
}

/// The desk. Clones share everything.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    workbench: Arc<dyn Workbench>,
    cards: Arc<dyn CardSlots>,
    router: Router,
    live: LiveTags,
    demo: Vec<DemoSignIn>,
    version: String,
    ingest: Mutex<(Watching, Progress)>,
    taking: tokio::sync::Mutex<()>,
    screens: crate::selection::Screens,
    incidents: AtomicU32,
}

/// How often a call is run again after it lost a race inside the database.
const TRIES: u32 = 5;

impl Desk {
    /// Opens the database (and brings it up to date) and lists the handlers.
    pub async fn open(config: DeskConfig) -> Result<Desk, OpenFailure> {
        let db = Db::open(&config.database, &config.backups).await?;
        Ok(Desk(Arc::new(Inner {
            db,
            clock: config.clock,
            ids: config.ids,
            workbench: config.workbench,
            cards: config.cards,
            router: handlers(),
            live: LiveTags::default(),
            demo: config.demo,
            version: config.version,
            ingest: Mutex::new((Watching::NotSet, Progress::default())),
            taking: tokio::sync::Mutex::default(),
            screens: crate::selection::Screens::default(),
            incidents: AtomicU32::new(0),
        })))
    }

    /// Answers a call: session, right, handler, stale tags.
    pub async fn answer(&self, caller: &Caller, name: &str, body: &[u8]) -> Answer {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_answer(caller, name, body).await {
                Ok((body, session)) => return Answer::Done { body, session },
                Err(failure) if failure.is_lost_race() && tries < TRIES => {
                    tokio::time::sleep(Duration::from_millis(20 * u64::from(tries))).await
                }
                Err(Failure::Refused(refusal)) => return Answer::Refused(refusal),
                Err(Failure::Fault(error)) => return Answer::Fault { incident: self.log(name, &error) },
            }
        }
    }

    async fn try_answer(&self, caller: &Caller, name: &str, body: &[u8]) -> Outcome<(Vec<u8>, SessionChange)> {
        let Some((info, handler)) = self.0.router.find(name) else {
            return Err(Refusal::not_found(Subject::Call, name.chars().take(60).collect::<String>()).into());
        };
        let ctx = self.context(caller, info.name).await?;
        match info.needs {
            Needs::Anyone => {}
            Needs::SignedIn => drop(ctx.me()?),
            Needs::Right(right) => check_right(ctx.me()?, right)?,
        }
        let session = Arc::new(Mutex::new(SessionChange::Keep));
        let change = session.clone();
        let body = crate::people::SESSION.scope(change, handler(ctx, body)).await?;
        self.stale(info.stales);
        let session = session.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Ok((body, session))
    }

    /// The circumstances of a call by `caller`.
    pub(crate) async fn context(&self, caller: &Caller, call: &'static str) -> Outcome<Ctx> {
        let now = self.0.clock.now();
        let mut tx = self.0.db.read().await?;
        let settings = crate::studio::settings(&mut tx).await?;
        let session = caller.token.as_deref().map(crate::people::token_hash);
        let me = match &session {
            Some(hash) => crate::people::of_session(&mut tx, hash, now).await?,
            None => None,
        };
        let station = me.as_ref().map_or_else(|| caller.station.chars().take(60).collect(), |me| me.station.clone());
        let screen = caller.screen.as_deref().map(crate::people::token_hash);
        Ok(Ctx { desk: self.clone(), me, station, session, screen, now, call, settings })
    }

    /// Who is behind the session.
    pub async fn who(&self, caller: &Caller) -> Result<Me, Refusal> {
        let ctx = self.context(caller, "people.who").await.map_err(|failure| self.refused("people.who", failure))?;
        ctx.me.ok_or(Refusal::NotSignedIn)
    }

    /// Who is behind the session, if they have the right.
    pub async fn may(&self, caller: &Caller, right: Right) -> Result<Me, Refusal> {
        let me = self.who(caller).await?;
        if me.may(right) { Ok(me) } else { Err(Refusal::RightMissing { right }) }
    }

    /// Whether the caller may be given a photo: whoever is signed in, and a client's screen for the order that it shows.
    pub async fn may_look(&self, caller: &Caller, content: &str) -> Result<(), Refusal> {
        let ctx = self.context(caller, "people.who").await.map_err(|failure| self.refused("people.who", failure))?;
        match &ctx.me {
            Some(_) => Ok(()),
            None => crate::selection::may_look(&ctx, content).await.map_err(|failure| self.refused("selection.screen", failure)),
        }
    }

    /// Remembers where other machines of the network reach the server, for the addresses of clients' screens.
    pub fn reached_at(&self, address: String) {
        self.0.screens.reached_at(address);
    }

    /// What went stale after `cursor`; waits at most `wait`.
    pub async fn live(&self, cursor: u64, wait: Duration) -> Live {
        self.0.live.after(cursor, wait).await
    }

    /// Tells every page that the tags went stale.
    pub fn stale(&self, tags: &[Tag]) {
        self.0.live.stale(tags);
    }

    /// What the ingest worker is doing.
    pub fn report_ingest(&self, watching: Watching, progress: Progress) {
        let mut ingest = self.0.ingest.lock().unwrap_or_else(PoisonError::into_inner);
        let news = (watching, progress);
        if *ingest != news {
            *ingest = news;
            drop(ingest);
            self.stale(&[Tag::Shoots]);
        }
    }

    /// Held while one arriving file is recorded.
    pub(crate) async fn take_turn(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.0.taking.lock().await
    }

    /// What the ingest worker said last.
    pub(crate) fn ingest(&self) -> (Watching, Progress) {
        self.0.ingest.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.0.db.close().await;
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn ids(&self) -> &dyn Ids {
        self.0.ids.as_ref()
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }

    pub(crate) fn card_slots(&self) -> Arc<dyn CardSlots> {
        self.0.cards.clone()
    }

    pub(crate) fn screens(&self) -> &crate::selection::Screens {
        &self.0.screens
    }

    pub(crate) fn workbench(&self) -> Arc<dyn Workbench> {
        self.0.workbench.clone()
    }

    pub(crate) fn demo(&self) -> &[DemoSignIn] {
        &self.0.demo
    }

    pub(crate) fn version(&self) -> &str {
        &self.0.version
    }

    /// Logs a fault once; gives the number under which it is found.
    fn log(&self, call: &str, error: &anyhow::Error) -> String {
        let nth = self.0.incidents.fetch_add(1, Ordering::Relaxed);
        let incident = format!("{:04X}-{nth:02}", (self.0.clock.now().0 / 1000) & 0xffff);
        tracing::error!(incident, call, error = format!("{error:#}"), "a call broke");
        incident
    }

    /// A refusal for callers that know no faults: a fault is logged and told by its number.
    pub(crate) fn refused(&self, call: &str, failure: Failure) -> Refusal {
        match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Fault(error) => Refusal::NotUnderstood { detail: self.log(call, &error) },
        }
    }
}

fn check_right(me: &Me, right: Right) -> Outcome<()> {
    if me.may(right) { Ok(()) } else { Err(Refusal::RightMissing { right }.into()) }
}

fn handlers() -> Router {
    let router = crate::studio::calls(Router::default());
    let router = crate::people::calls(router);
    let router = crate::customers::calls(router);
    let router = crate::catalog::calls(router);
    let router = crate::orders::calls(router);
    let router = crate::cashier::calls(router);
    let router = crate::shoots::calls(router);
    let router = crate::selection::calls(router);
    crate::production::calls(router)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_call_has_a_handler_and_every_handler_a_call() {
        let mut declared: Vec<_> = atelier_core::calls().iter().map(|call| call.name).collect();
        declared.sort_unstable();
        assert_eq!(super::handlers().names(), declared);
    }
}
