//! The stored weights: a byte each, a scale and a least value for each tensor. The numbers are those of the manifests
//! that face-api ships beside its models, in the order of the files.

/// How many weights, scale, least value.
type Stored = (usize, f32, f32);

pub(super) const DETECTOR: &[u8] = include_bytes!("../models/tiny_face_detector_model.bin");
pub(super) const LANDMARKS: &[u8] = include_bytes!("../models/face_landmark_68_tiny_model.bin");

/// The first convolution with its bias, then depthwise, pointwise and bias five times, then the last convolution.
#[rustfmt::skip]
pub(super) const DETECTOR_TENSORS: &[Stored] = &[
    (432, 0.009_007_044, -1.206_943_9), (16, 0.005_263_455, -0.921_104_67),
    (144, 0.004_001_977_4, -0.504_249_2), (512, 0.013_836_61, -1.411_334_2), (32, 0.001_515_986_3, -0.309_261_2),
    (288, 0.002_666_276_2, -0.317_286_88), (2048, 0.015_265_832, -1.679_241_4), (64, 0.002_028_055_5, -0.371_134_16),
    (576, 0.006_100_742_6, -0.890_708_4), (8192, 0.016_276_212, -2.050_802_7), (128, 0.003_394_414_2, -0.763_743_2),
    (1152, 0.006_716_05, -0.805_926), (32768, 0.021_875_603, -2.887_579_7), (256, 0.004_114_165, -0.818_718_9),
    (2304, 0.008_423_839, -0.901_350_8), (131_072, 0.030_007_277, -3.870_938_8), (512, 0.008_402_083, -1.487_168_7),
    (12800, 0.028_336_13, -4.675_461_3), (25, 0.002_268_134, -0.410_532_27),
];

/// Three dense blocks of three convolutions each, of which the very first is a plain one; then the last layer.
#[rustfmt::skip]
pub(super) const LANDMARK_TENSORS: &[Stored] = &[
    (864, 0.008_194_216, -0.942_334_83), (32, 0.006_839_508, -0.841_259_5),
    (288, 0.009_194_007, -1.277_967), (1024, 0.003_602_610_2, -0.317_029_7), (32, 0.000_740_380_1, -0.063_672_69),
    (288, 1.0, 0.0), (1024, 1.0, 0.0), (32, 0.003_770_223, -0.622_066_8),
    (288, 0.003_370_799_6, -0.421_349_94), (2048, 0.014_611_542, -1.855_665_8), (64, 0.002_832_523, -0.303_079_96),
    (576, 0.006_593_170_6, -0.632_944_4), (4096, 0.012_215_249, -1.600_197_6), (64, 0.002_384_825_6, -0.302_872_84),
    (576, 0.005_859_645_5, -0.761_753_9), (4096, 0.013_121_427, -1.784_514), (64, 0.003_224_718_9, -0.464_359_5),
    (576, 0.002_659_512_7, -0.329_779_57), (8192, 0.015_499_924, -1.983_990_2), (128, 0.003_245_098, -0.522_460_8),
    (1152, 0.005_911_862_5, -0.792_189_54), (16384, 0.021_025_863, -2.207_715_5), (128, 0.003_496_169_6, -0.461_494_36),
    (1152, 0.008_104_994, -1.013_124_3), (16384, 0.029_337_06, -3.579_121), (128, 0.003_880_894, -0.423_017_44),
    (17408, 0.014_016_062, -1.892_168_3), (136, 0.002_950_515, 0.088_760_145),
];

/// The tensors of a file, one after the other.
pub(super) fn tensors(mut bytes: &[u8], stored: &[Stored]) -> Vec<Vec<f32>> {
    let mut tensors = Vec::with_capacity(stored.len());
    for &(count, scale, least) in stored {
        let (now, rest) = bytes.split_at(count.min(bytes.len()));
        tensors.push(now.iter().map(|&byte| f32::from(byte) * scale + least).collect());
        bytes = rest;
    }
    tensors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_the_files_is_a_weight() {
        for (bytes, stored) in [(DETECTOR, DETECTOR_TENSORS), (LANDMARKS, LANDMARK_TENSORS)] {
            assert_eq!(bytes.len(), stored.iter().map(|tensor| tensor.0).sum::<usize>());
            assert!(tensors(bytes, stored).iter().zip(stored).all(|(tensor, stored)| tensor.len() == stored.0));
        }
    }
}
