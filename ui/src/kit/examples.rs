//! The living examples of all controls, for the gallery and for looking at every change.

use leptos::prelude::*;

use super::{
    avatar, button, card, check, choice, date_input, dialog, drawer, empty, field, icon, journey, key_cap, keys, menu, money_input,
    number_input, photo, progress, search_box, select, skeleton, table, tag, text_input, toast,
};

/// A control's name, and what makes its example.
pub type Example = (&'static str, fn() -> AnyView);

/// Every control by its name.
pub const ALL: [Example; 26] = [
    ("Button", || button::example::example().into_any()),
    ("KeyCap", || key_cap::example::example().into_any()),
    ("Tag", || tag::example::example().into_any()),
    ("Field", || field::example::example().into_any()),
    ("TextInput", || text_input::example::example().into_any()),
    ("NumberInput", || number_input::example::example().into_any()),
    ("MoneyInput", || money_input::example::example().into_any()),
    ("DateInput", || date_input::example::example().into_any()),
    ("Select", || select::example::example().into_any()),
    ("Choice", || choice::example::example().into_any()),
    ("Check", || check::example::example().into_any()),
    ("Card", || card::example::example().into_any()),
    ("Table", || table::example::example().into_any()),
    ("Journey", || journey::example::example().into_any()),
    ("Progress", || progress::example::example().into_any()),
    ("SearchBox", || search_box::example::example().into_any()),
    ("Dialog", || dialog::example::example().into_any()),
    ("Drawer", || drawer::example::example().into_any()),
    ("Toast", || toast::example::example().into_any()),
    ("Menu", || menu::example::example().into_any()),
    ("Keys", || keys::example::example().into_any()),
    ("Avatar", || avatar::example::example().into_any()),
    ("Photo", || photo::example::example().into_any()),
    ("Skeleton", || skeleton::example::example().into_any()),
    ("Empty", || empty::example::example().into_any()),
    ("Icon", || icon::example::example().into_any()),
];
