//! Every public address that answers with a page, and where on the exhibit it is looked at. A public address that is missing
//! here fails: a new one is one line.
//!
//! Never here: what pages must be like (see `access`), what they show (see `exhibit`).

#[path = "../../../../portal/tests/it/routes/public.rs"]
mod public;

use std::collections::BTreeSet;

/// A route and the addresses at which it is looked at; names in braces are the exhibit's.
pub const PAGES: &[(&str, &[&str])] = &[
    ("/", &["/", "/?q=nada-que-exista", "/?q=autobuses+poblacion", "/?q=transporte&agency=instituto-de-movilidad"]),
    (
        "/dataset/{slug}",
        &[
            "/dataset/licencias-de-funcionamiento",
            "/dataset/hechos-viales",
            "/dataset/puntos-de-internet",
            "/dataset/poblacion-por-municipio",
            "/dataset/padron-de-capacitacion",
            "/dataset/baches-reparados",
        ],
    ),
    (
        "/dataset/{slug}/explore",
        &[
            "/dataset/licencias-de-funcionamiento/explore",
            "/dataset/licencias-de-funcionamiento/explore?giro__contains=a&_sort=-giro&_pin=giro&_row=3",
            "/dataset/licencias-de-funcionamiento/explore?_group=giro",
            "/dataset/licencias-de-funcionamiento/explore?giro__eq=Nada",
            "/dataset/hechos-viales/explore",
        ],
    ),
    (
        "/dataset/{slug}/chart",
        &[
            "/dataset/hechos-viales/chart",
            "/dataset/licencias-de-funcionamiento/chart?kind=lines&x=fecha_de_expedicion&of=count",
            "/dataset/puntos-de-internet/chart?kind=histogram&x=personas_al_mes",
            "/dataset/puntos-de-internet/chart?kind=points&x=velocidad_mbps&y=personas_al_mes",
            "/dataset/puntos-de-internet/chart?kind=bars&x=municipio&of=count&group=tipo_de_lugar",
        ],
    ),
    ("/dataset/{slug}/chart/embed", &["/dataset/hechos-viales/chart/embed"]),
    (
        "/dataset/{slug}/chart/bricks",
        &["/dataset/poblacion-por-municipio/chart/bricks", "/dataset/hechos-viales/chart/bricks"],
    ),
    (
        "/dataset/{slug}/map",
        &["/dataset/puntos-de-internet/map", "/dataset/puntos-de-internet/map?kind=heat", "/dataset/hechos-viales/map"],
    ),
    ("/dataset/{slug}/map/embed", &["/dataset/puntos-de-internet/map/embed"]),
    ("/chart/{name}", &["/chart/{chart}", "/chart/{map}"]),
    (
        "/dataset/{slug}/versions/{number}",
        &["/dataset/licencias-de-funcionamiento/versions/1", "/dataset/licencias-de-funcionamiento/versions/2"],
    ),
    ("/dataset/{slug}/versions/{number}/receipt", &["/dataset/licencias-de-funcionamiento/versions/1/receipt"]),
    ("/dataset/{slug}/api", &["/dataset/licencias-de-funcionamiento/api", "/dataset/puntos-de-internet/api"]),
    (
        "/dataset/{slug}/questions",
        &["/dataset/licencias-de-funcionamiento/questions", "/dataset/hechos-viales/questions"],
    ),
    ("/dataset/{slug}/errors", &["/dataset/licencias-de-funcionamiento/errors", "/dataset/hechos-viales/errors?row=3"]),
    ("/receipt/{folio}", &["/receipt/{receipt}"]),
    ("/certificate", &["/certificate"]),
    ("/certificate/{folio}", &["/certificate/{folio}"]),
    ("/inventory", &["/inventory", "/inventory?agency=secretaria-de-vialidad"]),
    ("/plan", &["/plan"]),
    ("/promises", &["/promises"]),
    ("/api", &["/api"]),
    ("/sql", &["/sql", "/sql?dataset=hechos-viales"]),
    ("/use", &["/use"]),
    ("/about", &["/about"]),
    ("/requests", &["/requests", "/requests?state=published"]),
    ("/requests/new", &["/requests/new?q=sem%C3%A1foros"]),
    ("/requests/{id}", &["/requests/{request}"]),
    ("/confirm/{token}", &["/confirm/{confirm}"]),
    ("/confirmed", &["/confirmed?what=request&now=mail"]),
    ("/reuses", &["/reuses"]),
    ("/reuses/new", &["/reuses/new"]),
    ("/reuses/{id}", &["/reuses/{reuse}"]),
    ("/stories", &["/stories"]),
    ("/stories/{slug}", &["/stories/{story}"]),
    (
        "/follow",
        &["/follow?dataset=baches-reparados", "/follow?agency=secretaria-de-vialidad", "/follow?request={request}"],
    ),
    ("/follow/{id}/{seal}", &["/follow/{follow}"]),
    // opens by the one-time address of the command `workbench` alone, else it is no page
    ("/workbench", &[]),
    ("/sign-in", &["/sign-in"]),
    ("/sign-in/code", &["/sign-in/code"]),
    ("/invitation/{token}", &["/invitation/{invitation}"]),
    ("/reset", &["/reset"]),
    ("/reset/{token}", &["/reset/{reset}"]),
    ("/registration/{token}", &["/registration/{invited}", "/registration/{came}"]),
    ("/registration/{token}/gallery", &["/registration/{came}/gallery"]),
    ("/registration/{token}/survey", &["/registration/{invited}/survey", "/registration/{came}/survey"]),
    ("/registration/{token}/follow-up", &["/registration/{came}/follow-up"]),
    ("/entry/{id}/{secret}", &["/entry/{coming}/{secret}"]),
    ("/team/{token}", &["/team/{team}"]),
    ("/gallery/{id}", &["/gallery/{held}"]),
];

