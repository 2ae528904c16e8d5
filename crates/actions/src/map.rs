//! Maps of a table: points by their coordinates, or areas by their keys with a value each.
//!
//! Areas need outlines: a dataset of the catalog that holds them (see `catalog::outline`). Never here: how a map is drawn,
//! coordinates of a screen.

use std::collections::HashMap;
use std::sync::Arc;

use apertura_catalog::{AreaLevel, OutlineTable, Version};
pub use apertura_query::outlines::{Outline, Outlines, clip, join};
pub use apertura_query::points::{MAX_ZOOM, Place, Points, degrees, project};
use apertura_query::{GroupBy, GroupRequest, Measure, Scope};
use apertura_tabular::{ColumnProfile, ValueType};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::chart::proposal::{self, Trait, Use};
use crate::explore::{Explorer, OpenTable};
use crate::refusal::Refusal;

/// How a map shows the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MapKind {
    /// A mark for each row, or for several that are near.
    Points,
    /// Darker where there are more.
    Heat,
    /// Areas, coloured by a value.
    Areas,
}

impl MapKind {
    /// All, in the order in which a face lists them.
    pub const ALL: [MapKind; 3] = [MapKind::Points, MapKind::Heat, MapKind::Areas];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            MapKind::Points => "points",
            MapKind::Heat => "heat",
            MapKind::Areas => "areas",
        }
    }
}

/// What a table can be joined to outlines by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AreaColumn {
    /// Of what areas.
    pub level: AreaLevel,
    /// The column.
    pub column: String,
    /// True where it holds names instead of keys.
    pub names: bool,
}

/// What of a table can stand on a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mappable {
    /// Columns of longitude and latitude.
    pub point: Option<(String, String)>,
    /// Columns of areas, the finer first, keys before names.
    pub areas: Vec<AreaColumn>,
}

/// A map before it has data.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MapPlan {
    /// How it is drawn.
    pub kind: MapKind,
    /// Columns of longitude and latitude, for points.
    pub point: Option<(String, String)>,
    /// The column of areas.
    pub area: Option<AreaColumn>,
    /// What is measured in each area.
    pub measure: Measure,
}

/// Outlines of the catalog, open.
#[derive(Clone, Debug)]
pub struct OpenOutlines {
    /// The dataset that holds them.
    pub dataset: String,
    /// Its version.
    pub version: u32,
    /// Of what.
    pub level: AreaLevel,
    /// The shapes.
    pub outlines: Arc<Outlines>,
}

/// Areas with their values.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaValues {
    /// The value of each outline, in the order of [`Outlines::all`]; none where the table tells none.
    pub values: Vec<Option<f64>>,
    /// What has no outline: key or name as in the table, and its value.
    pub unmatched: Vec<(String, Option<f64>)>,
    /// Rows without an area.
    pub blank: u64,
}

impl Mappable {
    /// What of a version can stand on a map. Data of persons are left out.
    pub fn of(version: &Version) -> Mappable {
        let columns = || version.profile.columns.iter().filter(|column| column.personal.is_none());
        let numeric = |column: &&ColumnProfile| matches!(column.value_type, ValueType::Number | ValueType::Integer);
        let placed = |kind: &str| columns().filter(numeric).find(|column| column.place.as_deref() == Some(kind));
        let point = placed("longitude").zip(placed("latitude")).map(|(lon, lat)| (lon.name.clone(), lat.name.clone()));
        let mut areas = Vec::new();
        for level in AreaLevel::ALL {
            for (place, names) in [(level.key_place(), false), (level.name_place(), true)] {
                let found = columns().find(|column| column.place.as_deref() == Some(place));
                areas.extend(found.map(|column| AreaColumn { level, column: column.name.clone(), names }));
            }
        }
        Mappable { point, areas }
    }

    /// True where nothing of it can.
    pub fn is_empty(&self) -> bool {
        self.point.is_none() && self.areas.is_empty()
    }
}

