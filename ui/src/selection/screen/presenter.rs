//! What the consultant's side presents: what they look at in the room or on the products page, a picture that is held, or
//! nothing. The newest picture is sent as soon as the one before has arrived.

use atelier_core::id::{PhotoId, SittingId};
use atelier_core::refusal::Refusal;
use atelier_core::selection::{MOST_IN_GRID, MOST_SOON, Picture, Placed, Present, PrintSize, ScreenPass, SeeScreen, Shown, View};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::desk::{Desk, Mode};
use super::super::versions::Version;
use super::super::zoom::Zoom;
use crate::app::station::{remember, remembered};
use crate::app::{Trouble, ask, pause};

/// Least time between two pictures, in milliseconds: a zoom that is dragged needs no more.
const PACE_MS: i32 = 60;
/// How long changes of a design are gathered, in milliseconds.
const GATHER_MS: i32 = 150;
/// Time until a picture that did not arrive is sent again, in milliseconds.
const AGAIN_MS: i32 = 1_000;
/// Photos on a page of the grid.
const PAGE: usize = if MOST_IN_GRID < 24 { MOST_IN_GRID } else { 24 };
/// What this station presents; another station in the same sitting must not talk over it.
const PRESENTS: &str = "presents";

/// What decides about the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Presenting {
    /// What the consultant looks at.
    #[default]
    Follow,
    /// The picture stays.
    Hold,
    /// Nothing is seen.
    Blank,
}

/// The consultant's side of the client's screens.
#[derive(Clone, Copy)]
pub struct Presenter {
    /// What lets screens in, while it is open.
    pub pass: RwSignal<Option<ScreenPass>>,
    /// What decides about the picture.
    pub way: RwSignal<Presenting>,
    /// Whether prices are shown.
    pub prices: RwSignal<bool>,
    /// Whether the client's wishes are shown.
    pub wishes: RwSignal<bool>,
    /// The print whose size a single photo has.
    pub print: RwSignal<Option<PrintSize>>,
    /// Why the last picture did not arrive.
    pub trouble: RwSignal<Option<Trouble>>,
    held: RwSignal<Picture>,
    before_blank: StoredValue<Presenting>,
    sent: StoredValue<Option<Shown>>,
    busy: StoredValue<bool>,
    only_when_asked: bool,
}

impl Presenter {
    /// The room's, while no screen is open: once one is, it follows what is looked at.
    pub fn new() -> Presenter {
        Presenter {
            pass: RwSignal::new(None),
            way: RwSignal::new(Presenting::Follow),
            prices: RwSignal::new(false),
            wishes: RwSignal::new(false),
            print: RwSignal::new(None),
            trouble: RwSignal::new(None),
            held: RwSignal::new(Picture::Blank),
            before_blank: StoredValue::new(Presenting::Follow),
            sent: StoredValue::new(None),
            busy: StoredValue::new(false),
            only_when_asked: false,
        }
    }

    /// The products page's: a screen that is open already keeps its picture until somebody asks for another.
    pub fn when_asked() -> Presenter {
        Presenter { only_when_asked: true, ..Presenter::new() }
    }

    /// Takes a pass that this station opened: from now on it presents.
    pub fn open(self, pass: ScreenPass) {
        remember(PRESENTS, pass.id.as_str());
        self.adopt(pass);
        self.way.set(Presenting::Follow);
    }

    /// Takes a pass that was open before: the room follows only where this station opened it.
    fn found(self, pass: ScreenPass) {
        let mine = !self.only_when_asked && remembered(PRESENTS).is_some_and(|id| id == pass.id.as_str());
        self.adopt(pass);
        self.way.set(if mine { Presenting::Follow } else { Presenting::Hold });
    }

    fn adopt(self, pass: ScreenPass) {
        self.held.set(pass.shown.picture.clone());
        self.prices.set(pass.shown.prices);
        self.wishes.set(pass.shown.wishes);
        self.print.set(pass.shown.print);
        // A picture that is held asks for nothing that comes next; that alone is no reason to send it again.
        self.sent.set_value(Some(Shown { soon: Vec::new(), ..pass.shown.clone() }));
        self.trouble.set(None);
        self.pass.set(Some(pass));
    }

