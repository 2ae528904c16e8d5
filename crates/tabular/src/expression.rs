//! Expressions over the cells of a row, in OpenRefine's language (GREL): `value.trim().toUppercase()`,
//! `cells["calle"].value + " " + value`, `if(isBlank(value), "S/N", value)`.
//!
//! The part of the language that works on texts, numbers, yes and no, and lists of them, without clock, network or other
//! rows. Never here: what an expression is used for (see `operation`).

mod function;
mod parse;

use std::collections::BTreeSet;

use regex::Regex;

/// What a part of an expression is worth.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Worth {
    /// Nothing; also a blank cell.
    Null,
    Text(String),
    Number(f64),
    Truth(bool),
    List(Vec<Worth>),
}

/// A parsed part.
#[derive(Clone, Debug)]
enum Node {
    Text(String),
    Number(f64),
    Truth(bool),
    Null,
    Pattern(Regex),
    List(Vec<Node>),
    /// The cell itself.
    Value,
    /// A column's cell.
    Cell(String),
    /// A name that `forEach` or `with` gave.
    Named(String),
    /// Operator, left, right.
    Pair(&'static str, Box<Node>, Box<Node>),
    /// Name and arguments; of a method the object is the first argument.
    Call(&'static str, Vec<Node>),
    /// An element of a list or a sign of a text.
    At(Box<Node>, Box<Node>),
    /// `if`, `forEach`, `filter`, `with`: what is not always evaluated.
    Form(&'static str, Vec<Node>),
}

/// A part could not be worked out (`"abc" - 1`, a list element that is not there).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failed;

/// An expression ready to be worked out for a row.
#[derive(Clone, Debug)]
pub struct Expression {
    node: Node,
}

impl Expression {
    /// Parses; a text that starts with `grel:` is the same without.
    ///
    /// # Errors
    /// What cannot be understood: a name, a sign, another language (`jython:`).
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let text = text.strip_prefix("grel:").unwrap_or(text);
        for language in ["jython:", "python:", "clojure:"] {
            if text.starts_with(language) {
                return Err(language.trim_end_matches(':').to_owned());
            }
        }
        Ok(Expression { node: parse::parse(text)? })
    }

    /// True for `value` alone.
    pub fn is_value(&self) -> bool {
        matches!(self.node, Node::Value)
    }

    /// The columns whose cells it names.
    pub fn columns(&self) -> Vec<String> {
        let mut names = BTreeSet::new();
        collect(&self.node, &mut names);
        names.into_iter().collect()
    }

    /// The same with other names of columns.
    pub(crate) fn renamed(text: &str, name: &dyn Fn(&str) -> String) -> Result<String, String> {
        parse::rename(text.trim().strip_prefix("grel:").unwrap_or(text.trim()), name)
    }

    /// Works it out; `cell` gives the cell of a column.
    pub(crate) fn work(&self, value: &str, cell: &dyn Fn(&str) -> Worth) -> Result<Worth, Failed> {
        let value = Worth::of(value);
        work(&self.node, &Scope { value: &value, cell, named: None })
    }
}

/// What names mean.
struct Scope<'s> {
    value: &'s Worth,
    cell: &'s dyn Fn(&str) -> Worth,
    named: Option<(&'s str, &'s Worth, &'s Scope<'s>)>,
}

impl Scope<'_> {
    fn find(&self, name: &str) -> Option<Worth> {
        let (known, worth, outer) = self.named.as_ref()?;
        if *known == name { Some((*worth).clone()) } else { outer.find(name) }
    }
}

impl Worth {
    /// Of a cell's text.
    pub(crate) fn of(text: &str) -> Worth {
        if text.is_empty() { Worth::Null } else { Worth::Text(text.to_owned()) }
    }

