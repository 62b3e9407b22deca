//! Pictures of one stroke, 16 by 16, drawn in the colour of the text around them.

pub mod example;

use leptos::prelude::*;
use leptos::svg;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Home,
    User,
    Users,
    Receipt,
    Calendar,
    Camera,
    Grid,
    Pencil,
    Card,
    Bars,
    Search,
    Check,
    Dash,
    Cross,
    Left,
    Right,
    Up,
    Down,
    Plus,
    Print,
    Folder,
    Key,
    Gear,
    Shield,
    Alert,
    Info,
    Clock,
    Bell,
    Phone,
    Box,
    Image,
    Split,
    Shuffle,
    Pin,
    Trash,
    Undo,
    Lock,
    Out,
    Globe,
    More,
    Eye,
    Star,
    Copy,
    Offline,
    List,
    Cake,
    Drag,
    Play,
    Keyboard,
    Expand,
}

impl Glyph {
    /// Every picture, for the gallery.
    pub const ALL: [Glyph; 50] = [
        Glyph::Home,
        Glyph::User,
        Glyph::Users,
        Glyph::Receipt,
        Glyph::Calendar,
        Glyph::Camera,
        Glyph::Grid,
        Glyph::Pencil,
        Glyph::Card,
        Glyph::Bars,
        Glyph::Search,
        Glyph::Check,
        Glyph::Dash,
        Glyph::Cross,
        Glyph::Left,
        Glyph::Right,
        Glyph::Up,
        Glyph::Down,
        Glyph::Plus,
        Glyph::Print,
        Glyph::Folder,
        Glyph::Key,
        Glyph::Gear,
        Glyph::Shield,
        Glyph::Alert,
        Glyph::Info,
        Glyph::Clock,
        Glyph::Bell,
        Glyph::Phone,
        Glyph::Box,
        Glyph::Image,
        Glyph::Split,
        Glyph::Shuffle,
        Glyph::Pin,
        Glyph::Trash,
        Glyph::Undo,
        Glyph::Lock,
        Glyph::Out,
        Glyph::Globe,
        Glyph::More,
        Glyph::Eye,
        Glyph::Star,
        Glyph::Copy,
        Glyph::Offline,
        Glyph::List,
        Glyph::Cake,
        Glyph::Drag,
        Glyph::Play,
        Glyph::Keyboard,
        Glyph::Expand,
    ];