    /// The pass is over.
    pub fn ended(self) {
        self.pass.set(None);
        self.sent.set_value(None);
    }

    /// Changes what decides about the picture.
    pub fn go(self, way: Presenting) {
        let before = self.way.get_untracked();
        if way == Presenting::Blank && before != Presenting::Blank {
            self.before_blank.set_value(before);
        }
        if before == Presenting::Follow && way != Presenting::Follow {
            let now = self.sent.with_value(|sent| sent.as_ref().map(|sent| sent.picture.clone()));
            self.held.set(now.unwrap_or_default());
        }
        self.way.set(way);
    }

    /// Gives the picture up that is followed: what was held before is seen again, but no design.
    pub fn stop(self) {
        let before = self.held.get_untracked();
        self.hold(if matches!(before, Picture::Design(_)) { Picture::Blank } else { before });
    }

    /// What the screens are to show, by the picture that is looked at and the photos that may come next.
    fn to_present(self, looked_at: impl FnOnce() -> (Picture, Vec<PhotoId>)) -> Option<Shown> {
        self.pass.with(Option::is_some).then(|| {
            let (picture, soon) = match self.way.get() {
                Presenting::Blank => (Picture::Blank, Vec::new()),
                Presenting::Hold => (self.held.get(), Vec::new()),
                Presenting::Follow => looked_at(),
            };
            Shown { picture, prices: self.prices.get(), wishes: self.wishes.get(), print: self.print.get(), soon }
        })
    }

    /// Holds a picture of its own.
    pub fn hold(self, picture: Picture) {
        self.held.set(picture);
        self.way.set(Presenting::Hold);
    }
}

impl Desk {
    /// Shows nothing on the client's screens, or what was shown before.
    pub fn present_blank(self) {
        let presenter = self.presenter;
        let is_blank = presenter.way.get_untracked() == Presenting::Blank;
        presenter.go(if is_blank { presenter.before_blank.get_value() } else { Presenting::Blank });
    }

    /// Holds the picture on the client's screens, or lets it follow again.
    pub fn present_hold(self) {
        let presenter = self.presenter;
        let is_held = presenter.way.get_untracked() == Presenting::Hold;
        presenter.go(if is_held { Presenting::Follow } else { Presenting::Hold });
    }

    /// Plays the photos that are seen on the client's screens, from the current one on, while one works on here.
    pub fn present_slides(self, seconds: u32) {
        let (shown, current) = (self.shown.get_untracked(), self.current.get_untracked());
        let first = current.and_then(|current| shown.iter().position(|at| *at == current)).unwrap_or(0);
        let round = shown.iter().skip(first).chain(shown.iter().take(first));
        let photos: Vec<PhotoId> =
            self.photos.with_untracked(|all| round.filter_map(|at| all.get(*at)).map(|photo| photo.id.clone()).collect());
        if !photos.is_empty() {
            self.presenter.hold(Picture::Slides { photos, seconds });
        }
    }

    fn id_at(self, at: usize) -> Option<PhotoId> {
        self.photos.with(|photos| photos.get(at).map(|photo| photo.id.clone()))
    }

    /// What the consultant looks at.
    fn looked_at(self) -> Picture {
        let mode = self.mode.get();
        let shown = self.shown.get();
        let current = self.current.get();
        if mode == Mode::Grid {
            let place = current.and_then(|current| shown.iter().position(|at| *at == current)).unwrap_or(0);
            let page = shown.chunks(PAGE).nth(place / PAGE).unwrap_or_default();
            let photos: Vec<PhotoId> = page.iter().filter_map(|at| self.id_at(*at)).collect();
            let current = current.and_then(|at| self.id_at(at)).filter(|current| photos.contains(current));
            return Picture::Grid { photos, current };
        }
        let beside = match mode {
            Mode::Compare => [current, self.challenger.get()].into_iter().flatten().collect(),
            Mode::Survey => self.survey.get(),
            Mode::Grid | Mode::Loupe => current.into_iter().collect::<Vec<_>>(),
        };
        let first = beside.first().copied();
        let version = if mode == Mode::Loupe { self.version_seen() } else { self.version.get() };
        let after = version == Version::After;
        let placed = |(nth, at): (usize, usize)| Some(Placed { photo: self.id_at(at)?, view: view_of(self.lies(nth, at, first)), after });
        let mut placed: Vec<Placed> = beside.into_iter().enumerate().filter_map(placed).collect();
        if mode == Mode::Loupe && version == Version::Both {
            placed.extend(placed.first().cloned().map(|before| Placed { after: true, ..before }));
        }
        if placed.is_empty() { Picture::Blank } else { Picture::Photos(placed) }
    }

