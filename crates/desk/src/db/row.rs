//! A row, read column by column into the trade's types. Stored data that does not fit is a fault, never repaired.

use anyhow::Context as _;
use atelier_core::day::{Day, Moment};
use atelier_core::money::Money;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row as _;
use sqlx::any::AnyRow;

/// A row.
pub struct Row(AnyRow);

type Read<T> = anyhow::Result<T>;

impl Row {
    pub(super) fn new(row: AnyRow) -> Row {
        Row(row)
    }

    /// A text.
    pub fn text(&self, column: &str) -> Read<String> {
        self.0.try_get(column).with_context(|| format!("column {column}"))
    }

    /// A text, or none.
    pub fn maybe_text(&self, column: &str) -> Read<Option<String>> {
        self.0.try_get(column).with_context(|| format!("column {column}"))
    }

    /// A number.
    pub fn int(&self, column: &str) -> Read<i64> {
        self.0.try_get(column).with_context(|| format!("column {column}"))
    }

    /// A number, or none.
    pub fn maybe_int(&self, column: &str) -> Read<Option<i64>> {
        self.0.try_get(column).with_context(|| format!("column {column}"))
    }

    /// A count.
    pub fn count(&self, column: &str) -> Read<u32> {
        u32::try_from(self.int(column)?).with_context(|| format!("column {column}"))
    }

    /// A flag.
    pub fn flag(&self, column: &str) -> Read<bool> {
        Ok(self.int(column)? != 0)
    }

    /// An amount.
    pub fn money(&self, column: &str) -> Read<Money> {
        self.int(column).map(Money)
    }

    /// A moment.
    pub fn moment(&self, column: &str) -> Read<Moment> {
        self.int(column).map(Moment)
    }

    /// A day.
    pub fn day(&self, column: &str) -> Read<Day> {
        let text = self.text(column)?;
        Day::parse(&text).with_context(|| format!("column {column}: {text:?} is not a day"))
    }

    /// A day, or none.
    pub fn maybe_day(&self, column: &str) -> Read<Option<Day>> {
        self.maybe_text(column)?
            .map(|text| Day::parse(&text).with_context(|| format!("column {column}: {text:?} is not a day")))
            .transpose()
    }

    /// An identity.
    pub fn id<T: TryFrom<String, Error = atelier_core::id::NotAnId>>(&self, column: &str) -> Read<T> {
        T::try_from(self.text(column)?).map_err(|error| anyhow::anyhow!("column {column}: {error}"))
    }

    /// An identity, or none.
    pub fn maybe_id<T: TryFrom<String, Error = atelier_core::id::NotAnId>>(&self, column: &str) -> Read<Option<T>> {
        self.maybe_text(column)?.map(|text| T::try_from(text).map_err(|error| anyhow::anyhow!("column {column}: {error}"))).transpose()
    }

    /// A value of a closed list, stored as its name on the wire.
    pub fn code<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        serde_json::from_value(serde_json::Value::String(self.text(column)?)).with_context(|| format!("column {column}"))
    }

    /// A value stored as JSON.
    pub fn json<T: DeserializeOwned>(&self, column: &str) -> Read<T> {
        serde_json::from_str(&self.text(column)?).with_context(|| format!("column {column}"))
    }
}

/// The name on the wire of a value of a closed list, as it is stored.
pub fn code_of<T: Serialize>(value: &T) -> anyhow::Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(name) => Ok(name),
        other => Err(anyhow::anyhow!("{other} is not a name")),
    }
}
