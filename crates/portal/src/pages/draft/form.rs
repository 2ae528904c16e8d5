//! Forms that change a draft: each carries the sign of the session, the revision it was made for, and the way back.
//!
//! Never here: what a change does (see `change`).

use maud::{Markup, html};

use super::view::View;

/// The hidden fields of every form; `part` is the part of the page that one comes back to.
pub(super) fn hidden(view: &View<'_>, part: &str) -> Markup {
    html! {
        input type="hidden" name="sign" value=(view.guest.sign);
        input type="hidden" name="revision" value=(view.open.draft.revision);
        input type="hidden" name="back" value=(view.with(&[], part));
    }
}

/// A form of one quiet button.
pub(super) fn button(view: &View<'_>, change: &str, fields: &[(&str, &str)], text: Markup, off: bool) -> Markup {
    one(view, change, fields, text, Look { off, ..Look::default() })
}

/// How a button looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Look<'a> {
    /// True where it cannot be pressed.
    pub(super) off: bool,
    /// True for the one that is meant to be pressed.
    pub(super) main: bool,
    /// What it says where its text says too little.
    pub(super) label: Option<&'a str>,
    /// The part of the page that one comes back to.
    pub(super) part: &'a str,
}

/// A form of one button.
pub(super) fn one(view: &View<'_>, change: &str, fields: &[(&str, &str)], text: Markup, look: Look<'_>) -> Markup {
    html! {
        form.one action=(view.path("/change")) method="post" {
            (hidden(view, look.part))
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button.slim.quiet[!look.main] type="submit" name="change" value=(change) disabled[look.off] aria-label=[look.label] { (text) }
        }
    }
}