    /// The photos beside the current one.
    fn soon(self) -> Vec<PhotoId> {
        let (shown, current) = (self.shown.get(), self.current.get());
        let Some(place) = current.and_then(|current| shown.iter().position(|at| *at == current)) else { return Vec::new() };
        let near = [place.checked_add(1), place.checked_sub(1), place.checked_add(2), place.checked_add(3)];
        near.into_iter().flatten().filter_map(|place| shown.get(place)).filter_map(|at| self.id_at(*at)).take(MOST_SOON).collect()
    }
}

fn view_of(zoom: Zoom) -> View {
    let thousandths = |part: f64| (part * 1_000.0).round() as i32;
    View { scale: (zoom.scale * 1_000.0).round().max(0.0) as u32, x: thousandths(zoom.x), y: thousandths(zoom.y) }.held()
}

/// Presents what the room looks at, as long as the room is open.
pub fn present_room(desk: Desk) {
    let sitting = Memo::new(move |_| desk.sitting().map(|sitting| sitting.id));
    keep_presenting(desk.presenter, sitting, move || (desk.looked_at(), desk.soon()));
}

/// Finds out whether screens are open, and keeps them shown what they are to show, as long as the page is open.
pub fn keep_presenting(
    presenter: Presenter,
    sitting: Memo<Option<SittingId>>,
    looked_at: impl Fn() -> (Picture, Vec<PhotoId>) + Send + Sync + 'static,
) {
    Effect::new(move || {
        presenter.ended();
        let Some(sitting) = sitting.get() else { return };
        spawn_local(async move {
            if let Ok(Some(pass)) = ask(SeeScreen { sitting }).await
                && presenter.pass.try_with_untracked(Option::is_none) == Some(true)
            {
                presenter.found(pass);
            }
        });
    });
    let wanted = Memo::new(move |_| presenter.to_present(&looked_at));
    Effect::new(move || {
        if wanted.with(Option::is_none) || presenter.busy.get_value() {
            return;
        }
        presenter.busy.set_value(true);
        spawn_local(async move {
            send_while_new(presenter, wanted).await;
            presenter.busy.try_set_value(false);
        });
    });
}

/// Sends what is wanted until nothing newer is.
async fn send_while_new(presenter: Presenter, wanted: Memo<Option<Shown>>) {
    loop {
        if presenter.only_when_asked {
            pause(GATHER_MS).await;
        }
        let Some(Some(shown)) = wanted.try_get_untracked() else { return };
        let Some(Some(screen)) = presenter.pass.try_with_untracked(|pass| pass.as_ref().map(|pass| pass.id.clone())) else { return };
        if presenter.sent.try_with_value(|sent| sent.as_ref() == Some(&shown)) != Some(false) {
            return;
        }
        presenter.sent.try_set_value(Some(shown.clone()));
        match ask(Present { screen, shown }).await {
            Ok(()) => {
                if presenter.trouble.try_with_untracked(Option::is_some) == Some(true) {
                    presenter.trouble.set(None);
                }
                pause(PACE_MS).await;
            }
            Err(Trouble::Refused(Refusal::ScreenClosed)) => {
                if presenter.pass.try_get_untracked().is_some() {
                    presenter.ended();
                }
                return;
            }
            Err(trouble) => {
                let again = trouble.may_pass();
                presenter.trouble.try_set(Some(trouble));
                if again {
                    presenter.sent.try_set_value(None);
                }
                pause(AGAIN_MS).await;
            }
        }
    }
}
