//! Keys that have no letter, as WebDriver writes them (W3C WebDriver, section 17.4.2).

/// A key to be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, a digit or a sign.
    Char(char),
    /// The Enter key.
    Enter,
    /// The Escape key.
    Escape,
    /// The Tab key.
    Tab,
    /// The Delete key.
    Delete,
    /// An arrow.
    Left,
    /// An arrow.
    Up,
    /// An arrow.
    Right,
    /// An arrow.
    Down,
    /// The n-th function key.
    F(u8),
    /// The control key, held while the next one is pressed.
    Ctrl,
    /// The shift key, held while the next one is pressed.
    Shift,
    /// The alt key, held while the next one is pressed.
    Alt,
}

impl Key {
    /// The code point that WebDriver gives the key.
    pub fn code(self) -> char {
        match self {
            Key::Char(c) => c,
            Key::Enter => '\u{e007}',
            Key::Escape => '\u{e00c}',
            Key::Tab => '\u{e004}',
            Key::Delete => '\u{e017}',
            Key::Left => '\u{e012}',
            Key::Up => '\u{e013}',
            Key::Right => '\u{e014}',
            Key::Down => '\u{e015}',
            Key::F(nth) => char::from_u32(0xe030 + u32::from(nth)).expect("a function key"),
            Key::Ctrl => '\u{e009}',
            Key::Shift => '\u{e008}',
            Key::Alt => '\u{e00a}',
        }
    }

    /// Whether it is held while the next key is pressed.
    pub fn is_held(self) -> bool {
        matches!(self, Key::Ctrl | Key::Shift | Key::Alt)
    }
}