/// The map that an address asks for, of what is there; the one that suits where it says nothing; none where none can be
/// drawn. `levels` are those of which the catalog has outlines.
pub fn settle(version: &Version, levels: &[AreaLevel], pairs: &[(String, String)]) -> Option<MapPlan> {
    let can = Mappable::of(version);
    let asked = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
    let areas: Vec<&AreaColumn> = can.areas.iter().filter(|area| levels.contains(&area.level)).collect();
    let area = areas.iter().find(|area| Some(area.column.as_str()) == asked("x")).or_else(|| areas.first());
    let kind = MapKind::ALL.into_iter().find(|kind| Some(kind.name()) == asked("kind"));
    let kind = match (kind, &can.point, area) {
        (Some(kind @ (MapKind::Points | MapKind::Heat)), Some(_), _) => kind,
        (_, Some(_), None) | (None, Some(_), Some(_)) => MapKind::Points,
        (_, _, Some(_)) => MapKind::Areas,
        (_, None, None) => return None,
    };
    let traits = Trait::all(version);
    let quantity = |column: &str| traits.iter().find(|one| one.name == column && matches!(one.suits, Use::Quantity(_)));
    let first = || traits.iter().find(|one| matches!(one.suits, Use::Quantity(_)));
    let y = asked("y").and_then(quantity);
    let measure = match (asked("of"), y) {
        (Some("count"), _) => Measure::Count,
        (Some("sum"), y) => y.or_else(first).map_or(Measure::Count, |one| Measure::Sum(one.name.clone())),
        (Some("mean"), y) => y.or_else(first).map_or(Measure::Count, |one| Measure::Mean(one.name.clone())),
        (_, Some(one)) => proposal::measured(Some(one)),
        // one row for each area: its number is what the table tells
        (_, None) if area.is_some_and(|area| traits_unique(version, &area.column)) => proposal::measured(first()),
        (_, None) => Measure::Count,
    };
    Some(MapPlan { kind, point: can.point, area: area.map(|area| (*area).clone()), measure })
}

/// The pairs that ask for this map.
pub fn pairs(plan: &MapPlan) -> Vec<(String, String)> {
    let mut pairs = vec![("kind", plan.kind.name().to_owned())];
    if plan.kind == MapKind::Areas {
        pairs.extend(plan.area.as_ref().map(|area| ("x", area.column.clone())));
        match &plan.measure {
            Measure::Count => pairs.push(("of", "count".to_owned())),
            Measure::Sum(column) => pairs.extend([("of", "sum".to_owned()), ("y", column.clone())]),
            Measure::Mean(column) => pairs.extend([("of", "mean".to_owned()), ("y", column.clone())]),
        }
    }
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn traits_unique(version: &Version, column: &str) -> bool {
    version.profile.column(column).is_some_and(|column| column.unique)
}

impl Explorer {
    /// The outlines of a level that the catalog holds, of the dataset with most areas; none where there are none.
    ///
    /// # Errors
    /// Faults.
    pub async fn outlines(&self, level: AreaLevel) -> Result<Option<OpenOutlines>, Refusal> {
        for (slug, version, table) in self.catalog().store.outlines(level).await? {
            let OutlineTable { key, name, geometry, .. } = table;
            // what was withdrawn meanwhile is passed over
            let Ok(open) = self.open(&slug, Some(version)).await else { continue };
            let outlines = open.outlines(&key, name.as_deref(), &geometry).await?;
            if !outlines.all.is_empty() {
                return Ok(Some(OpenOutlines { dataset: slug, version, level, outlines }));
            }
        }
        Ok(None)
    }

    /// The levels of which the catalog has outlines.
    ///
    /// # Errors
    /// Faults.
    pub async fn area_levels(&self) -> Result<Vec<AreaLevel>, Refusal> {
        let mut levels = Vec::new();
        for level in AreaLevel::ALL {
            if !self.catalog().store.outlines(level).await?.is_empty() {
                levels.push(level);
            }
        }
        Ok(levels)
    }
}

/// The name of an area where the points that say it stand.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceName {
    /// What the table calls it.
    pub name: String,
    /// The middle of its points, on the map.
    pub at: (f64, f64),
    /// Its rows.
    pub rows: u64,
}

