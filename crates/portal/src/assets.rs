//! Style, script and sign: embedded in the binary, addressed by their content so that browsers may keep
//! them for ever.
//!
//! Never here: pages.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

/// One embedded file.
pub struct Asset {
    name: &'static str,
    media_type: &'static str,
    content: &'static str,
}

/// The style of every page.
pub static STYLE: Asset =
    Asset { name: "portal.css", media_type: "text/css; charset=utf-8", content: include_str!("../assets/portal.css") };
/// The script of the explorer.
pub static SCRIPT: Asset = Asset {
    name: "explorer.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/explorer.js"),
};
/// The script of the list of datasets.
pub static CATALOG: Asset = Asset {
    name: "catalog.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/catalog.js"),
};
/// The style of the list of datasets.
pub static CATALOG_STYLE: Asset = Asset {
    name: "catalog.css",
    media_type: "text/css; charset=utf-8",
    content: include_str!("../assets/catalog.css"),
};
/// The script of the workbench.
pub static DRAFT: Asset = Asset {
    name: "draft.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/draft.js"),
};
/// The style of the workbench.
pub static DRAFT_STYLE: Asset =
    Asset { name: "draft.css", media_type: "text/css; charset=utf-8", content: include_str!("../assets/draft.css") };
/// The script of the inventory's sheet.
pub static INVENTORY: Asset = Asset {
    name: "inventory.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/inventory.js"),
};
/// The style of inventory, priority and plan.
pub static INVENTORY_STYLE: Asset = Asset {
    name: "inventory.css",
    media_type: "text/css; charset=utf-8",
    content: include_str!("../assets/inventory.css"),
};
/// The script of charts.
pub static CHART: Asset = Asset {
    name: "chart.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/chart.js"),
};
/// The script of maps.
pub static MAP: Asset =
    Asset { name: "map.js", media_type: "text/javascript; charset=utf-8", content: include_str!("../assets/map.js") };
/// The style of charts and maps.
pub static CHART_STYLE: Asset =
    Asset { name: "chart.css", media_type: "text/css; charset=utf-8", content: include_str!("../assets/chart.css") };
/// The script of the door on a telephone.
pub static DOOR: Asset =
    Asset { name: "door.js", media_type: "text/javascript; charset=utf-8", content: include_str!("../assets/door.js") };
/// What keeps the door's page on the telephone.
pub static DOOR_WORKER: Asset = Asset {
    name: "door-worker.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/door-worker.js"),
};
/// The script of the run sheet.
pub static STEPS: Asset = Asset {
    name: "steps.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/steps.js"),
};
/// The script of a workshop's tables.
pub static SEATING: Asset = Asset {
    name: "seating.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/seating.js"),
};
/// The script of a workshop's clock.
pub static CLOCK: Asset = Asset {
    name: "clock.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/clock.js"),
};
/// The script of an entry's page.
pub static ENTRY: Asset = Asset {
    name: "entry.js",
    media_type: "text/javascript; charset=utf-8",
    content: include_str!("../assets/entry.js"),
};
/// The style of workshops.
pub static WORKSHOP_STYLE: Asset = Asset {
    name: "workshop.css",
    media_type: "text/css; charset=utf-8",
    content: include_str!("../assets/workshop.css"),
};
/// The sign in the browser's tab.
pub static ICON: Asset =
    Asset { name: "favicon.svg", media_type: "image/svg+xml", content: include_str!("../assets/favicon.svg") };

impl Asset {
    /// Its address, with a sign of its content.
    pub fn address(&self) -> String {
        format!("/assets/{}?v={:016x}", self.name, fingerprint(self.content.as_bytes()))
    }

    /// Its content.
    pub fn content(&self) -> &'static str {
        self.content
    }

    /// The asset as an answer.
    pub fn answer(&'static self) -> impl IntoResponse {
        ([(CONTENT_TYPE, self.media_type), (CACHE_CONTROL, "public, max-age=31536000, immutable")], self.content)
    }
}

/// FNV-1a, 64 bits: enough to tell one release's file from the next.
pub const fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}
