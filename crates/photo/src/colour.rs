//! Colours as the screen wants them: whatever the file holds becomes sRGB. Trust goes to the
//! embedded profile, then to the camera's word that it is Adobe RGB, then to sRGB. A profile that
//! does not fit the pixels or does not parse is ignored: a photo is never refused for its profile.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, ProfileText, RenderingIntent, Transform8BitExecutor, TransformOptions};

use crate::jpeg::Pixels;

/// Where the colours of a file come from, and the way from there to sRGB.
pub(crate) struct Colours {
    profile: Option<ColorProfile>,
    name: String,
    /// For pixels in RGB; None where they are sRGB already.
    rgb: Option<Arc<Transform8BitExecutor>>,
}

/// What the numbers mean where no profile says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Assumed {
    Srgb,
    AdobeRgb,
    DisplayP3,
}

impl Colours {
    /// `embedded` is an ICC profile; `assumed` counts where there is none that can be read.
    pub fn of(embedded: Option<&[u8]>, assumed: Assumed) -> Self {
        let profile = embedded.and_then(|icc| ColorProfile::new_from_slice(icc).ok());
        let (profile, name) = match profile {
            Some(profile) => {
                let name = name(&profile).unwrap_or_else(|| "ICC".to_owned());
                (Some(profile), name)
            }
            None => match assumed {
                Assumed::Srgb => (None, "sRGB".to_owned()),
                Assumed::AdobeRgb => (Some(ColorProfile::new_adobe_rgb()), "Adobe RGB (1998)".to_owned()),
                Assumed::DisplayP3 => (Some(ColorProfile::new_display_p3()), "Display P3".to_owned()),
            },
        };
        let rgb = profile.as_ref().and_then(|profile| transform(profile, DataColorSpace::Rgb, Layout::Rgb));
        Self { rgb: rgb.filter(|transform| !is_identity(&**transform)), profile, name }
    }

    /// The embedded profile's own name, or that of the space that was assumed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// RGB pixels are sRGB as they are.
    pub fn is_srgb(&self) -> bool {
        self.rgb.is_none()
    }

    /// Pixels of `kind`, tightly packed, as sRGB, 3 bytes each. Planes are not pixels and come back as they are.
    pub fn to_srgb(&self, kind: Pixels, pixels: Vec<u8>) -> Vec<u8> {
        match kind {
            Pixels::Grey => {
                let converted = self.converted(DataColorSpace::Gray, Layout::Gray, &pixels);
                converted.unwrap_or_else(|| pixels.iter().flat_map(|&grey| [grey; 3]).collect())
            }
            Pixels::Rgb => match self.rgb.as_ref().and_then(|transform| applied(&**transform, Layout::Rgb, &pixels)) {
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
            Pixels::Planes(_) => pixels,
        }
    }

    /// None where there is no profile for this kind of pixel.
    fn converted(&self, space: DataColorSpace, layout: Layout, pixels: &[u8]) -> Option<Vec<u8>> {
        let transform = transform(self.profile.as_ref()?, space, layout)?;
        applied(&*transform, layout, pixels)
    }
}

/// The way from a profile's colours to sRGB; None where the profile is for other pixels.
fn transform(profile: &ColorProfile, space: DataColorSpace, layout: Layout) -> Option<Arc<Transform8BitExecutor>> {
    if profile.color_space != space {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    [RenderingIntent::Perceptual, RenderingIntent::RelativeColorimetric].into_iter().find_map(|rendering_intent| {
        let options = TransformOptions { rendering_intent, ..TransformOptions::default() };
        profile.create_transform_8bit(layout, &srgb, Layout::Rgb, options).ok()
    })
}

fn applied(transform: &Transform8BitExecutor, layout: Layout, pixels: &[u8]) -> Option<Vec<u8>> {
    let mut converted = vec![0; pixels.len() / layout.channels() * 3];
    transform.transform(pixels, &mut converted).ok().map(|()| converted)
}

/// What the profile calls itself, in English where it has several languages.
fn name(profile: &ColorProfile) -> Option<String> {
    let name = match profile.description.as_ref()? {
        ProfileText::PlainString(text) => text.clone(),
        ProfileText::Localizable(texts) => {
            texts.iter().find(|text| text.language == "en").or(texts.first()).map(|text| text.value.clone())?
        }
        ProfileText::Description(text) => {
            if text.ascii_string.is_empty() {
                text.unicode_string.clone()
            } else {
                text.ascii_string.clone()
            }
        }
    };
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(120).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
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
        let colours = Colours::of(None, Assumed::Srgb);
        assert_eq!(colours.to_srgb(Pixels::Rgb, vec![10, 20, 30]), [10, 20, 30]);
        assert_eq!(colours.to_srgb(Pixels::Grey, vec![7]), [7, 7, 7]);
        assert_eq!(colours.to_srgb(Pixels::Cmyk { inverted: true }, vec![255, 255, 255, 255]), [255, 255, 255]);
        assert_eq!(colours.to_srgb(Pixels::Cmyk { inverted: false }, vec![0, 255, 255, 0]), [255, 0, 0]);
    }

    #[test]
    fn adobe_rgb_becomes_livelier_and_greys_stay_grey() {
        let colours = Colours::of(None, Assumed::AdobeRgb);
        let out = colours.to_srgb(Pixels::Rgb, vec![100, 180, 90, 128, 128, 128, 255, 255, 255]);
        assert!(out[0] < 90 && out[1] >= 178, "{out:?}");
        assert!(out[3..].iter().zip([128u8, 128, 128, 255, 255, 255]).all(|(a, b)| a.abs_diff(b) <= 1), "{out:?}");
    }

    #[test]
    fn rubbish_profiles_are_ignored() {
        for rubbish in [&[][..], &[0; 128], &[255; 4096]] {
            let colours = Colours::of(Some(rubbish), Assumed::Srgb);
            assert_eq!(colours.to_srgb(Pixels::Rgb, vec![10, 20, 30]), [10, 20, 30]);
        }
    }
}
