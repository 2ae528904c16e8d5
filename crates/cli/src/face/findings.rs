//! Findings as lines for people: worst first, each with where it is and what to do.
//!
//! Never here: the sentences (they stand in the catalogs).

use std::fmt::Write;

use apertura_portal::language::FluentValue;
use apertura_tabular::{Finding, Severity};

use super::Face;

/// How many records a line names.
const ROWS: usize = 6;

/// All findings, grouped by severity, or the sentence that there are none.
pub fn lines(face: &Face, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return format!("{}\n", face.text("cli-findings-none"));
    }
    let count = |s: Severity| FluentValue::from(findings.iter().filter(|f| f.severity == s).count() as f64);
    let mut out = String::new();
    let counts =
        [("errors", count(Severity::Error)), ("warnings", count(Severity::Warning)), ("infos", count(Severity::Info))];
    let _ = writeln!(out, "{}", face.paint("1", &face.with("cli-findings", counts)));
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|f| std::cmp::Reverse(f.severity));
    for finding in sorted {
        out.push_str(&line(face, finding));
    }
    out
}

/// One finding with its advice.
pub fn line(face: &Face, finding: &Finding) -> String {
    let color = match finding.severity {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Info => "2",
    };
    let mut out = String::new();
    let severity = face.text(&format!("severity-{}", finding.severity.name()));
    let _ = write!(out, "  {} ", face.paint(color, &format!("[{severity}]")));
    if let Some(column) = &finding.column {
        let _ = write!(out, "{}: ", face.with("cli-at-column", [("column", FluentValue::from(column.as_str()))]));
    }
    out.push_str(&face.messages.finding(finding));
    if !finding.rows.is_empty() {
        let mut rows: Vec<String> = finding.rows.iter().take(ROWS).map(u64::to_string).collect();
        if finding.rows.len() > ROWS || finding.count > finding.rows.len() as u64 {
            rows.push("…".to_owned());
        }
        let _ = write!(out, " ({})", face.with("cli-at-rows", [("rows", FluentValue::from(rows.join(", ")))]));
    }
    out.push('\n');
    for sample in finding.samples.iter().filter(|s| s.after.is_some()).take(2) {
        let after = sample.after.as_deref().unwrap_or_default();
        let line = |text: &str| text.replace(['\n', '\r'], "⏎");
        let _ = writeln!(out, "      `{}` → `{}`", line(&sample.before), line(after));
    }
    if let Some(advice) = face.messages.advice(finding) {
        let _ = writeln!(out, "      {} {advice}", face.paint("36", &face.text("cli-hint")));
    }
    out
}
