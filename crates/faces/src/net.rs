//! The few layers that the two networks are made of. A map is a picture with many channels, all channels of a pixel
//! beside each other, so that the innermost loops run over neighbours in memory.

use std::ops::Range;

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// Rows of pixels of `channels` numbers.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub width: usize,
    pub height: usize,
    pub channels: usize,
    pub data: Vec<f32>,
}

/// How far a window of 3 by 3 reaches over the edge, and how far apart two windows are.
#[derive(Clone, Copy)]
pub(super) struct Windows {
    before: usize,
    after: usize,
    stride: usize,
}

impl Windows {
    /// Inside only.
    pub const INSIDE: Self = Self { before: 0, after: 0, stride: 1 };
    /// One window a pixel.
    pub const EACH: Self = Self { before: 1, after: 1, stride: 1 };
    /// One window every other pixel of an even side, as TensorFlow lays "same" out.
    pub const EVERY_OTHER: Self = Self { before: 0, after: 1, stride: 2 };

    fn count(self, side: usize) -> usize {
        (side + self.before + self.after).saturating_sub(3) / self.stride + 1
    }
}

/// Rows worked on at once: an even number, since two are pooled into one.
const BAND: usize = 8;

impl Map {
    fn new(width: usize, height: usize, channels: usize) -> Self {
        Self { width, height, channels, data: vec![0.0; width * height * channels] }
    }

    /// Neighbours in a row.
    fn pixels(&self, x: Range<usize>, y: usize) -> &[f32] {
        let row = y * self.width;
        &self.data[(row + x.start) * self.channels..(row + x.end) * self.channels]
    }

    /// Calls `work` with each result pixel of some rows, and with the pixels that its window meets, a row of the window
    /// at a time: the first one's place among the nine, then the one to three neighbours.
    fn windows(&self, windows: Windows, rows: Range<usize>, channels: usize, mut work: impl FnMut(&mut [f32], usize, &[f32])) -> Self {
        let width = windows.count(self.width);
        let mut out = Self::new(width, rows.len(), channels);
        for (place, result) in out.data.chunks_exact_mut(channels).enumerate() {
            let (left, top) = (place % width * windows.stride, (rows.start + place / width) * windows.stride);
            // From here on by the columns and rows of the map with its rim.
            let inside = |from: usize, side: usize| from.max(windows.before)..(from + 3).min(side + windows.before);
            let columns = inside(left, self.width);
            for y in inside(top, self.height) {
                let nth = (y - top) * 3 + (columns.start - left);
                work(result, nth, self.pixels(columns.start - windows.before..columns.end - windows.before, y - windows.before));
            }
        }
        out
    }

    /// A plain convolution of 3 by 3; `filters` as [3][3][in][out].
    pub fn convolved(&self, windows: Windows, filters: &[f32], bias: &[f32]) -> Self {
        self.in_bands(windows, |rows| self.convolved_rows(windows, rows, filters, bias))
    }

    /// The same, what is below zero weakened, and of 2 by 2 the largest.
    pub fn convolved_and_halved(&self, windows: Windows, filters: &[f32], bias: &[f32]) -> Self {
        self.in_bands(windows, |rows| self.convolved_rows(windows, rows, filters, bias).leaky().pooled(2))
    }

    fn convolved_rows(&self, windows: Windows, rows: Range<usize>, filters: &[f32], bias: &[f32]) -> Self {
        let patches = self.windows(windows, rows, self.channels * 9, |result, nth, pixels| {
            result[nth * self.channels..][..pixels.len()].copy_from_slice(pixels);
        });
        patches.mixed(filters, bias)
    }

    /// Each channel by its own 3 by 3, then all channels mixed: `depthwise` as [3][3][in], `pointwise` as [in][out].
    pub fn separated(&self, windows: Windows, weights: [&[f32]; 3]) -> Self {
        self.separated_rows(windows, 0..windows.count(self.height), weights)
    }

    /// The same, what is below zero weakened, and of 2 by 2 the largest.
    pub fn separated_and_halved(&self, windows: Windows, weights: [&[f32]; 3]) -> Self {
        self.in_bands(windows, |rows| self.separated_rows(windows, rows, weights).leaky().pooled(2))
    }

    fn separated_rows(&self, windows: Windows, rows: Range<usize>, [depthwise, pointwise, bias]: [&[f32]; 3]) -> Self {
        let channels = self.channels;
        let deep = self.windows(windows, rows, channels, |result, nth, pixels| {
            for (pixel, weights) in pixels.chunks_exact(channels).zip(depthwise[nth * channels..].chunks_exact(channels)) {
                for ((sum, value), weight) in result.iter_mut().zip(pixel).zip(weights) {
                    *sum += value * weight;
                }
            }
        });
        deep.mixed(pointwise, bias)
    }

    /// The map whose rows come in bands, from the top: all windows of a picture at once would take nine times its memory,
    /// and all channels of it more than the photo itself.
    fn in_bands(&self, windows: Windows, band: impl Fn(Range<usize>) -> Self) -> Self {
        let rows = windows.count(self.height);
        let bands = (0..rows).step_by(BAND).map(|from| band(from..(from + BAND).min(rows)));
        let joined = bands.reduce(|mut above, below| {
            above.height += below.height;
            above.data.extend(below.data);
            above
        });
        joined.unwrap_or_else(|| Self::new(0, 0, self.channels))
    }

