//! The tables of a workshop as cards with two teams each, what is reached beside what is possible, and why.
//!
//! The board is drawn here only: the script moves people on it and asks for it anew. Never here: what is right or wrong with
//! a seating (see `apertura_workshop::seating::judge`); who needs an accessible table, unless it was asked for.

use std::collections::{BTreeMap, BTreeSet};

use apertura_actions::workshop_seating::SeatingView;
use apertura_workshop::seating::{Fault, FaultKind, Reason, SizeFault};
use apertura_workshop::{Registration, Seat};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::door::Guest;
use crate::form;
use crate::language::{FluentValue, Messages};

/// The board of one workshop.
pub struct Board<'a> {
    /// Words.
    pub messages: &'a Messages,
    /// Who looks at it.
    pub guest: &'a Guest,
    /// The seating.
    pub seating: &'a SeatingView,
    /// True where those who need an accessible table are marked.
    pub needs: bool,
    /// Its address.
    pub address: &'a str,
}

/// What is counted, in the order in which it is shown: the key of its words.
const SCORES: [&str; 7] =
    ["agency-tables", "agency-teams", "met-tables", "met-teams", "area-tables", "area-teams", "apart"];

impl Board<'_> {
    /// All of it.
    pub fn show(&self) -> Markup {
        let mut tables: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut nowhere = Vec::new();
        for (at, person) in self.seating.people.iter().enumerate() {
            match person.seat {
                Some(seat) => tables.entry(seat.table).or_default().push(at),
                None => nowhere.push(at),
            }
        }
        let last = tables.keys().next_back().copied().unwrap_or(0);
        let messages = self.messages;
        html! {
            div #seating-board data-seating=(self.data()) data-revision=(self.seating.revision) {
                @if last > 0 { (self.scores()) (self.why()) }
                form #seating-places method="post" action=(self.address) {
                    (form::sign(self.guest))
                    input type="hidden" name="needs" value=(if self.needs { "show" } else { "" });
                    @if !nowhere.is_empty() {
                        section.seat-table.nowhere aria-labelledby="table-none" {
                            h3 #table-none { (messages.text("workshop-no-seat")) " " span.soft { (nowhere.len()) } }
                            div.seat-team data-seat="" { ul { @for at in &nowhere { (self.person(*at)) } } }
                        }
                    }
                    div.seat-tables {
                        @for (table, members) in &tables { (self.table(*table, members)) }
                        @if last > 0 { (self.new_table(last + 1)) }
                    }
                }
            }
        }
    }

    fn scores(&self) -> Markup {
        let score = &self.seating.judgement.score;
        let bound = &self.seating.judgement.bound;
        let (messages, people) = (self.messages, &self.seating.people);
        let met = !self.seating.history.is_empty();
        let areas = people.iter().any(|person| !person.area.is_empty());
        let value = |key: &str| match key {
            "agency-tables" => (score.same_agency_tables, Some(bound.tables), true),
            "agency-teams" => (score.same_agency_teams, Some(bound.teams), true),
            "met-tables" => (score.met_before, None, met),
            "met-teams" => (score.met_before_teams, None, met),
            "area-tables" => (score.same_area, None, areas),
            "area-teams" => (score.same_area_teams, None, areas),
            _ => (score.together_against_wish, None, !self.seating.rules.apart.is_empty()),
        };
        html! {
            ul.figures.scores #seating-score aria-label=(messages.text("seating-score")) {
                @for (key, (count, least, shown)) in SCORES.map(|key| (key, value(key))) {
                    @if shown {
                        li data-score=(key) {
                            b { (count) }
                            span { (messages.text(&format!("seating-pairs-{key}"))) }
                            @if let Some(least) = least {
                                @let best = count <= least;
                                small.best[best] { (messages.with(if best { "seating-is-least" } else { "seating-least" }, [("least", least as f64)])) }
                            }
                        }
                    }
                }
            }
            p #seating-preview.hidden-visually role="status" {}
        }
    }

    /// What is reached and why, in plain words.
    fn why(&self) -> Markup {
        let judgement = &self.seating.judgement;
        let messages = self.messages;
        let seated: Vec<&Registration> = self.seating.people.iter().filter(|person| person.seat.is_some()).collect();
        let names = self.agencies();
        let tables = judgement.tables.len();
        let over = judgement.score.same_agency_tables.saturating_sub(judgement.bound.tables);
        let over_teams = judgement.score.same_agency_teams.saturating_sub(judgement.bound.teams);
        let agencies: BTreeSet<&str> = self
            .seating
            .roster
            .iter()
            .zip(&self.seating.people)
            .filter(|(_, p)| p.seat.is_some())
            .map(|(p, _)| p.agency.as_str())
            .collect();
        let restricted = judgement.reasons.contains(&Reason::Restricted);
        let large: Vec<&Reason> =
            judgement.reasons.iter().filter(|reason| matches!(reason, Reason::LargeAgency { .. })).collect();
        let missing = judgement.faults.iter().filter(|fault| fault.kind == FaultKind::NotReachable).count();
        let sentence = |reason: &Reason| match reason {
            Reason::LargeAgency { agency, people, tables, pairs } => {
                let agency = names.get(agency.as_str()).map_or(agency.as_str(), |name| *name);
                let values = [
                    ("agency", agency.into()),
                    ("people", FluentValue::from(*people as f64)),
                    ("tables", FluentValue::from(*tables as f64)),
                    ("pairs", FluentValue::from(*pairs as f64)),
                ];
                messages.with("seating-why-large", values)
            }
            _ => String::new(),
        };
        html! {
            div.seating-why {
                p {
                    (messages.with("seating-why", [("people", seated.len() as f64), ("agencies", agencies.len() as f64), ("tables", tables as f64)])) " "
                    @if large.is_empty() && judgement.bound.tables == 0 { (messages.text("seating-why-none")) }
                    @for reason in large.iter().take(6) { (sentence(reason)) " " }
                    @if large.len() > 6 { (messages.with("seating-why-more", [("count", (large.len() - 6) as f64)])) " " }
                    @if restricted { (messages.text("seating-why-restricted")) }
                }
                p {
                    @if over == 0 && over_teams == 0 { b { (messages.text("seating-reached")) } }
                    @else if over == 0 { (messages.with("seating-over-teams", [("over", over_teams as f64)])) }
                    @else { (messages.with("seating-over", [("over", over as f64)])) }
                }
                @if missing > 0 { p.notice.warning { (messages.with("seating-not-reachable", [("count", missing as f64)])) @if !self.needs { " " a href="?needs=show" { (messages.text("seating-needs-show")) } } } }
            }
        }
    }

    /// Each agency as it is written, by the key that tells it from others.
    fn agencies(&self) -> BTreeMap<&str, &str> {
        let people = self.seating.roster.iter().zip(&self.seating.people);
        people.map(|(person, guest)| (person.agency.as_str(), guest.agency.trim())).collect()
    }

    fn table(&self, table: usize, members: &[usize]) -> Markup {
        let messages = self.messages;
        let judged = self.seating.judgement.tables.iter().find(|judged| judged.table == table);
        let reachable = judged.is_some_and(|judged| judged.reachable);
        let chosen = self.seating.rules.accessible.contains(&table);
        let title = format!("table-{table}");
        html! {
            section.seat-table data-table=(table) aria-labelledby=(title) {
                div.seat-head {
                    h3 id=(title) { (messages.with("workshop-table", [("table", table.to_string())])) " " span.soft { (messages.with("seating-people", [("count", members.len() as f64)])) } }
                    button.quiet.slim type="submit" name="do" value=(format!("accessible-{}-{table}", if chosen { "no" } else { "yes" })) aria-pressed=(if chosen { "true" } else { "false" }) {
                        (messages.text(if chosen { "seating-accessible" } else { "seating-make-accessible" }))
                        span.hidden-visually { " " (messages.with("workshop-table", [("table", table.to_string())])) }
                    }
                }
                @if reachable && !chosen { p.soft.small { (messages.text("seating-accessible-taken")) } }
                @if let Some(fault) = judged.and_then(|judged| judged.fault) { p.small.wrong { (self.size(fault)) } }
                div.seat-teams {
                    @for team in ['A', 'B'] {
                        @let seat = Seat { table, team };
                        @let inside: Vec<usize> = members.iter().copied().filter(|at| self.seating.people[*at].seat == Some(seat)).collect();
                        div.seat-team data-seat=(seat.label()) data-name=(self.place(seat)) {
                            h4 { (messages.with("workshop-team", [("team", team.to_string())])) " " span.soft { (inside.len()) } }
                            ul { @for at in inside { (self.person(at)) } }
                        }
                    }
                }
            }
        }
    }

    fn new_table(&self, table: usize) -> Markup {
        html! {
            section.seat-table.new data-table=(table) aria-labelledby="table-new" {
                h3 #table-new { (self.messages.with("seating-new-table", [("table", table.to_string())])) }
                div.seat-teams {
                    @for team in ['A', 'B'] {
                        @let seat = Seat { table, team };
                        div.seat-team data-seat=(seat.label()) data-name=(self.place(seat)) { h4 { (self.messages.with("workshop-team", [("team", team.to_string())])) } ul {} }
                    }
                }
            }
        }
    }

    /// A seat in words.
    pub fn place(&self, seat: Seat) -> String {
        self.messages.with("workshop-seat-of", [("table", seat.table.to_string()), ("team", seat.team.to_string())])
    }

    fn size(&self, fault: SizeFault) -> String {
        let rules = &self.seating.rules;
        let values = [("least", rules.least as f64), ("most", rules.most as f64)];
        self.messages.with(&format!("seating-size-{}", fault.code()), values)
    }

    fn person(&self, at: usize) -> Markup {
        let messages = self.messages;
        let person = &self.seating.people[at];
        let stays = self.seating.rules.stay.contains(&person.id);
        let absent = self.seating.begun && person.present.is_none();
        let link = |anchor: &str| format!("?who={}#{anchor}", person.id);
        html! {
            li.seat-person data-person=(at) {
                div.seat-name {
                    button.hold type="button" disabled { span.grip aria-hidden="true" { "⠿" } span { (person.name) } }
                    details {
                        summary aria-label=(messages.with("seating-options", [("name", person.name.as_str())])) { "⋯" }
                        div.seat-options {
                            a href=(link("move")) { (messages.text("seating-move-link")) }
                            @if person.seat.is_some() {
                                button.quiet.slim type="submit" name="do" value=(format!("stay-{}-{}", if stays { "no" } else { "yes" }, person.id)) { (messages.text(if stays { "seating-release" } else { "seating-stay" })) }
                            }
                            a href=(link("apart")) { (messages.text("seating-apart-link")) }
                        }
                    }
                }
                p.soft.small { (person.agency) @if !person.area.is_empty() { " · " (person.area) } }
                @if stays || absent || self.needs && person.accessible {
                    p.small {
                        @if stays { span.tag { (messages.text("seating-stays")) } " " }
                        @if absent { span.tag { (messages.text("seating-absent")) } " " }
                        @if self.needs && person.accessible { span.tag.accent { (messages.text("workshop-accessible")) } }
                    }
                }
                @for line in self.faults(at) { p.small.wrong { (line) } }
            }
        }
    }

    /// What is wrong for somebody, a line for each kind.
    fn faults(&self, at: usize) -> Vec<String> {
        let mut kinds: BTreeMap<(FaultKind, bool), Vec<&Fault>> = BTreeMap::new();
        for fault in self.seating.judgement.faults.iter().filter(|fault| fault.person == at) {
            kinds.entry((fault.kind, !fault.team)).or_default().push(fault);
        }
        kinds.retain(|(kind, _), _| self.needs || *kind != FaultKind::NotReachable);
        let line = |((kind, table), faults): (&(FaultKind, bool), &Vec<&Fault>)| {
            let names: Vec<&str> = faults
                .iter()
                .filter_map(|fault| fault.with)
                .map(|other| self.seating.people[other].name.as_str())
                .collect();
            let key = format!(
                "seating-fault-{}{}",
                kind.code(),
                if *table || faults[0].with.is_none() { "" } else { "-team" }
            );
            self.messages.with(&key, [("names", names.join(", "))])
        };
        kinds.iter().map(line).collect()
    }

    /// What the script needs to count as `judge` does.
    fn data(&self) -> Value {
        let seating = self.seating;
        let mut agencies: BTreeMap<&str, usize> = BTreeMap::new();
        let mut areas: BTreeMap<&str, usize> = BTreeMap::new();
        let people: Vec<Value> = seating
            .roster
            .iter()
            .zip(&seating.people)
            .map(|(seen, person)| {
                let next = agencies.len() + 1;
                let agency = *agencies.entry(seen.agency.as_str()).or_insert(next);
                let next = areas.len() + 1;
                let area = if seen.area.is_empty() { 0 } else { *areas.entry(seen.area.as_str()).or_insert(next) };
                json!({
                    "id": person.id, "name": person.name, "agency": agency, "area": area,
                    "seat": person.seat.map(|seat| seat.label()),
                })
            })
            .collect();
        let places: BTreeMap<&str, usize> =
            seating.roster.iter().enumerate().map(|(at, person)| (person.id.as_str(), at)).collect();
        let met: Vec<[usize; 2]> = seating
            .history
            .pairs()
            .filter_map(|(one, other, _)| Some([*places.get(one)?, *places.get(other)?]))
            .collect();
        let apart: Vec<[usize; 2]> = seating
            .rules
            .apart
            .iter()
            .filter_map(|(one, other)| {
                let of = |id: &str| seating.people.iter().position(|person| person.id == id);
                Some([of(one)?, of(other)?])
            })
            .collect();
        let bound = &seating.judgement.bound;
        let mut words: BTreeMap<&str, String> = [
            "seating-undo",
            "seating-here",
            "seating-lost",
            "seating-cancelled",
            "seating-nothing",
            "seating-saving",
            "seating-nowhere",
        ]
        .into_iter()
        .map(|key| (key, self.messages.text(key)))
        .collect();
        let names = ["name", "place", "other", "score"].map(|name| (name, format!("{{{name}}}")));
        for key in ["seating-picked", "seating-move-to", "seating-swap-with", "seating-moved"] {
            words.insert(key, self.messages.with(key, names.clone()));
        }
        for key in SCORES {
            words.insert(key, self.messages.text(&format!("seating-pairs-{key}")));
        }
        json!({
            "people": people, "met": met, "apart": apart, "address": self.address, "sign": self.guest.sign,
            "bound": { "agency-tables": bound.tables, "agency-teams": bound.teams }, "words": words,
        })
    }
}
