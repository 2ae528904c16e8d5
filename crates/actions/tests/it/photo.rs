//! Photographs are made anew: upright, small, without metadata; what is none is refused.

use apertura_actions::photo::made_anew;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] }));
    let mut bytes = Vec::new();
    DynamicImage::from(picture).write_to(&mut std::io::Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A JPEG that says it was taken with the telephone on its side, somewhere.
fn turned() -> Vec<u8> {
    let plain = picture(40, 20, ImageFormat::Jpeg);
    let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Lugar secreto";
    let mut bytes = plain[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(((exif.len() + 2) as u16).to_be_bytes());
    bytes.extend(exif);
    bytes.extend(&plain[2..]);
    bytes
}

#[test]
fn a_picture_is_upright_small_and_tells_nothing() {
    let made = made_anew(&turned()).unwrap();
    let secret = b"secreto";
    assert!(!made.windows(secret.len()).any(|part| part == secret));
    assert!(!made.windows(4).any(|part| part == b"Exif"));
    let read = image::load_from_memory(&made).unwrap();
    assert_eq!((read.width(), read.height()), (20, 40), "turned as it was held");
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let made = made_anew(&picture(3200, 100, format)).unwrap();
        let read = image::load_from_memory_with_format(&made, ImageFormat::Jpeg).unwrap();
        assert_eq!((read.width(), read.height()), (1600, 50));
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let png = picture(8, 8, ImageFormat::Png);
    // a header that claims more pixels than anybody has memory for
    let mut huge = png.clone();
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    for (bytes, code) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "photo-format"),
        (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "photo-format"),
        (Vec::new(), "photo-format"),
        (png[..40].to_vec(), "photo-broken"),
    ] {
        assert_eq!(made_anew(&bytes).unwrap_err().code(), code);
    }
    assert!(made_anew(&huge).is_err());
}
