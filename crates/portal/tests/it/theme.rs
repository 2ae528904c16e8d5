//! The look that an institution sets: shown on the pages, served from here, refused where it cannot be read.

use apertura_portal::theme::Theme;
use apertura_portal::{Language, Portal, router};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use crate::open_portal::{OpenPortal, Told};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><script>alert(1)</script></svg>";

fn folder(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("apertura.toml"), settings).unwrap();
    std::fs::write(folder.path().join("escudo.svg"), LOGO).unwrap();
    std::fs::write(folder.path().join("letra.woff2"), b"wOF2\0\x01\0\0").unwrap();
    std::fs::write(folder.path().join("nota.txt"), "no es una imagen").unwrap();
    std::fs::write(folder.path().join("grande.svg"), format!("<svg>{}</svg>", " ".repeat(80 << 10))).unwrap();
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn name_logo_colours_and_letters_are_shown_and_served_from_here() {
    let settings = r##"
        [theme]
        name = "Datos de Villa Serena"
        name-en = "Villa Serena Data"
        logo = "escudo.svg"
        light = { accent = "#5a1846", accent-soft = "#f6e9f1", mark = "#8a2a6c" }
        dark = { accent = "#f0a8d0", accent-ink = "#2b0a20" }
        fonts = { text = "Serena Sans", text-file = "letra.woff2" }
    "##;
    let folder = folder(settings);
    let open = OpenPortal::new().await;
    let theme = Theme::of_folder(folder.path()).unwrap();
    assert_eq!(theme.name(Language::EsMx), "Datos de Villa Serena");
    let router = router(Portal { theme: theme.into(), ..Portal::new(open.catalog.clone()) });
    let ask = async |address: &str| {
        let request = Request::get(address).header("host", "datos.ejemplo.mx").body(Body::empty()).unwrap();
        let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, 1 << 24).await.unwrap().to_vec();
        Told { status: parts.status, headers: parts.headers, body }
    };
    for (language, name) in [("es", "Datos de Villa Serena"), ("en", "Villa Serena Data")] {
        let page = ask(&format!("/about?lang={language}")).await.text();
        assert!(
            page.contains(&format!("· {name}</title>")) && page.contains(&format!("<span>{name}</span>")),
            "{page}"
        );
        let linked = |part: &str| {
            let at = page.find(part).unwrap_or_else(|| panic!("{part}: {page}"));
            page[at..].split('"').next().unwrap().to_owned()
        };
        let style = ask(&linked("/theme.css?v=")).await;
        assert_eq!((style.status, style.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
        let style = style.text();
        assert!(style.contains("--accent: #5a1846;") && style.contains("prefers-color-scheme: dark"), "{style}");
        assert!(style.contains("--sans: \"Serena Sans\", system-ui, sans-serif;"), "{style}");
        let font = style.split("url(\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(ask(font).await.header("content-type"), "font/woff2");
        let logo = ask(&linked("/theme/logo?v=")).await;
        assert_eq!((logo.status, logo.header("content-type")), (StatusCode::OK, "image/svg+xml"));
        assert!(logo.header("content-security-policy").ends_with("sandbox"));
    }
    assert_eq!(ask("/theme/apertura.toml").await.status, StatusCode::NOT_FOUND);
    assert!(ask("/feed.atom").await.text().contains("Datos de Villa Serena"));
    // also in pictures that leave the pages, and in the browser's tab
    let slug = crate::open_portal::SLUG;
    for (address, colour) in
        [("/favicon.svg", "#5a1846"), (&*format!("/dataset/{slug}/chart.svg"), ".mark{fill:#8a2a6c}")]
    {
        let drawn = ask(address).await.text();
        assert!(drawn.contains(colour), "{address}: {drawn}");
        assert!(!open.good(address).await.text().contains(colour), "{address} without a theme");
    }
    let picture = format!("/dataset/{slug}/picture.png");
    assert_ne!(ask(&picture).await.body, open.good(&picture).await.body);
    // without a theme nothing of it is asked for
    let plain = open.good("/about").await.text();
    assert!(!plain.contains("/theme"), "{plain}");
}

#[test]
fn what_is_wrong_is_said_with_the_place() {
    for (settings, key, place) in [
        ("[theme", "broken", ""),
        ("theme = 3", "value", "theme"),
        ("[theme]\ncolour = \"#ff0000\"", "unknown", "colour"),
        ("[theme.light]\nbackground = \"#ffffff\"", "unknown", "light.background"),
        ("[theme.light]\naccent = \"red\"", "value", "light.accent"),
        ("[theme.light]\naccent = \"#12é45\"", "value", "light.accent"),
        ("[theme.light]\naccent = \"#8fd0c4\"", "contrast", "light.accent"),
        ("[theme.dark]\nink = \"#333333\"", "contrast", "dark.ink"),
        ("[theme]\nname = \"\"", "value", "name"),
        ("[theme]\nname = 7", "value", "name"),
        ("[theme]\nlogo = \"otro.svg\"", "missing", "logo"),
        ("[theme]\nlogo = \"../escudo.svg\"", "missing", "logo"),
        ("[theme]\nlogo = \"nota.txt\"", "kind", "logo"),
        ("[theme]\nlogo = \"grande.svg\"", "large", "logo"),
        ("[theme.fonts]\ntext = \"a; } body { x\"", "value", "fonts.text"),
        ("[theme.fonts]\ntext-file = \"letra.woff2\"", "value", "fonts.text"),
        ("[theme.fonts]\ntext = \"A\"\ntext-file = \"escudo.svg\"", "kind", "fonts.text-file"),
    ] {
        let folder = folder(settings);
        let why = Theme::of_folder(folder.path()).expect_err(settings);
        assert_eq!(why.key, format!("cli-usage-theme-{key}"), "{settings}: {why:?}");
        let named = |(name, value): &(&str, String)| ["name", "front"].contains(name) && value == place;
        assert!(place.is_empty() || why.values.iter().any(named), "{settings}: {why:?}");
        for language in Language::ALL {
            let values = why.values.iter().map(|(name, value)| (*name, value.clone()));
            let values: Vec<_> = values.chain([("file", "apertura.toml".to_owned())]).collect();
            let messages = apertura_portal::Messages::get(language);
            assert!(!messages.with(why.key, values.clone()).contains("{$"), "{settings}");
            assert!(!messages.with(&format!("{}-hint", why.key), values).contains("{$"), "{settings}");
        }
    }
    // the usual colours pass the same rules
    for mode in ["light", "dark"] {
        let radius = folder(&format!("[theme.{mode}]\nline = \"#999999\""));
        assert!(Theme::of_folder(radius.path()).is_ok(), "{mode}");
    }
}