    /// As the text of a cell: whole numbers without a point, lists joined by commas.
    pub(crate) fn text(&self) -> String {
        match self {
            Worth::Null => String::new(),
            Worth::Text(text) => text.clone(),
            // never with an exponent, whole numbers without a point
            Worth::Number(number) if number.is_finite() => (number + 0.0).to_string(),
            Worth::Number(_) => String::new(),
            Worth::Truth(answer) => answer.to_string(),
            Worth::List(list) => list.iter().map(Worth::text).collect::<Vec<_>>().join(","),
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Worth::Number(number) => Some(*number),
            Worth::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Worth::Null => true,
            Worth::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

fn collect(node: &Node, names: &mut BTreeSet<String>) {
    match node {
        Node::Cell(name) => {
            names.insert(name.clone());
        }
        Node::Pair(_, a, b) | Node::At(a, b) => [a, b].into_iter().for_each(|node| collect(node, names)),
        Node::List(nodes) | Node::Call(_, nodes) | Node::Form(_, nodes) => {
            nodes.iter().for_each(|node| collect(node, names));
        }
        _ => {}
    }
}

fn work(node: &Node, scope: &Scope<'_>) -> Result<Worth, Failed> {
    Ok(match node {
        Node::Text(text) => Worth::Text(text.clone()),
        Node::Pattern(pattern) => Worth::Text(pattern.as_str().to_owned()),
        Node::Number(number) => Worth::Number(*number),
        Node::Truth(answer) => Worth::Truth(*answer),
        Node::Null => Worth::Null,
        Node::List(nodes) => Worth::List(nodes.iter().map(|node| work(node, scope)).collect::<Result<_, _>>()?),
        Node::Value => scope.value.clone(),
        Node::Cell(name) => (scope.cell)(name),
        Node::Named(name) => scope.find(name).ok_or(Failed)?,
        Node::Pair(operator, a, b) => pair(operator, &work(a, scope)?, &work(b, scope)?)?,
        Node::At(list, at) => element(&work(list, scope)?, work(at, scope)?.number().ok_or(Failed)?)?,
        Node::Form(name, parts) => form(name, parts, scope)?,
        Node::Call(name, parts) => {
            let pattern =
                parts.iter().find_map(|part| if let Node::Pattern(pattern) = part { Some(pattern) } else { None });
            if let [one] = parts.as_slice()
                && *name == "isError"
            {
                return Ok(Worth::Truth(work(one, scope).is_err()));
            }
            let worths: Vec<Worth> = parts.iter().map(|part| work(part, scope)).collect::<Result<_, _>>()?;
            function::call(name, &worths, pattern)?
        }
    })
}

fn form(name: &str, parts: &[Node], scope: &Scope<'_>) -> Result<Worth, Failed> {
    match (name, parts) {
        ("if", [test, yes, no]) => match work(test, scope)? {
            Worth::Truth(true) => work(yes, scope),
            _ => work(no, scope),
        },
        ("if", [test, yes]) => match work(test, scope)? {
            Worth::Truth(true) => work(yes, scope),
            _ => Ok(Worth::Null),
        },
        ("with", [given, Node::Named(name), body]) => {
            let given = work(given, scope)?;
            work(body, &Scope { value: scope.value, cell: scope.cell, named: Some((name, &given, scope)) })
        }
        ("forEach" | "filter", [list, Node::Named(one), body]) => {
            let Worth::List(list) = work(list, scope)? else { return Err(Failed) };
            let mut out = Vec::new();
            for item in list {
                let found =
                    work(body, &Scope { value: scope.value, cell: scope.cell, named: Some((one, &item, scope)) })?;
                if name == "forEach" {
                    out.push(found);
                } else if found == Worth::Truth(true) {
                    out.push(item);
                }
            }
            Ok(Worth::List(out))
        }
        _ => Err(Failed),
    }
}

fn pair(operator: &str, a: &Worth, b: &Worth) -> Result<Worth, Failed> {
    let order = |test: fn(std::cmp::Ordering) -> bool| match (a, b) {
        (Worth::Number(a), Worth::Number(b)) => a.partial_cmp(b).map(test),
        (Worth::Text(a), Worth::Text(b)) => Some(test(a.cmp(b))),
        _ => None,
    };
    let numbers = || match (a, b) {
        (Worth::Number(a), Worth::Number(b)) => Ok((*a, *b)),
        _ => Err(Failed),
    };
    let finite = |number: f64| if number.is_finite() { Ok(Worth::Number(number)) } else { Err(Failed) };
    match operator {
        "+" => match (a, b) {
            (Worth::Number(a), Worth::Number(b)) => finite(a + b),
            (Worth::List(a), Worth::List(b)) => Ok(Worth::List(a.iter().chain(b).cloned().collect())),
            _ => Ok(Worth::Text(a.text() + &b.text())),
        },
        "-" => numbers().and_then(|(a, b)| finite(a - b)),
        "*" => numbers().and_then(|(a, b)| finite(a * b)),
        "/" => numbers().and_then(|(a, b)| finite(a / b)),
        "%" => numbers().and_then(|(a, b)| finite(a.rem_euclid(b))),
        "==" => Ok(Worth::Truth(a == b)),
        "!=" => Ok(Worth::Truth(a != b)),
        "<" => order(std::cmp::Ordering::is_lt).map(Worth::Truth).ok_or(Failed),
        "<=" => order(std::cmp::Ordering::is_le).map(Worth::Truth).ok_or(Failed),
        ">" => order(std::cmp::Ordering::is_gt).map(Worth::Truth).ok_or(Failed),
        ">=" => order(std::cmp::Ordering::is_ge).map(Worth::Truth).ok_or(Failed),
        _ => Err(Failed),
    }
}

/// An element, counted from the end where the number is negative.
fn element(list: &Worth, at: f64) -> Result<Worth, Failed> {
    let place = |length: usize| {
        let place = if at < 0.0 { at + length as f64 } else { at };
        (place >= 0.0 && place < length as f64).then_some(place as usize)
    };
    match list {
        Worth::List(list) => Ok(place(list.len()).and_then(|at| list.get(at).cloned()).unwrap_or(Worth::Null)),
        Worth::Text(text) => {
            let signs: Vec<char> = text.chars().collect();
            Ok(place(signs.len()).map_or(Worth::Null, |at| Worth::Text(signs[at].to_string())))
        }
        _ => Err(Failed),
    }
}
