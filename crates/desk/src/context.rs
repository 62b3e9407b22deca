//! What every handler is given: who asks, from where, when, and the desk to ask of.

use atelier_core::day::{Day, Moment, Stamp};
use atelier_core::id::StaffId;
use atelier_core::people::{Me, Right};
use atelier_core::refusal::Refusal;
use atelier_core::studio::Settings;

use crate::audit;
use crate::db::Tx;
use crate::desk::Desk;
use crate::failure::{Failure, Outcome};

/// The circumstances of one call.
#[derive(Clone)]
pub struct Ctx {
    /// The desk.
    pub desk: Desk,
    /// Who asks; none before signing in.
    pub me: Option<Me>,
    /// From which station.
    pub station: String,
    /// Hash of the session's token, to end it by.
    pub session: Option<String>,
    /// Hash of the token of a client's screen.
    pub screen: Option<String>,
    /// When.
    pub now: Moment,
    /// The call's name.
    pub call: &'static str,
    /// The studio's settings as of now; none before it is set up.
    pub settings: Option<Settings>,
}

impl Ctx {
    /// Who asks, for calls that need a right and therefore somebody.
    pub fn me(&self) -> Outcome<&Me> {
        self.me.as_ref().ok_or_else(|| Refusal::NotSignedIn.into())
    }

    /// The account that asks.
    pub fn my_id(&self) -> Outcome<&StaffId> {
        Ok(&self.me()?.id)
    }

    /// Whether whoever asks has the right.
    pub fn may(&self, right: Right) -> bool {
        self.me.as_ref().is_some_and(|me| me.may(right))
    }

    /// A new identity.
    pub fn new_id<T: TryFrom<String, Error = atelier_core::id::NotAnId>>(&self) -> Outcome<T> {
        T::try_from(self.desk.ids().uuid()).map_err(|error| Failure::Fault(anyhow::anyhow!("the id maker: {error}")))
    }

    /// The moment on the studio's own clock and calendar.
    pub fn stamp(&self, at: Moment) -> Stamp {
        let zoned = self.local(at);
        Stamp { at, day: Day(zoned.date()), clock: format!("{:02}:{:02}", zoned.hour(), zoned.minute()) }
    }

    /// Today's business day: the civil day, or the one before while the night's business goes on.
    pub fn today(&self) -> Day {
        let hours = self.settings.as_ref().map_or(0, |settings| i64::from(settings.day_ends_at));
        Day(self.local(self.now.plus_ms(-hours * 3_600_000)).date())
    }

    /// The moment by the studio's own clock.
    pub fn local(&self, at: Moment) -> jiff::civil::DateTime {
        let zone = self
            .settings
            .as_ref()
            .and_then(|settings| jiff::tz::TimeZone::get(&settings.time_zone).ok())
            .unwrap_or(jiff::tz::TimeZone::UTC);
        let timestamp = jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        timestamp.to_zoned(zone).datetime()
    }

    /// Writes the audit entry and makes the transaction happen.
    pub async fn done(&self, mut tx: Tx, note: audit::Note<'_>) -> Outcome<()> {
        audit::write_down(&mut tx, self, note).await?;
        tx.commit().await?;
        Ok(())
    }
}