    /// All channels of a pixel mixed: `weights` as [in][out].
    pub fn mixed(&self, weights: &[f32], bias: &[f32]) -> Self {
        let (pixels, channels, out) = (self.width * self.height, self.channels, bias.len());
        let mut map = Self { width: self.width, height: self.height, channels: out, data: bias.repeat(pixels) };
        let values = ArrayView2::from_shape((pixels, channels), &self.data);
        let weights = ArrayView2::from_shape((channels, out), weights);
        let sums = ArrayViewMut2::from_shape((pixels, out), &mut map.data);
        // They fit, for both networks are a part of this program.
        if let (Ok(values), Ok(weights), Ok(mut sums)) = (values, weights, sums) {
            general_mat_mul(1.0, &values, &weights, 1.0, &mut sums);
        }
        map
    }

    /// The sum of maps of one size.
    pub fn plus(mut self, other: &Self) -> Self {
        self.data.iter_mut().zip(&other.data).for_each(|(value, other)| *value += other);
        self
    }

    /// Nothing below zero.
    pub fn rectified(mut self) -> Self {
        self.data.iter_mut().for_each(|value| *value = value.max(0.0));
        self
    }

    /// A tenth of what is below zero.
    pub fn leaky(mut self) -> Self {
        self.data.iter_mut().for_each(|value| *value = value.max(*value * 0.1));
        self
    }

    /// The largest of 2 by 2, such windows `stride` apart; at the right and lower edges of what is there.
    pub fn pooled(&self, stride: usize) -> Self {
        let mut out = Self::new(self.width.div_ceil(stride), self.height.div_ceil(stride), self.channels);
        let width = out.width;
        for (place, result) in out.data.chunks_exact_mut(self.channels).enumerate() {
            let (left, top) = (place % width * stride, place / width * stride);
            result.copy_from_slice(self.pixels(left..left + 1, top));
            for (x, y) in [(left + 1, top), (left, top + 1), (left + 1, top + 1)] {
                if x < self.width && y < self.height {
                    result.iter_mut().zip(self.pixels(x..x + 1, y)).for_each(|(most, value)| *most = most.max(*value));
                }
            }
        }
        out
    }

    /// The mean of each channel.
    pub fn means(&self) -> Vec<f32> {
        let mut means = vec![0.0; self.channels];
        for pixel in self.data.chunks_exact(self.channels) {
            means.iter_mut().zip(pixel).for_each(|(sum, value)| *sum += value);
        }
        let pixels = (self.width * self.height).max(1) as f32;
        means.iter_mut().for_each(|mean| *mean /= pixels);
        means
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(width: usize, height: usize, channels: usize) -> Map {
        Map { width, height, channels, data: (0..width * height * channels).map(|value| value as f32).collect() }
    }

    #[test]
    fn windows_lie_where_tensorflow_lays_them() {
        let ones = [1.0; 9];
        let sums = |windows, side| map(side, side, 1).convolved(windows, &ones, &[0.5]).data;
        assert_eq!(sums(Windows::INSIDE, 3), [36.5]);
        assert_eq!(sums(Windows::EACH, 2), [6.5; 4]);
        // 4 x 4 by 2: the windows begin at 0 and 2, the second reaches over the edge.
        assert_eq!(sums(Windows::EVERY_OTHER, 4), [45.5, 39.5, 66.5, 50.5]);
    }

    #[test]
    fn channels_stay_apart_and_are_mixed() {
        let picture = Map { width: 1, height: 1, channels: 2, data: vec![2.0, 3.0] };
        let mut depthwise = vec![0.0; 18];
        depthwise[8] = 10.0;
        depthwise[9] = 100.0;
        let out = picture.separated(Windows::EACH, [&depthwise, &[1.0, 0.0, 1.0, 1.0], &[0.0, 1.0]]);
        assert_eq!(out.data, [320.0, 301.0]);
        assert_eq!(Map { data: vec![-10.0, 5.0], ..picture.clone() }.leaky().data, [-1.0, 5.0]);
        assert_eq!(Map { data: vec![-10.0, 5.0], ..picture }.rectified().data, [0.0, 5.0]);
    }

    #[test]
    fn bands_give_what_all_at_once_give() {
        for (width, height) in [(3, 3), (6, 4), (7, 10), (9, 21)] {
            let picture = map(width, height, 2);
            let weights: Vec<f32> = (0..18 * 3).map(|nth| (nth % 7) as f32 - 3.0).collect();
            let bias = [1.0, -200.0, 3.0];
            for windows in [Windows::INSIDE, Windows::EACH] {
                let rows = 0..windows.count(height);
                let all = picture.convolved_rows(windows, rows, &weights, &bias).leaky().pooled(2);
                let banded = picture.convolved_and_halved(windows, &weights, &bias);
                assert_eq!((banded.width, banded.height, banded.data), (all.width, all.height, all.data), "{width} x {height}");
                let weights = [&weights[..18], &weights[..6], &bias];
                let all = picture.separated(windows, weights).leaky().pooled(2);
                let banded = picture.separated_and_halved(windows, weights);
                assert_eq!((banded.width, banded.height, banded.data), (all.width, all.height, all.data), "{width} x {height}");
            }
        }
    }

    #[test]
    fn pooling_takes_what_is_there() {
        assert_eq!(map(3, 3, 1).pooled(2).data, [4.0, 5.0, 7.0, 8.0]);
        assert_eq!(map(2, 2, 1).pooled(1).data, [3.0, 3.0, 3.0, 3.0]);
        assert_eq!(map(2, 2, 1).means(), [1.5]);
    }
}
