//! The hands of the demo's staff: they sign in as staff do and make the calls that pages make.

use std::collections::HashMap;

use anyhow::bail;
use atelier_core::call::Call;
use atelier_core::day::Moment;
use atelier_core::people::SignIn;
use atelier_desk::{Answer, Caller, Clock as _, Desk, Ids as _, SessionChange, SystemIds};

use super::PASSWORD;
use crate::clock::StudioClock;

/// Sessions are begun anew well before they end.
const FRESH_MS: i64 = 12 * 3_600_000;

/// Makes a call.
pub(super) async fn ask<C: Call>(desk: &Desk, caller: &Caller, call: C) -> anyhow::Result<(C::Reply, SessionChange)> {
    let body = serde_json::to_vec(&call)?;
    match desk.answer(caller, C::NAME, &body).await {
        Answer::Done { body, session } => Ok((serde_json::from_slice(&body)?, session)),
        Answer::Refused(refusal) => bail!("{} was refused: {refusal:?}", C::NAME),
        Answer::Fault { incident } => bail!("{} broke, incident {incident}", C::NAME),
    }
}

/// A new identity, as a client makes them.
pub(super) fn new_id<T: TryFrom<String, Error = atelier_core::id::NotAnId>>() -> anyhow::Result<T> {
    T::try_from(SystemIds.uuid()).map_err(|error| anyhow::anyhow!("{error}"))
}

/// The staff at work.
pub(super) struct Hands {
    pub desk: Desk,
    pub clock: StudioClock,
    sessions: HashMap<&'static str, (String, Moment)>,
}

impl Hands {
    pub fn new(desk: Desk, clock: StudioClock) -> Hands {
        Hands { desk, clock, sessions: HashMap::new() }
    }

    /// `who` makes a call, signed in at their station.
    pub async fn ask<C: Call>(&mut self, who: &'static str, call: C) -> anyhow::Result<C::Reply> {
        let now = self.clock.now();
        let kept = self.sessions.get(who).filter(|(_, begun)| now.0 >= begun.0 && now.0 - begun.0 < FRESH_MS);
        let token = match kept {
            Some((token, _)) => token.clone(),
            None => self.sign_in(who, now).await?,
        };
        let caller = Caller { token: Some(token), station: station(who).to_owned(), screen: None };
        Ok(ask(&self.desk, &caller, call).await?.0)
    }

    /// Keeps the session that setting the studio up began.
    pub fn keep(&mut self, who: &'static str, change: SessionChange) {
        if let SessionChange::Begin { token, .. } = change {
            self.sessions.insert(who, (token, self.clock.now()));
        }
    }

    async fn sign_in(&mut self, who: &'static str, now: Moment) -> anyhow::Result<String> {
        let call = SignIn { name: who.to_owned(), password: PASSWORD.to_owned(), station: station(who).to_owned() };
        let (_, change) = ask(&self.desk, &Caller::default(), call).await?;
        let SessionChange::Begin { token, .. } = change else { bail!("{who} signed in without a session") };
        self.sessions.insert(who, (token.clone(), now));
        Ok(token)
    }
}

/// Where each of the staff sits.
fn station(who: &str) -> &'static str {
    match who {
        "lin" | "wu" => "经理室",
        "zhao" => "前台1",
        "he" => "收银台",
        "chen" => "摄影棚",
        "sun" => "选片室1",
        _ => "后期部",
    }
}
