//! The studio itself: its name, currency, language and folders; what a page needs before anyone signed in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::call::{Needs, Tag};
use crate::day::Day;
use crate::money::Currency;
use crate::people::{Me, Right};
use crate::text::Lang;

/// Asks what state the studio is in and who is signed in; the first call of every page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenStudio {}

/// What every page needs to know first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StudioView {
    /// The studio's name; empty as long as it is not set up.
    pub name: String,
    /// Whether the first run is still to be done.
    pub to_set_up: bool,
    /// Language of the sign-in page and of paper, unless the user chose another.
    pub lang: Lang,
    /// What amounts are counted in.
    pub currency: Currency,
    /// Today's business day at the studio.
    pub today: Day,
    /// Who is signed in.
    pub me: Option<Me>,
    /// Accounts of the demo studio; empty in a real one.
    pub demo: Vec<DemoSignIn>,
    /// Version of the program.
    pub version: String,
}

/// One account of the demo studio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DemoSignIn {
    /// What the person does.
    pub role: String,
    /// The person.
    pub name: String,
    /// Name to sign in with.
    pub sign_in_name: String,
    /// Password.
    pub password: String,
}

/// First run: names the studio and makes the owner's account. Refused once the studio is set up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetUpStudio {
    /// The studio's name.
    pub name: String,
    /// Language of paper and of new stations.
    pub lang: Lang,
    /// Currency; amounts cannot be re-counted later.
    pub currency: Currency,
    /// The owner's name.
    pub owner: String,
    /// The owner's name to sign in with.
    pub sign_in_name: String,
    /// The owner's password.
    pub password: String,
    /// The name of this station for the audit trail.
    pub station: String,
}

/// The settings page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OpenSettings {}

/// What the owner can set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Settings {
    /// Row version, to be sent back.
    pub version: i64,
    /// The studio's name.
    pub name: String,
    /// Telephone and address as printed on paper.
    pub contact: String,
    /// Language of paper and of new stations.
    pub lang: Lang,
    /// Currency; fixed at the first run.
    pub currency: Currency,
    /// IANA time zone of the studio, such as `Asia/Shanghai`.
    pub time_zone: String,
    /// Hour (0 to 11) at which the business day ends: a payment at 1:30 belongs to the day before when it is 2 or more.
    pub day_ends_at: u32,
    /// Folder watched for arriving photos, as the server sees it; empty when none is.
    pub shoot_folder: String,
    /// Folder, best on another disk, that gets a second copy of every original, as the server sees it; empty when none is made.
    pub second_copy: String,
    /// How many days after confirming the selection the goods are promised.
    pub promise_days: u32,
}

/// Saves the settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SaveSettings {
    /// The new settings; `version` as loaded, `currency` is ignored.
    pub settings: Settings,
}

crate::calls! {
    OpenStudio => StudioView, "studio.open", Needs::Anyone, [];
    SetUpStudio => Me, "studio.set_up", Needs::Anyone, [Tag::Studio, Tag::People];
    OpenSettings => Settings, "studio.settings", Needs::Right(Right::EditStudio), [];
    SaveSettings => Settings, "studio.save_settings", Needs::Right(Right::EditStudio), [Tag::Studio, Tag::Shoots];
}
