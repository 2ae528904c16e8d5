//! Datasets for each value of each facet, counted in one walk. Never here: the walk (see `collect`), labels of values.

use apertura_catalog::score::Rating;
use apertura_catalog::{Facet, TimelinessState};

use super::schema::FORMATS;
use super::tables::Tables;

/// Years that are counted: those before this one.
const YEARS: usize = 4096;

/// Datasets for each value of each facet.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// By number in the table.
    pub agency: Vec<u32>,
    /// By number in the table.
    pub theme: Vec<u32>,
    /// By number in the table.
    pub place: Vec<u32>,
    /// By number in the table.
    pub keyword: Vec<u32>,
    /// By place in [`FORMATS`].
    pub format: Vec<u32>,
    /// By place in [`apertura_catalog::License::ALL`], from 1.
    pub license: Vec<u32>,
    /// By place in [`apertura_catalog::Frequency::ALL`], from 1; 0 none.
    pub frequency: Vec<u32>,
    /// By place in [`Rating::ALL`].
    pub quality: Vec<u32>,
    /// By place in [`TimelinessState::ALL`].
    pub freshness: Vec<u32>,
    /// Datasets whose period begins in a year less those whose period ended in the year before.
    pub starts: Vec<i32>,
}

impl Counts {
    /// None yet, for the facets that are counted; `keywords` are as many as may be counted.
    pub fn of(counted: impl Fn(Facet) -> bool, tables: &Tables, keywords: usize) -> Counts {
        let sized = |facet, size: usize| vec![0; if counted(facet) { size } else { 0 }];
        Counts {
            agency: sized(Facet::Agency, tables.agency.values.len()),
            theme: sized(Facet::Theme, tables.theme.values.len()),
            place: sized(Facet::Place, tables.place.values.len()),
            keyword: sized(Facet::Keyword, keywords),
            format: sized(Facet::Format, FORMATS.len()),
            license: sized(Facet::License, 8),
            frequency: sized(Facet::Frequency, 16),
            quality: sized(Facet::Quality, Rating::ALL.len()),
            freshness: sized(Facet::Freshness, TimelinessState::ALL.len()),
            starts: if counted(Facet::Period) { vec![0; YEARS + 1] } else { Vec::new() },
        }
    }

    /// Adds those of another part of the index.
    pub fn add(&mut self, other: &Counts) {
        let add =
            |own: &mut Vec<u32>, other: &Vec<u32>| own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        add(&mut self.agency, &other.agency);
        add(&mut self.theme, &other.theme);
        add(&mut self.place, &other.place);
        add(&mut self.keyword, &other.keyword);
        add(&mut self.format, &other.format);
        add(&mut self.license, &other.license);
        add(&mut self.frequency, &other.frequency);
        add(&mut self.quality, &other.quality);
        add(&mut self.freshness, &other.freshness);
        self.starts.iter_mut().zip(&other.starts).for_each(|(own, other)| *own += other);
    }

    /// Datasets whose period touches a year, for each year with any.
    pub fn years(&self) -> Vec<(usize, u32)> {
        let running = self.starts.iter().take(YEARS).scan(0, |sum, step| {
            *sum += step;
            Some(*sum)
        });
        running
            .enumerate()
            .filter_map(|(year, count)| Some((year, u32::try_from(count).ok()?)))
            .filter(|(_, c)| *c > 0)
            .collect()
    }
}
