//! The text of an expression to its parts.
//!
//! Never here: what the parts are worth.

use regex::Regex;

use super::{Node, function};

/// Deepest nesting.
const DEPTH: usize = 64;

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Text(String),
    Number(f64),
    Pattern(String),
    Sign(&'static str),
}

const SIGNS: [&str; 20] =
    ["==", "!=", "<>", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "(", ")", "[", "]", ",", "."];

/// Tokens with where they begin and end.
fn tokens(text: &str) -> Result<Vec<(Token, usize, usize)>, String> {
    let mut out: Vec<(Token, usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let start = at;
        if sign.is_whitespace() {
            at += sign.len_utf8();
            continue;
        }
        // a slash starts a pattern where a value is expected
        let expects = match out.last() {
            None => true,
            Some((Token::Sign(sign), _, _)) => !matches!(*sign, ")" | "]"),
            Some(_) => false,
        };
        let token = if sign == '"' || sign == '\'' || sign == '/' && expects {
            let (inner, end) = quoted(text, at, sign).ok_or_else(|| text[start..].to_owned())?;
            at = end;
            if sign == '/' {
                let insensitive = text[at..].starts_with('i');
                at += usize::from(insensitive);
                Token::Pattern(if insensitive { format!("(?i){inner}") } else { inner })
            } else {
                Token::Text(inner)
            }
        } else if sign.is_ascii_digit() {
            let rest = &text[at..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            at += end;
            Token::Number(rest[..end].parse().map_err(|_| rest[..end].to_owned())?)
        } else if sign.is_alphabetic() || sign == '_' {
            let rest = &text[at..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            at += end;
            Token::Name(rest[..end].to_owned())
        } else {
            let known = SIGNS.iter().find(|sign| text[at..].starts_with(**sign)).ok_or_else(|| sign.to_string())?;
            at += known.len();
            Token::Sign(known)
        };
        out.push((token, start, at));
    }
    Ok(out)
}

/// The inside of a quoted text or a pattern, and where it ends.
fn quoted(text: &str, start: usize, quote: char) -> Option<(String, usize)> {
    let mut inner = String::new();
    let mut signs = text[start + 1..].char_indices();
    while let Some((place, sign)) = signs.next() {
        if sign == quote {
            return Some((inner, start + 1 + place + quote.len_utf8()));
        }
        if sign != '\\' {
            inner.push(sign);
            continue;
        }
        match signs.next()?.1 {
            '/' if quote == '/' => inner.push('/'),
            other if quote == '/' => inner.extend(['\\', other]),
            'n' => inner.push('\n'),
            't' => inner.push('\t'),
            'r' => inner.push('\r'),
            'u' => {
                let code: String = (0..4).filter_map(|_| signs.next().map(|(_, sign)| sign)).collect();
                inner.push(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)?);
            }
            other => inner.push(other),
        }
    }
    None
}

struct Reader {
    tokens: Vec<(Token, usize, usize)>,
    at: usize,
    depth: usize,
    /// Names that `forEach` and the like give.
    names: Vec<String>,
    /// Where names of columns stand in the text.
    cells: Vec<(usize, usize, String, bool)>,
}

pub(super) fn parse(text: &str) -> Result<Node, String> {
    Ok(read(text)?.0)
}

fn read(text: &str) -> Result<(Node, Reader), String> {
    let mut reader = Reader { tokens: tokens(text)?, at: 0, depth: 0, names: Vec::new(), cells: Vec::new() };
    let node = reader.level(0)?;
    match reader.tokens.get(reader.at) {
        Some((_, start, _)) => Err(text[*start..].to_owned()),
        None => Ok((node, reader)),
    }
}

/// The text with other names of columns.
pub(super) fn rename(text: &str, name: &dyn Fn(&str) -> String) -> Result<String, String> {
    let (_, reader) = read(text)?;
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for (start, end, column, dotted) in reader.cells {
        out.push_str(&text[last..start]);
        let renamed = name(&column).replace('\\', "\\\\").replace('"', "\\\"");
        out.push_str(&if dotted { format!("[\"{renamed}\"]") } else { format!("\"{renamed}\"") });
        last = end;
    }
    out.push_str(&text[last..]);
    Ok(out)
}

const LEVELS: [&[&str]; 5] =
    [&["||"], &["&&"], &["==", "!=", "<>", "<=", ">=", "<", ">"], &["+", "-"], &["*", "/", "%"]];

impl Reader {
    fn sign(&self) -> Option<&'static str> {
        match self.tokens.get(self.at) {
            Some((Token::Sign(sign), _, _)) => Some(sign),
            _ => None,
        }
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.sign() == Some(sign);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, sign: &str) -> Result<(), String> {
        if self.take(sign) { Ok(()) } else { Err(sign.to_owned()) }
    }

    fn level(&mut self, level: usize) -> Result<Node, String> {
        let Some(signs) = LEVELS.get(level) else { return self.postfix() };
        self.depth += 1;
        if self.depth > DEPTH * LEVELS.len() {
            return Err("(((…".to_owned());
        }
        let mut node = self.level(level + 1)?;
        while let Some(sign) = self.sign().filter(|sign| signs.contains(sign)) {
            self.at += 1;
            let right = self.level(level + 1)?;
            node = match sign {
                "&&" => Node::Call("and", vec![node, right]),
                "||" => Node::Call("or", vec![node, right]),
                "<>" => Node::Pair("!=", Box::new(node), Box::new(right)),
                sign => Node::Pair(sign, Box::new(node), Box::new(right)),
            };
        }
        self.depth -= 1;
        Ok(node)
    }

    fn postfix(&mut self) -> Result<Node, String> {
        let mut node = self.primary()?;
        loop {
            if self.take("[") {
                let inside = self.level(0)?;
                self.need("]")?;
                node = Node::At(Box::new(node), Box::new(inside));
            } else if self.take(".") {
                let name = self.name()?;
                if self.take("(") {
                    node = self.call(&name, Some(node))?;
                } else {
                    return Err(format!(".{name}"));
                }
            } else {
                return Ok(node);
            }
        }
    }

    fn name(&mut self) -> Result<String, String> {
        match self.tokens.get(self.at) {
            Some((Token::Name(name), _, _)) => {
                self.at += 1;
                Ok(name.clone())
            }
            _ => Err(".".to_owned()),
        }
    }

    fn primary(&mut self) -> Result<Node, String> {
        let (token, _, _) = self.tokens.get(self.at).cloned().ok_or_else(|| "…".to_owned())?;
        self.at += 1;
        Ok(match token {
            Token::Text(text) => Node::Text(text),
            Token::Number(number) => Node::Number(number),
            Token::Pattern(pattern) => Node::Pattern(Regex::new(&pattern).map_err(|_| format!("/{pattern}/"))?),
            Token::Sign("(") => {
                let inside = self.level(0)?;
                self.need(")")?;
                inside
            }
            Token::Sign("-") => match self.postfix()? {
                Node::Number(number) => Node::Number(-number),
                node => Node::Pair("-", Box::new(Node::Number(0.0)), Box::new(node)),
            },
            Token::Sign("[") => Node::List(self.list("]")?),
            Token::Sign(sign) => return Err(sign.to_owned()),
            Token::Name(name) => match name.as_str() {
                "true" => Node::Truth(true),
                "false" => Node::Truth(false),
                "null" => Node::Null,
                "value" => Node::Value,
                "cell" => self.of_cell(Node::Value)?,
                "cells" => self.cell()?,
                _ if self.take("(") => self.call(&name, None)?,
                _ if self.names.contains(&name) => Node::Named(name),
                _ => return Err(name),
            },
        })
    }

    /// `.value` after a cell.
    fn of_cell(&mut self, node: Node) -> Result<Node, String> {
        self.need(".")?;
        match self.name()?.as_str() {
            "value" => Ok(node),
            other => Err(format!("cell.{other}")),
        }
    }

    /// `cells["x"].value`, `cells['x'].value`, `cells.x.value`.
    fn cell(&mut self) -> Result<Node, String> {
        let (start, dotted) = match self.sign() {
            Some("[") => (self.at, false),
            Some(".") => (self.at, true),
            _ => return Err("cells".to_owned()),
        };
        self.at += 1;
        let (name, place) = match self.tokens.get(self.at) {
            Some((Token::Text(name), from, to)) if !dotted => (name.clone(), (*from, *to)),
            Some((Token::Name(name), _, to)) if dotted => (name.clone(), (self.tokens[start].1, *to)),
            _ => return Err("cells".to_owned()),
        };
        self.at += 1;
        if !dotted {
            self.need("]")?;
        }
        self.cells.push((place.0, place.1, name.clone(), dotted));
        self.of_cell(Node::Cell(name))
    }

    fn list(&mut self, end: &str) -> Result<Vec<Node>, String> {
        let mut nodes = Vec::new();
        if self.take(end) {
            return Ok(nodes);
        }
        loop {
            nodes.push(self.level(0)?);
            if self.take(end) {
                return Ok(nodes);
            }
            self.need(",")?;
        }
    }

    fn call(&mut self, name: &str, object: Option<Node>) -> Result<Node, String> {
        let mut parts: Vec<Node> = object.into_iter().collect();
        let form = ["if", "with", "forEach", "filter"].into_iter().find(|form| *form == name);
        if let Some(form) = form {
            if form == "if" {
                parts.extend(self.list(")")?);
                return if (2..=3).contains(&parts.len()) { Ok(Node::Form(form, parts)) } else { Err(name.to_owned()) };
            }
            if parts.is_empty() {
                parts.push(self.level(0)?);
                self.need(",")?;
            }
            let given = self.name()?;
            self.need(",")?;
            self.names.push(given.clone());
            let body = self.level(0)?;
            self.names.pop();
            self.need(")")?;
            parts.extend([Node::Named(given), body]);
            return Ok(Node::Form(form, parts));
        }
        let known = function::NAMES.iter().find(|(known, _, _)| *known == name).ok_or_else(|| format!("{name}()"))?;
        parts.extend(self.list(")")?);
        if (known.1..=known.2).contains(&parts.len()) {
            Ok(Node::Call(known.0, parts))
        } else {
            Err(format!("{name}()"))
        }
    }
}
