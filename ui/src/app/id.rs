//! New identities, made here so that a request that is sent twice is done once.

/// A new UUID (version 7: it begins with the time, so that rows sort by age).
pub fn new_uuid() -> String {
    let mut bytes = [0u8; 16];
    // Not `randomUUID`: over plain HTTP on the studio's network the page is no secure context and lacks it.
    let random = web_sys::window().and_then(|window| window.crypto().ok());
    if random.is_none_or(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_err()) {
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    let time = (js_sys::Date::now().max(0.0) as u64).to_be_bytes();
    bytes[..6].copy_from_slice(&time[2..]);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    text(&bytes)
}

/// A new identity of the wanted type: `let once: OnceId = new_id();`
pub fn new_id<T: TryFrom<String>>() -> T {
    loop {
        if let Ok(id) = T::try_from(new_uuid()) {
            return id;
        }
    }
}

fn text(bytes: &[u8; 16]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(half), 16));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_as_a_uuid() {
        let bytes = std::array::from_fn(|at| at as u8 * 17);
        assert_eq!(text(&bytes), "00112233-4455-6677-8899-aabbccddeeff");
    }
}