    /// The strokes, as the `d` of a path.
    pub fn strokes(self) -> &'static str {
        match self {
            Glyph::Home => "M2 7 8 2l6 5v7H2z",
            Glyph::User => "M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6M2 14c1-4 11-4 12 0",
            Glyph::Users => {
                "M6 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M1 13.5c.8-3.5 9.2-3.5 10 0M10.5 3.2a2.4 2.4 0 0 1 0 4.6M12.5 10.4c1.4.5 2.2 1.5 2.5 3.1"
            }
            Glyph::Receipt => "M4 1.5h8v13l-2-1.5-2 1.5-2-1.5-2 1.5zM6.5 5h3M6.5 8h3",
            Glyph::Calendar => "M2 3.5h12v11H2zM2 7h12M5 1.5v3M11 1.5v3",
            Glyph::Camera => "M1.5 4.5h3l1-2h5l1 2h3v9h-13zM8 6a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5",
            Glyph::Grid => "M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 11.5l2 2 3-4",
            Glyph::Pencil => "m2 14 1-4 8-8 3 3-8 8z",
            Glyph::Card => "M2 4h12v9H2zM2 7h12",
            Glyph::Bars => "M2 14V8M6 14V3M10 14V6M14 14v-4",
            Glyph::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.5 10.5 14 14",
            Glyph::Check => "m3 8 4 4 6-8",
            Glyph::Dash => "M4 8h8",
            Glyph::Cross => "m4 4 8 8M12 4l-8 8",
            Glyph::Left => "M10 2 4 8l6 6",
            Glyph::Right => "m6 2 6 6-6 6",
            Glyph::Up => "m2 10 6-6 6 6",
            Glyph::Down => "m2 6 6 6 6-6",
            Glyph::Plus => "M8 2.5v11M2.5 8h11",
            Glyph::Print => "M4 6V1.5h8V6M4 12H2V6h12v6h-2M4 9.5h8v5H4z",
            Glyph::Folder => "M1.5 13.5v-11h5l1.5 2h6.5v9z",
            Glyph::Key => "M5 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M7.5 7.5 14 1.5M11 4.5l2 2",
            Glyph::Gear => {
                "M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4"
            }
            Glyph::Shield => "M8 1.5 13.5 4v4c0 3.5-2.5 5.5-5.5 6.5C5 13.5 2.5 11.5 2.5 8V4zM5.5 8l2 2 3-4",
            Glyph::Alert => "M8 2 15 14H1zM8 6.500v3.500M8 12v.1",
            Glyph::Info => "M8 1.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M8 7.500v4M8 4.800v.1",
            Glyph::Clock => "M8 1.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M8 4.500V8l2.5 1.5",
            Glyph::Bell => "M3 11.500c1-1 1-2 1-4.500a4 4 0 0 1 8 0c0 2.5 0 3.5 1 4.500zM6.5 14h3",
            Glyph::Phone => "M3 2h3l1.2 3.500L5.5 7c.8 1.6 1.9 2.7 3.5 3.500l1.5-1.700L14 10v3c0 .6-.4 1-1 1C7.5 14 2 8.5 2 3c0-.6.4-1 1-1",
            Glyph::Box => "M2 4.5 8 1.500l6 3v7l-6 3-6-3zM2 4.500l6 3 6-3M8 7.500v7",
            Glyph::Image => "M1.5 2.500h13v11h-13zM1.5 11l3.5-3.5 3 3 2.5-2.5 4 4M10.5 5.500v.1",
            Glyph::Split => "M1.5 2.500h13v11h-13zM8 2.500v11",
            Glyph::Shuffle => "M1.5 4.500h3l6 7h4M1.5 11.500h3l1.5-1.800M9 6.300l1.5-1.800h4M12.5 2.500l2 2-2 2M12.5 9.500l2 2-2 2",
            Glyph::Pin => "M8 14.500s5-4.5 5-8a5 5 0 0 0-10 0c0 3.5 5 8 5 8M8 4.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4",
            Glyph::Trash => "M2 4h12M6 4V2h4v2M3.5 4l.8 10h7.400l.8-10M6.5 7v4.500M9.5 7v4.5",
            Glyph::Undo => "M5.5 2.5 2 6l3.5 3.500M2 6h7.500a4 4 0 0 1 0 8H6",
            Glyph::Lock => "M3 7h10v7.500H3zM5 7V4.500a3 3 0 0 1 6 0V7",
            Glyph::Out => "M9.5 2H3v12h6.500M7 8h7.500M12 5.5 14.5 8 12 10.5",
            Glyph::Globe => "M8 1.500a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M1.5 8h13M8 1.500c-4 4-4 9 0 13M8 1.500c4 4 4 9 0 13",
            Glyph::More => "M3.5 8v.1M8 8v.1M12.5 8v.1",
            Glyph::Eye => "M1 8c3-6 11-6 14 0-3 6-11 6-14 0M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4",
            Glyph::Star => "m8 1.5 2 4.3 4.5.6-3.3 3.2.8 4.700L8 12l-4 2.3.8-4.700L1.5 6.4 6 5.800z",
            Glyph::Copy => "M5 5h9.500v9.500H5zM11 5V1.500H1.500V11H5",
            Glyph::Offline => "M1 5.500c4-4 10-4 14 0M3.5 8.500c2.5-2.5 6.5-2.5 9 0M6 11.200c1.2-1 2.8-1 4 0M8 13.5v.1M2 1.500l12 13",
            Glyph::List => "M5.5 3.500h9M5.5 8h9M5.5 12.500h9M2 3.500v.1M2 8v.1M2 12.500v.1",
            Glyph::Cake => "M2 14.500v-5h12v5zM2 11.500c2 1.5 2-1 4 0s2 1 4 0 2 1.5 4 0M8 9.500V6M8 3.500v.1",
            Glyph::Drag => "M6 3v.1M10 3v.1M6 8v.1M10 8v.1M6 13v.1M10 13v.1",
            Glyph::Play => "M4 2.5 13 8l-9 5.500z",
            Glyph::Keyboard => "M1.5 4h13v8.500h-13zM4 6.500v.1M6.7 6.500v.1M9.3 6.500v.1M12 6.500v.1M4.5 10h7",
            Glyph::Expand => "M9.5 2H14v4.500M6.5 14H2V9.500M14 2 9 7M2 14l5-5",
        }
    }
}

/// A picture. It says nothing to a screen reader: the words beside it do, or the button's name.
#[component]
pub fn Icon(
    /// Which.
    #[prop(into)]
    glyph: Signal<Glyph>,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {svg::path().attr("d", move || glyph.get().strokes())}
        </svg>
    }
}