impl OpenTable {
    /// The names of the areas that the rows' points lie in, those with most rows first, so that a map without a background
    /// says where it is; none where no column names areas, or where the table is so large that this would take long.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn place_names(&self, scope: &Scope, point: &(String, String)) -> Result<Vec<PlaceName>, Refusal> {
        const MOST_ROWS: u64 = 1_000_000;
        const MOST_NAMES: u64 = 200;
        let areas = Mappable::of(&self.version).areas;
        let Some(area) = areas.iter().find(|area| area.names) else { return Ok(Vec::new()) };
        if self.version.rows > MOST_ROWS {
            return Ok(Vec::new());
        }
        let mean = async |column: &String| -> Result<HashMap<String, (f64, u64)>, Refusal> {
            let by = GroupBy::value(&area.column);
            let measure = Measure::Mean(column.clone());
            // more areas than can be named are named by none of these numbers alone
            let request =
                GroupRequest { scope: scope.clone(), by, series: None, measure, limit: 10_000, others: false };
            let groups = self.groups(&request).await?.groups.into_iter();
            Ok(groups.filter_map(|group| Some((group.key.as_str()?.to_owned(), (group.value?, group.rows)))).collect())
        };
        let (east, north) = (mean(&point.0).await?, mean(&point.1).await?);
        let mut names: Vec<PlaceName> = east
            .into_iter()
            .filter_map(|(name, (longitude, rows))| {
                let at = project(longitude, north.get(&name)?.0)?;
                Some(PlaceName { name, at, rows })
            })
            .collect();
        names.sort_by(|one, other| other.rows.cmp(&one.rows).then_with(|| one.name.cmp(&other.name)));
        names.truncate(MOST_NAMES as usize);
        Ok(names)
    }

    /// A value for each outline, of the rows that the filters leave.
    ///
    /// # Errors
    /// [`Refusal::Query`].
    pub async fn area_values(
        &self,
        area: &AreaColumn,
        measure: &Measure,
        scope: &Scope,
        outlines: &Outlines,
    ) -> Result<AreaValues, Refusal> {
        let request = GroupRequest {
            scope: scope.clone(),
            by: GroupBy::value(&area.column),
            series: None,
            measure: measure.clone(),
            limit: 10_000,
            others: false,
        };
        let groups = self.groups(&request).await?;
        // three digits without their state are of the only state that there is
        let digits = area.level.digits();
        let states: std::collections::BTreeSet<&str> = outlines.all.iter().filter_map(|one| one.key.get(..2)).collect();
        let state = if states.len() == 1 { states.first().copied() } else { None };
        let whole = |text: &str| {
            let padded = format!("{text:0>width$}", width = if text.len() <= 3 { digits.min(3) } else { digits });
            match (padded.len() < digits, state) {
                (true, Some(state)) => format!("{state}{padded}"),
                _ => padded,
            }
        };
        let mut known: HashMap<String, Option<usize>> = HashMap::new();
        for (at, one) in outlines.all.iter().enumerate() {
            let word = if area.names { folded(&one.name) } else { one.key.clone() };
            // a name that two areas have tells neither
            known.entry(word).and_modify(|place| *place = None).or_insert(Some(at));
        }
        let mut values = vec![None; outlines.all.len()];
        let (mut unmatched, mut blank) = (Vec::new(), 0);
        for group in groups.groups {
            let text = match &group.key {
                Value::Null => {
                    blank += group.rows;
                    continue;
                }
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let word = if area.names { folded(&text) } else { whole(&text) };
            match known.get(&word).copied().flatten() {
                Some(at) => values[at] = group.value,
                None => unmatched.push((text, group.value)),
            }
        }
        unmatched.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(AreaValues { values, unmatched, blank })
    }
}

/// A name without accents, case and signs.
fn folded(name: &str) -> String {
    apertura_catalog::Slug::from_title(name).to_string()
}