/// Addresses that are no pages and whose names do not say so.
const FILES: &[&str] = &[
    "/api/3",
    "/calendar/{secret}",
    "/dataset/{slug}/{file}",
    "/dataset/{slug}/versions/{number}/{file}",
    "/dataset/{slug}/tile/{zoom}/{x}/{y}",
    "/gallery/{id}/{file}",
    "/health",
    "/map/background/{zoom}/{x}/{y}",
    "/registration/{token}/gallery/{file}",
    "/sitemap/{part}",
    "/theme/{file}",
];

/// Addresses that lead nowhere, or ask for what there is not: their pages say what to do.
pub const ASTRAY: &[&str] = &[
    "/no-existe",
    "/workbench",
    "/dataset/no-existe",
    "/dataset/licencias-de-funcionamiento/explore?nada__eq=1",
    "/receipt/no-existe",
    "/certificate?folio=0000-0000-0000",
    "/confirm/nada",
    "/invitation/nada",
    "/reset/nada",
    "/registration/nada",
    "/follow?dataset=no-existe",
];

#[test]
fn every_public_page_is_looked_at() {
    let read = public::PUBLIC.iter().filter_map(|route| route.strip_prefix("GET "));
    let is_file = |path: &str| {
        path.starts_with("/api/v1")
            || path.starts_with("/api/3/")
            || path.starts_with("/api/action/")
            || path.rsplit('/').next().is_some_and(|last| last.contains('.'))
            || FILES.contains(&path)
    };
    let pages: BTreeSet<&str> = read.clone().filter(|path| !is_file(path)).collect();
    let listed: BTreeSet<&str> = PAGES.iter().map(|(route, _)| *route).collect();
    assert_eq!(listed.len(), PAGES.len(), "a route stands twice");
    let missing: Vec<&&str> = pages.difference(&listed).collect();
    assert!(missing.is_empty(), "say in PAGES where these are looked at: {missing:#?}");
    let gone: Vec<&&str> = listed.difference(&pages).collect();
    assert!(gone.is_empty(), "no such public page: {gone:#?}");
    let read: BTreeSet<&str> = read.collect();
    let gone: Vec<&&str> = FILES.iter().filter(|path| !read.contains(**path)).collect();
    assert!(gone.is_empty(), "no such address: {gone:#?}");
}
