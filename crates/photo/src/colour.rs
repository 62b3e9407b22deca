//! Colours as the screen wants them: whatever the file holds becomes sRGB. Trust goes to the
//! embedded profile, then to the camera's word that it is Adobe RGB, then to sRGB. A profile that
//! does not fit the pixels or does not parse is ignored: a photo is never refused for its profile.

use moxcms::{ColorProfile, DataColorSpace, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions};

use crate::jpeg::Pixels;

/// Where the colours of a file come from.
pub(crate) struct Colours {
    profile: Option<ColorProfile>,
}

impl Colours {
    /// `embedded` is an ICC profile; `adobe_rgb` counts where there is none.
    pub fn of(embedded: Option<&[u8]>, adobe_rgb: bool) -> Self {
        let profile =
            embedded.and_then(|icc| ColorProfile::new_from_slice(icc).ok()).or_else(|| adobe_rgb.then(ColorProfile::new_adobe_rgb));
        Self { profile }
    }

    /// Pixels of `kind`, tightly packed, as sRGB, 3 bytes each.
    pub fn to_srgb(&self, kind: Pixels, pixels: Vec<u8>) -> Vec<u8> {
        match kind {
            Pixels::Grey => {
                let converted = self.converted(DataColorSpace::Gray, Layout::Gray, &pixels);
                converted.unwrap_or_else(|| pixels.iter().flat_map(|&grey| [grey; 3]).collect())
            }
            Pixels::Rgb => match self.converted(DataColorSpace::Rgb, Layout::Rgb, &pixels) {
                Some(converted) => converted,
                None => pixels,
            },
            Pixels::Cmyk { inverted } => {
                let mut inks = pixels;
                if inverted {
                    inks.iter_mut().for_each(|ink| *ink = 255 - *ink);
                }
                let converted = self.converted(DataColorSpace::Cmyk, Layout::Rgba, &inks);
                converted.unwrap_or_else(|| inks.chunks_exact(4).flat_map(plain_print).collect())
            }
        }
    }

    /// None where there is no profile for this kind of pixel or it changes nothing.
    fn converted(&self, space: DataColorSpace, layout: Layout, pixels: &[u8]) -> Option<Vec<u8>> {
        let profile = self.profile.as_ref().filter(|profile| profile.color_space == space)?;
        let srgb = ColorProfile::new_srgb();
        let transform = [RenderingIntent::Perceptual, RenderingIntent::RelativeColorimetric].into_iter().find_map(|rendering_intent| {
            let options = TransformOptions { rendering_intent, ..TransformOptions::default() };
            profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options).ok()
        })?;
        if layout == Layout::Rgb && is_identity(&*transform) {
            return None;
        }
        let mut converted = vec![0; pixels.len() / layout.channels() * 3];
        transform.transform(pixels, &mut converted).ok().map(|()| converted)
    }
}

/// Most embedded profiles are sRGB by another name; a sample of the colour cube tells.
fn is_identity(transform: &Transform8BitExecutor) -> bool {
    let step = |n: usize| (n * 32).min(255) as u8;
    let cube: Vec<u8> = (0..9 * 9 * 9).flat_map(|n| [step(n / 81), step(n / 9 % 9), step(n % 9)]).collect();
    let mut out = vec![0; cube.len()];
    transform.transform(&cube, &mut out).is_ok() && cube.iter().zip(&out).all(|(a, b)| a.abs_diff(*b) <= 1)
}

/// Ink amounts without a profile, multiplied as if the inks were ideal.
fn plain_print(inks: &[u8]) -> [u8; 3] {
    let light = |ink: u8| ((255 - u32::from(ink)) * (255 - u32::from(inks[3])) / 255) as u8;
    [light(inks[0]), light(inks[1]), light(inks[2])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_profile_colours_stay() {
        let colours = Colours::of(None, false);
        assert_eq!(colours.to_srgb(Pixels::Rgb, vec![10, 20, 30]), [10, 20, 30]);
        assert_eq!(colours.to_srgb(Pixels::Grey, vec![7]), [7, 7, 7]);
        assert_eq!(colours.to_srgb(Pixels::Cmyk { inverted: true }, vec![255, 255, 255, 255]), [255, 255, 255]);
        assert_eq!(colours.to_srgb(Pixels::Cmyk { inverted: false }, vec![0, 255, 255, 0]), [255, 0, 0]);
    }

    #[test]
    fn adobe_rgb_becomes_livelier_and_greys_stay_grey() {
        let colours = Colours::of(None, true);
        let out = colours.to_srgb(Pixels::Rgb, vec![100, 180, 90, 128, 128, 128, 255, 255, 255]);
        assert!(out[0] < 90 && out[1] >= 178, "{out:?}");
        assert!(out[3..].iter().zip([128u8, 128, 128, 255, 255, 255]).all(|(a, b)| a.abs_diff(b) <= 1), "{out:?}");
    }

    #[test]
    fn rubbish_profiles_are_ignored() {
        for rubbish in [&[][..], &[0; 128], &[255; 4096]] {
            let colours = Colours::of(Some(rubbish), false);
            assert_eq!(colours.to_srgb(Pixels::Rgb, vec![10, 20, 30]), [10, 20, 30]);
        }
    }
}
