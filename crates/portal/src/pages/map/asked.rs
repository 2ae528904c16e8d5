//! The map that an address asks for, with its data: shapes, points, values, classes.
//!
//! Never here: sentences (see `shown`), squares (see `tile`).

use std::sync::Arc;

use apertura_actions::explore::{OpenTable, Scope, address};
use apertura_actions::map::{self, AreaValues, MapKind, MapPlan, Mappable, OpenOutlines, PlaceName, Points};
use apertura_catalog::{AreaLevel, Dataset};

use crate::Portal;
use crate::drawing::classes::{Class, Method, classes};
use crate::refusal::Refusal;
use crate::visit;

/// Classes where nothing is said.
const CLASSES: usize = 5;

/// A map that was asked for.
pub struct Asked {
    /// The dataset.
    pub dataset: Dataset,
    /// Number of its latest version.
    pub latest: u32,
    /// The table of the version shown.
    pub table: OpenTable,
    /// The version that the address names.
    pub version: Option<u32>,
    /// The rows.
    pub scope: Scope,
    /// What could be drawn.
    pub can: Mappable,
    /// The levels of which there are outlines.
    pub levels: Vec<AreaLevel>,
    /// The map; none where none can be drawn.
    pub plan: Option<MapPlan>,
    /// How values are put into classes.
    pub method: Method,
    /// How many classes are wanted.
    pub steps: usize,
    /// The outlines: of the areas, or those behind the points.
    pub outlines: Option<OpenOutlines>,
    /// The points.
    pub points: Option<Arc<Points>>,
    /// What the places are called.
    pub names: Vec<PlaceName>,
    /// The areas' values.
    pub values: Option<AreaValues>,
    /// Their classes.
    pub classes: Vec<Class>,
}

impl Asked {
    /// The map that the pairs of an address ask of a dataset.
    ///
    /// # Errors
    /// What the address asks cannot be asked.
    pub async fn of(portal: &Portal, slug: &str, pairs: &[(String, String)]) -> Result<Asked, Refusal> {
        let scope = address::parse(pairs).map_err(apertura_actions::Refusal::from)?.scope();
        let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        let version = match value("_version").filter(|number| !number.is_empty()) {
            Some(number) => Some(number.parse().map_err(|_| Refusal::not_found())?),
            None => None,
        };
        let table = portal.explorer.open(slug, version).await?;
        let (dataset, latest) = portal.catalog.dataset(slug).await?;
        let levels = portal.explorer.area_levels().await?;
        let plan = map::settle(&table.version, &levels, pairs);
        let method = Method::ALL.into_iter().find(|method| Some(method.name()) == value("method")).unwrap_or_default();
        let steps = value("classes").and_then(|steps| steps.parse().ok()).unwrap_or(CLASSES).clamp(3, 7);
        let can = Mappable::of(&table.version);
        let mut asked = Asked {
            dataset,
            latest,
            version,
            scope,
            can,
            plan,
            method,
            steps,
            outlines: None,
            points: None,
            names: Vec::new(),
            values: None,
            classes: Vec::new(),
            levels,
            table,
        };
        asked.fill(portal).await?;
        Ok(asked)
    }

    /// The same with the names of places, which pages and pictures say and squares do not.
    ///
    /// # Errors
    /// What the address asks cannot be asked.
    pub async fn named(portal: &Portal, slug: &str, pairs: &[(String, String)]) -> Result<Asked, Refusal> {
        let mut asked = Asked::of(portal, slug, pairs).await?;
        if let (Some(point), Some(_)) = (asked.plan.as_ref().and_then(|plan| plan.point.as_ref()), &asked.points) {
            asked.names = asked.table.place_names(&asked.scope, point).await?;
        }
        Ok(asked)
    }

    async fn fill(&mut self, portal: &Portal) -> Result<(), Refusal> {
        let Some(plan) = &self.plan else { return Ok(()) };
        if let (MapKind::Points | MapKind::Heat, Some((longitude, latitude))) = (plan.kind, &plan.point) {
            self.points = Some(self.table.points(&self.scope, longitude, latitude).await?);
            // a backdrop is a comfort: without it the points stand alone
            if let Some(level) = self.levels.first() {
                self.outlines = portal.explorer.outlines(*level).await.ok().flatten();
            }
            return Ok(());
        }
        let Some(area) = &plan.area else { return Ok(()) };
        self.outlines = portal.explorer.outlines(area.level).await?;
        let Some(open) = &self.outlines else { return Ok(()) };
        let values = self.table.area_values(area, &plan.measure, &self.scope, &open.outlines).await?;
        let known: Vec<f64> = values.values.iter().filter_map(|value| *value).collect();
        self.classes = classes(&known, self.method, self.steps);
        self.values = Some(values);
        Ok(())
    }

    /// The pairs that ask for it, the version named only where it is to stay.
    pub fn pairs(&self, version: Option<u32>) -> Vec<(String, String)> {
        let mut pairs = self.plan.as_ref().map(map::pairs).unwrap_or_default();
        let areas = self.plan.as_ref().is_some_and(|plan| plan.kind == MapKind::Areas);
        if areas && self.method != Method::default() {
            pairs.push(("method".to_owned(), self.method.name().to_owned()));
        }
        if areas && self.steps != CLASSES {
            pairs.push(("classes".to_owned(), self.steps.to_string()));
        }
        pairs.extend(address::scope_pairs(&self.scope));
        pairs.extend(version.map(|number| ("_version".to_owned(), number.to_string())));
        pairs
    }

    /// The address of it in some form (`""`, `.svg`, `/embed`).
    pub fn address(&self, form: &str, version: Option<u32>) -> String {
        visit::address(&format!("/dataset/{}/map{form}", self.dataset.slug), &self.pairs(version))
    }

    /// The part of the world that it shows: left, top, right, bottom.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        if let Some(points) = &self.points {
            return points.bounds();
        }
        let (open, values) = (self.outlines.as_ref()?, self.values.as_ref()?);
        let with = open.outlines.all.iter().zip(&values.values).filter(|(_, value)| value.is_some());
        with.map(|(one, _)| one.bounds).reduce(map::join).or_else(|| open.outlines.bounds())
    }
}
