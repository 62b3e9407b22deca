//! What every page knows: the studio, who is signed in and may do what, the language, today, and how money is shown.

use std::cell::Cell;

use atelier_core::day::Day;
use atelier_core::money::{Currency, Money};
use atelier_core::people::{Me, Right};
use atelier_core::studio::{DemoSignIn, OpenStudio, StudioView};
use atelier_core::text::{Lang, Text};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask::{Trouble, ask};
use super::station;

/// The studio as every page sees it. All that it tells is reactive.
#[derive(Clone, Copy)]
pub struct Studio {
    view: RwSignal<Option<StudioView>>,
    trouble: RwSignal<Option<Trouble>>,
    lang: RwSignal<Lang>,
}

thread_local! {
    // One page has one studio. Event handlers and replies have no reactive owner, so a context would not reach them.
    static STUDIO: Cell<Option<Studio>> = const { Cell::new(None) };
}

/// The studio.
pub fn use_studio() -> Studio {
    STUDIO.with(|cell| {
        cell.get().unwrap_or_else(|| {
            let studio = Studio::new();
            cell.set(Some(studio));
            studio
        })
    })
}

impl Studio {
    fn new() -> Studio {
        let chosen = station::remembered("lang").map(|tag| Lang::from_tag(&tag));
        Studio { view: RwSignal::new(None), trouble: RwSignal::new(None), lang: RwSignal::new(chosen.unwrap_or_default()) }
    }

    /// Asks how the studio stands now.
    pub fn refresh(self) {
        spawn_local(async move {
            match ask(OpenStudio {}).await {
                Ok(view) => {
                    if station::remembered("lang").is_none() && self.lang.get_untracked() != view.lang {
                        self.lang.set(view.lang);
                    }
                    if self.view.with_untracked(|old| old.as_ref() != Some(&view)) {
                        self.view.set(Some(view));
                    }
                    if self.trouble.with_untracked(Option::is_some) {
                        self.trouble.set(None);
                    }
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    /// Whether the first answer has come.
    pub fn is_known(self) -> bool {
        self.view.with(Option::is_some)
    }

    /// Why the studio could not be asked, if so.
    pub fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    fn tell<T>(self, what: impl FnOnce(&StudioView) -> T) -> Option<T> {
        if follows() { self.view.with(|view| view.as_ref().map(what)) } else { self.view.with_untracked(|view| view.as_ref().map(what)) }
    }

    /// The studio's name.
    pub fn name(self) -> String {
        self.tell(|view| view.name.clone()).unwrap_or_default()
    }

    /// Version of the program.
    pub fn version(self) -> String {
        self.tell(|view| view.version.clone()).unwrap_or_default()
    }

    /// Whether the first run is still to be done.
    pub fn to_set_up(self) -> bool {
        self.tell(|view| view.to_set_up).unwrap_or_default()
    }

    /// Accounts of the demo studio; empty in a real one.
    pub fn demo(self) -> Vec<DemoSignIn> {
        self.tell(|view| view.demo.clone()).unwrap_or_default()
    }

    /// Who is signed in.
    pub fn me(self) -> Option<Me> {
        self.tell(|view| view.me.clone()).flatten()
    }

    /// Whether somebody is signed in.
    pub fn signed_in(self) -> bool {
        self.tell(|view| view.me.is_some()).unwrap_or_default()
    }

    /// Whether who is signed in has the right. The server checks again; pages only leave out what would be refused.
    pub fn may(self, right: Right) -> bool {
        self.tell(|view| view.me.as_ref().is_some_and(|me| me.may(right))).unwrap_or_default()
    }

    /// What amounts are counted in.
    pub fn currency(self) -> Currency {
        self.tell(|view| view.currency.clone()).unwrap_or_default()
    }

    /// Today's business day at the studio.
    pub fn today(self) -> Day {
        self.tell(|view| view.today).unwrap_or(Day(jiff::civil::Date::constant(2000, 1, 1)))
    }

    /// The language of the screen.
    pub fn lang(self) -> Lang {
        if follows() { self.lang.get() } else { self.lang.get_untracked() }
    }

    /// Changes the language of the screen, and remembers it for this station.
    pub fn choose_lang(self, lang: Lang) {
        station::remember("lang", lang.tag());
        self.lang.set(lang);
    }

    /// Somebody has signed in.
    pub fn let_in(self, me: Me) {
        station::remember("station", &me.station);
        self.view.update(|view| {
            if let Some(view) = view {
                view.me = Some(me);
                view.to_set_up = false;
            }
        });
        self.refresh();
    }

    /// The session is over: the sign-in page comes up.
    pub fn session_ended(self) {
        if self.view.with_untracked(|view| view.as_ref().is_some_and(|view| view.me.is_some())) {
            self.view.update(|view| {
                if let Some(view) = view {
                    view.me = None;
                }
            });
        }
    }
}

/// Whether something reactive is running that wants to run again. A page's body or an event handler asks once only.
fn follows() -> bool {
    leptos::reactive::graph::Observer::get().is_some()
}

/// The language of the screen.
pub fn use_lang() -> Signal<Lang> {
    use_studio().lang.into()
}

/// Whether who is signed in has the right.
pub fn may(right: Right) -> bool {
    use_studio().may(right)
}

/// Today's business day at the studio.
pub fn today() -> Day {
    use_studio().today()
}

/// A text that follows the language: `<p>{t(SAVE)}</p>`, `aria-label=t(CLOSE)`.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let studio = use_studio();
    move || text.get(studio.lang())
}

/// A text with gaps that follows the language and whatever the gaps read:
/// `tf(PHOTOS, move || vec![("n", count.get().to_string())])`.
pub fn tf(
    text: Text,
    gaps: impl Fn() -> Vec<(&'static str, String)> + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    move || fill(text, &gaps())
}

/// The wording now, for code that runs again when the language changes.
pub fn say(text: Text) -> &'static str {
    text.get(use_studio().lang())
}

/// The wording now with its gaps filled.
pub fn fill(text: Text, gaps: &[(&str, String)]) -> String {
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text.with(use_studio().lang(), &gaps)
}

/// `¥1,600`: an amount on a screen, decimals only where there are any.
pub fn money(amount: Money) -> String {
    use_studio().currency().short(amount)
}

/// `¥1,600.00`: an amount as on paper, for totals of columns and documents.
pub fn money_full(amount: Money) -> String {
    use_studio().currency().full(amount)
}

/// `1,600.00`: an amount in a column whose sign stands in the head; with its minus.
pub fn money_digits(amount: Money) -> String {
    let minus = if amount.0 < 0 { "\u{2212}" } else { "" };
    format!("{minus}{}", use_studio().currency().digits(amount))
}

/// `22 Nov`, with the year when it is another one.
pub fn day(day: Day) -> String {
    let studio = use_studio();
    day.short(studio.lang(), studio.today())
}
