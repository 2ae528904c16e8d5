//! A photograph as somebody sends it becomes a small JPEG of pixels alone: no place, no time, no device stays in it.
//!
//! Never here: who may see it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::refusal::Refusal;

/// Largest file that is taken, in bytes.
pub const LARGEST: usize = 20 << 20;
/// Longest side of what is kept, in pixels.
const SIDE: u32 = 1600;
/// Longest side of what is read, in pixels.
const MOST_SIDE: u32 = 12_000;
/// Memory that reading one may take, in bytes.
const MOST_MEMORY: u64 = 320 << 20;
const QUALITY: u8 = 82;

/// The picture made anew: JPEG, upright, no side longer than 1600 pixels, without any metadata.
///
/// # Errors
/// [`Refusal::Workshop`] for what is no JPEG, PNG or WebP by its bytes, is broken, or too large.
pub fn made_anew(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let format = image::guess_format(bytes).map_err(|_| Refusal::Workshop("photo-format"))?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(Refusal::Workshop("photo-format"));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let broken = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Refusal::Workshop("photo-large"),
        _ => Refusal::Workshop("photo-broken"),
    };
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > MOST_MEMORY || width > MOST_SIDE || height > MOST_SIDE {
        return Err(Refusal::Workshop("photo-large"));
    }
    // a telephone writes how it was held beside the pixels
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    if width > SIDE || height > SIDE {
        picture = picture.thumbnail(SIDE, SIDE);
    }
    picture.apply_orientation(orientation);
    let mut made = Vec::new();
    // what is transparent lies on white
    let flat = match picture.color().has_alpha() {
        true => {
            let picture = picture.to_rgba8();
            let mut flat = image::RgbImage::new(picture.width(), picture.height());
            for (to, from) in flat.pixels_mut().zip(picture.pixels()) {
                let alpha = u16::from(from.0[3]);
                for channel in 0..3 {
                    to.0[channel] = ((u16::from(from.0[channel]) * alpha + 255 * (255 - alpha)) / 255) as u8;
                }
            }
            flat
        }
        false => picture.to_rgb8(),
    };
    JpegEncoder::new_with_quality(&mut made, QUALITY)
        .encode_image(&flat)
        .map_err(|why| Refusal::Fault { why: why.to_string() })?;
    Ok(made)
}
