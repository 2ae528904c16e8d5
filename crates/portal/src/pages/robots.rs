//! `/robots.txt`: search engines are welcome to what is published; filtered views are endless and stay out.
//!
//! Never here: the site map.

/// The answer.
pub async fn show() -> &'static str {
    "User-agent: *\nDisallow: /dataset/*/explore?\nAllow: /\n"
}
