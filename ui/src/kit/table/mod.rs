//! A table: its head stays, arrow keys move between rows, Enter or a click opens one, a press on a head sorts.

pub mod example;

use std::cmp::Ordering;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Empty, Glyph, Icon, Words, text};
use crate::app::fill;

type Cell<T> = Arc<dyn Fn(&T) -> AnyView + Send + Sync>;
type Order<T> = Arc<dyn Fn(&T, &T) -> Ordering + Send + Sync>;

/// A column: its head, and what it shows of a row.
pub struct Column<T> {
    head: Words,
    cell: Cell<T>,
    order: Option<Order<T>>,
    numeric: bool,
    width: &'static str,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        Column { head: self.head.clone(), cell: self.cell.clone(), order: self.order.clone(), numeric: self.numeric, width: self.width }
    }
}

impl<T: 'static> Column<T> {
    /// A column of words.
    pub fn new<V: IntoView + 'static>(head: impl Into<Words>, cell: impl Fn(&T) -> V + Send + Sync + 'static) -> Column<T> {
        Column { head: head.into(), cell: Arc::new(move |row| cell(row).into_any()), order: None, numeric: false, width: "" }
    }

    /// The same with numbers or money: on the right.
    pub fn numeric(self) -> Column<T> {
        Column { numeric: true, ..self }
    }

    /// The same with a fixed width, such as `"96px"`.
    pub fn width(self, width: &'static str) -> Column<T> {
        Column { width, ..self }
    }

    /// The same, sorted by a key at a press on its head.
    pub fn sorted_by<K: Ord>(self, of: impl Fn(&T) -> K + Send + Sync + 'static) -> Column<T> {
        Column { order: Some(Arc::new(move |a, b| of(a).cmp(&of(b)))), ..self }
    }
}

/// A table of rows.
#[component]
pub fn Table<T>(
    /// The rows.
    #[prop(into)]
    rows: Signal<Vec<T>>,
    /// The columns.
    columns: Vec<Column<T>>,
    /// Opens a row.
    #[prop(optional, into)]
    on_open: Option<Callback<T>>,
    /// Selects a row by Space.
    #[prop(optional, into)]
    on_select: Option<Callback<T>>,
    /// Stands there when there are no rows.
    #[prop(optional, into)]
    empty: Option<ViewFn>,
    /// Names a row for tests.
    #[prop(optional, into)]
    row_test: Option<Callback<T, String>>,
    /// Whether a row is shown as selected.
    #[prop(optional, into)]
    selected: Option<Callback<T, bool>>,
    /// What the table lists, for screen readers.
    #[prop(optional, into)]
    label: Option<Words>,
    /// Name for tests.
    #[prop(optional, into)]
    test: Option<String>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let columns = StoredValue::new(columns);
    let sorting = RwSignal::new(None::<(usize, bool)>);
    let sorted = move || {
        let mut rows = rows.get();
        if let Some((at, down)) = sorting.get()
            && let Some(order) = columns.with_value(|columns| columns.get(at).and_then(|column| column.order.clone()))
        {
            rows.sort_by(|a, b| if down { order(b, a) } else { order(a, b) });
        }
        rows
    };
    let row = move |(at, row): (usize, T)| {
        let cells = columns.with_value(|columns| {
            columns.iter().map(|column| view! { <td class:table-number=column.numeric>{(column.cell)(&row)}</td> }).collect_view()
        });
        let name = row_test.map(|name| name.run(row.clone()));
        let for_select = row.clone();
        let is_selected = move || selected.map(|selected| selected.run(for_select.clone()).to_string());
        let (clicked, keyed) = (row.clone(), row);
        view! {
            <tr
                tabindex=if at == 0 { "0" } else { "-1" }
                class:table-opens=on_open.is_some()
                data-test=name
                aria-selected=is_selected
                on:click=move |event| {
                    if let Some(on_open) = on_open && !on_control(&event) {
                        on_open.run(clicked.clone());
                    }
                }
                on:keydown=move |event| row_key(&event, || {
                    if let Some(on_open) = on_open {
                        on_open.run(keyed.clone());
                    }
                }, || {
                    if let Some(on_select) = on_select {
                        on_select.run(keyed.clone());
                    }
                })
            >
                {cells}
            </tr>
        }
    };
    let none = move || {
        rows.with(Vec::is_empty).then(|| match &empty {
            Some(empty) => empty.run().into_any(),
            None => view! { <Empty words=text::NOTHING_HERE/> }.into_any(),
        })
    };
    view! {
        <div class="table-frame" data-test=test>
            <table class="table" aria-label=move || label.as_ref().map(Words::get)>
                <thead><tr>{heads(columns, sorting)}</tr></thead>
                <tbody>{move || sorted().into_iter().enumerate().map(row).collect_view()}</tbody>
            </table>
            {none}
        </div>
    }
}

fn heads<T: 'static + Send + Sync>(columns: StoredValue<Vec<Column<T>>>, sorting: RwSignal<Option<(usize, bool)>>) -> impl IntoView {
    let head = move |(at, column): (usize, Column<T>)| {
        let Column { head, order, numeric, width, .. } = column;
        let way = move || sorting.get().filter(|(sorted, _)| *sorted == at).map(|(_, down)| down);
        let aria = move || way().map(|down| if down { "descending" } else { "ascending" });
        let turn = move |_| {
            sorting.update(|sorting| {
                *sorting = match *sorting {
                    Some((sorted, false)) if sorted == at => Some((at, true)),
                    Some((sorted, true)) if sorted == at => None,
                    _ => Some((at, false)),
                };
            });
        };
        let style = if width.is_empty() { String::new() } else { format!("width:{width}") };
        let content = if order.is_some() {
            let (label, words) = (head.clone(), head);
            view! {
                <button type="button" class="table-sort" on:click=turn aria-label=move || fill(text::SORT_BY, &[("what", label.get())])>
                    {move || words.get()}
                    {move || way().map(|down| view! { <Icon glyph=if down { Glyph::Down } else { Glyph::Up }/> })}
                </button>
            }
            .into_any()
        } else {
            (move || head.get()).into_any()
        };
        view! { <th scope="col" class:table-number=numeric style=style aria-sort=aria>{content}</th> }
    };
    columns.get_value().into_iter().enumerate().map(head).collect_view()
}

/// Whether a click was meant for a button or link within the row.
fn on_control(event: &web_sys::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.and_then(|target| target.closest("button, a, input, select, label").ok().flatten()).is_some()
}

fn row_key(event: &ev::KeyboardEvent, open: impl Fn(), select: impl Fn()) {
    let Some(row) = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    // Keys pressed on a button within the row are that button's.
    if event.target().is_some_and(|target| &target != AsRef::<web_sys::EventTarget>::as_ref(&row)) {
        return;
    }
    let neighbour = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => row.parent_element().and_then(|body| body.first_element_child()),
        "End" => row.parent_element().and_then(|body| body.last_element_child()),
        "Enter" => {
            event.prevent_default();
            open();
            return;
        }
        " " => {
            event.prevent_default();
            select();
            return;
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = neighbour.and_then(|next| next.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(row.set_attribute("tabindex", "-1"));
        drop(next.set_attribute("tabindex", "0"));
        drop(next.focus());
    }
}
