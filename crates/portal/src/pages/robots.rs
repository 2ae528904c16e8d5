//! `/robots.txt`: search engines are welcome to what is published; filtered views and questions are endless and stay out.
//!
//! Never here: the site map (see `sitemap`).

use super::dcat::origin;
use crate::visit::Visit;

/// The answer.
pub async fn show(visit: Visit) -> String {
    let origin = origin(&visit);
    format!(
        "User-agent: *\nDisallow: /dataset/*/explore?\nDisallow: /api/\nDisallow: /sql?\nAllow: /\n\nSitemap: \
         {origin}/sitemap.xml\n"
    )
}
