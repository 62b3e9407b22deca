//! The audit trail: who did what, when, from which station. It can be read and searched, and nothing else.

use atelier_core::people::{AuditEntry, AuditPage, ReadAudit};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::text;
use crate::app::{Loaded, Trouble, TroubleLine, ask, day, load, pause, say, t};
use crate::kit::{Button, Card, Column, Empty, Glyph, Table, Tag, TextInput, TextKind, Tone};

/// The page of the audit trail.
#[component]
pub fn AuditTrail() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let newest = load(move || ReadAudit { words: words.get(), before: None }, &[]);
    let older = Older::new();
    // Other words, other entries: what was paged on belongs to the words before.
    let search = move |now: String| {
        spawn_local(async move {
            pause(200).await;
            if typed.try_get_untracked().as_deref() == Some(now.as_str()) {
                older.forget();
                words.set(now);
            }
        });
    };
    view! {
        <div class="head">
            <h1>{t(text::AUDIT)}</h1>
            {move || newest.get().map(|page| intact(page.intact))}
            <div class="audit-search push">
                <TextInput value=typed kind=TextKind::Search label=text::AUDIT_HINT placeholder=text::AUDIT_HINT on_input=search test="audit-search"/>
            </div>
        </div>
        <Loaded load=newest let:page>
            <Card>
                <Entries page older/>
                <div class="audit-foot">
                    <TroubleLine trouble=older.trouble/>
                    {move || if older.more(&page.get()) {
                        view! {
                            <Button busy=older.busy test="audit-older" on:click=move |_| older.read(&page.get_untracked(), words.get_untracked())>
                                {t(text::OLDER)}
                            </Button>
                        }.into_any()
                    } else if page.with(|page| page.entries.is_empty()) {
                        ().into_any()
                    } else {
                        view! { <span class="faint">{t(text::NO_OLDER)}</span> }.into_any()
                    }}
                </div>
            </Card>
        </Loaded>
    }
}

fn intact(intact: bool) -> impl IntoView {
    let (tone, glyph, word) = if intact { (Tone::Good, Glyph::Shield, text::INTACT) } else { (Tone::Bad, Glyph::Alert, text::NOT_INTACT) };
    view! { <Tag tone glyph test="audit-intact">{t(word)}</Tag> }
}

/// Entries older than the first page.
#[derive(Clone, Copy)]
struct Older {
    pages: RwSignal<Vec<AuditPage>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Older {
    fn new() -> Older {
        Older { pages: RwSignal::new(Vec::new()), busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    fn forget(self) {
        self.pages.set(Vec::new());
        self.trouble.set(None);
    }

    fn more(self, newest: &AuditPage) -> bool {
        self.pages.with(|pages| pages.last().map_or(newest.more, |page| page.more))
    }

    fn read(self, newest: &AuditPage, words: String) {
        let last = self.pages.with_untracked(|pages| pages.last().unwrap_or(newest).entries.last().map(|entry| entry.number));
        self.busy.set(true);
        spawn_local(async move {
            let answer = ask(ReadAudit { words, before: last }).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(page) => self.pages.update(|pages| pages.push(page)),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }
}

#[component]
fn Entries(page: Signal<AuditPage>, older: Older) -> impl IntoView {
    let rows = Signal::derive(move || {
        let mut rows = page.get().entries;
        rows.extend(older.pages.get().into_iter().flat_map(|page| page.entries));
        rows
    });
    let deed = |entry: &AuditEntry| {
        let what = entry.what.clone();
        let name = what.clone();
        view! { <span title=name>{move || text::deed(&what).map_or_else(|| what.clone(), |words| say(words).to_owned())}</span> }
    };
    let columns = vec![
        Column::new(text::NUMBER, |entry: &AuditEntry| view! { <span class="faint">{entry.number}</span> }).numeric().width("64px"),
        Column::new(text::WHEN, |entry: &AuditEntry| {
            let (at, clock) = (entry.at.day, entry.at.clock.clone());
            view! { <span class="nowrap">{move || day(at)} " " {clock}</span> }
        })
        .width("140px"),
        Column::new(text::WHO, |entry: &AuditEntry| view! { <b>{entry.who.clone()}</b> }).width("120px"),
        Column::new(text::WHERE, |entry: &AuditEntry| entry.station.clone()).width("140px"),
        Column::new(text::WHAT, deed).width("160px"),
        Column::new(text::DETAIL, |entry: &AuditEntry| view! { <span class="audit-detail">{entry.detail.clone()}</span> }),
    ];
    view! {
        <Table rows columns label=text::AUDIT test="audit" empty=|| view! { <Empty words=text::NOTHING_DONE glyph=Glyph::Shield/> }
            row_test=|entry: AuditEntry| format!("audit-{}", entry.number)/>
    }
}
