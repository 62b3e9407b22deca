//! A table that sorts and opens.

use leptos::prelude::*;

use crate::kit::example_text as text;
use crate::kit::{Column, Table, toast};

/// A table that sorts and opens.
pub fn example() -> impl IntoView {
    let rows = RwSignal::new(vec![("Sun Yue", 34u32, 1_600u32), ("Wang", 20, 0), ("He Jia", 12, 1_180)]);
    let columns = vec![
        Column::new(text::NAME, |row: &(&'static str, u32, u32)| view! { <b>{row.0}</b> }).sorted_by(|row| row.0),
        Column::new(text::PHOTOS, |row: &(&'static str, u32, u32)| row.1).numeric().sorted_by(|row| row.1),
        Column::new(text::OWING, |row: &(&'static str, u32, u32)| row.2).numeric().sorted_by(|row| row.2),
    ];
    view! { <Table rows columns on_open=|row: (&'static str, u32, u32)| toast(row.0)/> }
}
