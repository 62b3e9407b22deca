//! A person in a circle: initials, or the surname of a Chinese name.

pub mod example;

use leptos::prelude::*;

/// What stands in the circle.
pub fn initials(name: &str) -> String {
    let name = name.trim();
    let is_latin = name.chars().all(|c| c.is_ascii() || c.is_whitespace());
    if is_latin {
        name.split_whitespace().filter_map(|part| part.chars().next()).take(2).collect::<String>().to_uppercase()
    } else {
        name.chars().filter(|c| !c.is_whitespace()).take(1).collect()
    }
}

/// A person.
#[component]
pub fn Avatar(
    /// The person's name; read out and shown as a tip.
    #[prop(into)]
    name: Signal<String>,
    /// 20 px, within rows.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <span class="avatar" class:avatar-small=small role="img" aria-label=move || name.get() title=move || name.get()>
            {move || initials(&name.get())}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_the_circle() {
        for (name, letters) in [("Mia Lin", "ML"), ("boss", "B"), ("林晓", "林"), ("", "")] {
            assert_eq!(initials(name), letters);
        }
    }
}
