//! People.

use leptos::prelude::*;

use crate::app::say;
use crate::kit::Avatar;
use crate::kit::example_text as text;

/// People.
pub fn example() -> impl IntoView {
    let name = Signal::derive(|| say(text::PERSON).to_owned());
    view! { <div class="row"><Avatar name/><Avatar name="Mia Lin".to_owned()/><Avatar name small=true/></div> }
}
