//! The functions of expressions: texts, numbers, tests, lists.
//!
//! Never here: functions that need a clock, the network or other rows.

use regex::Regex;

use super::{Failed, Worth, element};

/// Name, fewest and most arguments (of a method its object is the first).
pub(super) const NAMES: [(&str, usize, usize); 52] = [
    ("trim", 1, 1),
    ("strip", 1, 1),
    ("toLowercase", 1, 1),
    ("toUppercase", 1, 1),
    ("toTitlecase", 1, 1),
    ("length", 1, 1),
    ("substring", 2, 3),
    ("slice", 2, 3),
    ("get", 2, 3),
    ("indexOf", 2, 2),
    ("lastIndexOf", 2, 2),
    ("startsWith", 2, 2),
    ("endsWith", 2, 2),
    ("contains", 2, 2),
    ("replace", 3, 3),
    ("replaceChars", 3, 3),
    ("split", 2, 3),
    ("splitByCharType", 1, 1),
    ("partition", 2, 2),
    ("rpartition", 2, 2),
    ("join", 2, 2),
    ("match", 2, 2),
    ("find", 2, 2),
    ("chomp", 2, 2),
    ("reverse", 1, 1),
    ("sort", 1, 1),
    ("uniques", 1, 1),
    ("toString", 1, 1),
    ("toNumber", 1, 1),
    ("isBlank", 1, 1),
    ("isNonBlank", 1, 1),
    ("isNotBlank", 1, 1),
    ("isNull", 1, 1),
    ("isNotNull", 1, 1),
    ("isNumeric", 1, 1),
    ("isEmptyString", 1, 1),
    ("isError", 1, 1),
    ("and", 2, 9),
    ("or", 2, 9),
    ("not", 1, 1),
    ("xor", 2, 2),
    ("coalesce", 1, 9),
    ("abs", 1, 1),
    ("floor", 1, 1),
    ("ceil", 1, 1),
    ("round", 1, 1),
    ("mod", 2, 2),
    ("min", 2, 2),
    ("max", 2, 2),
    ("pow", 2, 2),
    ("sum", 1, 1),
    ("concat", 2, 9),
];

fn text(worth: &Worth) -> Result<String, Failed> {
    match worth {
        Worth::Null | Worth::List(_) => Err(Failed),
        worth => Ok(worth.text()),
    }
}

fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut first = true;
    for sign in text.chars() {
        if sign.is_whitespace() {
            first = true;
            out.push(sign);
        } else if std::mem::take(&mut first) {
            out.extend(sign.to_uppercase());
        } else {
            out.extend(sign.to_lowercase());
        }
    }
    out
}

/// The part from one place to another, places counted from the end where negative.
fn part(worth: &Worth, from: f64, to: Option<f64>) -> Result<Worth, Failed> {
    let range = |length: usize| {
        let place = |at: f64| (if at < 0.0 { at + length as f64 } else { at }).clamp(0.0, length as f64) as usize;
        (place(from), to.map_or(length, place))
    };
    match worth {
        Worth::List(list) => {
            let (from, to) = range(list.len());
            Ok(Worth::List(list.get(from..to).unwrap_or_default().to_vec()))
        }
        worth => {
            let signs: Vec<char> = text(worth)?.chars().collect();
            let (from, to) = range(signs.len());
            Ok(Worth::Text(signs.get(from..to).unwrap_or_default().iter().collect()))
        }
    }
}

/// `$1` of Java and of `regex` differ where a letter follows; `\$` is a dollar.
fn replacement(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '$' if signs.peek().is_some_and(char::is_ascii_digit) => {
                out.push_str("${");
                out.extend(signs.next());
                out.push('}');
            }
            '$' => out.push_str("$$"),
            '\\' => match signs.next() {
                Some('$') => out.push_str("$$"),
                Some(other) => out.push(other),
                None => {}
            },
            sign => out.push(sign),
        }
    }
    out
}

fn split(text: &str, separator: &str, pattern: Option<&Regex>, keep: bool) -> Vec<Worth> {
    let parts: Vec<&str> = match pattern {
        Some(pattern) => pattern.split(text).collect(),
        None if separator.is_empty() => text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]).collect(),
        None => text.split(separator).collect(),
    };
    parts.into_iter().filter(|part| keep || !part.is_empty()).map(|part| Worth::Text(part.to_owned())).collect()
}

fn parted(text: &str, found: Option<(usize, usize)>) -> Worth {
    let parts = match found {
        Some((from, to)) => [&text[..from], &text[from..to], &text[to..]],
        None => [text, "", ""],
    };
    Worth::List(parts.iter().map(|part| Worth::Text((*part).to_owned())).collect())
}

fn groups(found: &regex::Captures<'_>) -> Vec<Worth> {
    found
        .iter()
        .skip(1)
        .map(|group| group.map_or(Worth::Null, |group| Worth::Text(group.as_str().to_owned())))
        .collect()
}

/// Works a function out; `pattern` where one of its arguments is a regular expression.
pub(super) fn call(name: &str, given: &[Worth], pattern: Option<&Regex>) -> Result<Worth, Failed> {
    let first = given.first().ok_or(Failed)?;
    let truth = |answer: bool| Ok(Worth::Truth(answer));
    let written = |text: String| Ok(Worth::Text(text));
    let word = |at: usize| given.get(at).map_or(Err(Failed), text);
    let number = |at: usize| match given.get(at) {
        Some(Worth::Number(number)) => Ok(*number),
        Some(worth) => worth.number().ok_or(Failed),
        None => Err(Failed),
    };
    let finite = |number: f64| if number.is_finite() { Ok(Worth::Number(number)) } else { Err(Failed) };
    let strict = |at: usize| if let Some(Worth::Truth(answer)) = given.get(at) { Ok(*answer) } else { Err(Failed) };
    let place = |found: Option<usize>, text: &str| {
        Ok(Worth::Number(found.map_or(-1.0, |at| text[..at].chars().count() as f64)))
    };
    match name {
        "isBlank" => truth(first.is_blank()),
        "isNonBlank" | "isNotBlank" => truth(!first.is_blank()),
        "isNull" => truth(*first == Worth::Null),
        "isNotNull" => truth(*first != Worth::Null),
        "isEmptyString" => truth(*first == Worth::Text(String::new())),
        "isNumeric" => truth(first.number().is_some()),
        "and" => (0..given.len()).try_fold(true, |all, at| Ok(all & strict(at)?)).map(Worth::Truth),
        "or" => (0..given.len()).try_fold(false, |any, at| Ok(any | strict(at)?)).map(Worth::Truth),
        "xor" => truth(strict(0)? != strict(1)?),
        "not" => truth(!strict(0)?),
        "coalesce" => Ok(given.iter().find(|worth| **worth != Worth::Null).cloned().unwrap_or(Worth::Null)),
        "concat" => written(given.iter().map(Worth::text).collect()),
        "toString" => written(first.text()),
        "toNumber" => first.number().map(Worth::Number).ok_or(Failed),
        "length" => match first {
            Worth::List(list) => Ok(Worth::Number(list.len() as f64)),
            Worth::Null => Err(Failed),
            other => Ok(Worth::Number(other.text().chars().count() as f64)),
        },
        "trim" | "strip" => written(word(0)?.trim().to_owned()),
        "toLowercase" => written(word(0)?.to_lowercase()),
        "toUppercase" => written(word(0)?.to_uppercase()),
        "toTitlecase" => written(title(&word(0)?)),
        "substring" | "slice" => part(first, number(1)?, given.get(2).map(|_| number(2)).transpose()?),
        "get" if given.len() == 2 => element(first, number(1)?),
        "get" => part(first, number(1)?, Some(number(2)?)),
        "indexOf" => place(word(0)?.find(&word(1)?), &word(0)?),
        "lastIndexOf" => place(word(0)?.rfind(&word(1)?), &word(0)?),
        "startsWith" => truth(word(0)?.starts_with(&word(1)?)),
        "endsWith" => truth(word(0)?.ends_with(&word(1)?)),
        "contains" => match (first, pattern) {
            (Worth::List(list), _) => truth(list.contains(&given[1])),
            (_, Some(pattern)) => truth(pattern.is_match(&word(0)?)),
            _ => truth(word(0)?.contains(&word(1)?)),
        },
        "replace" => match pattern {
            Some(pattern) => written(pattern.replace_all(&word(0)?, replacement(&given[2].text())).into_owned()),
            None => written(word(0)?.replace(&word(1)?, &given[2].text())),
        },
        "replaceChars" => {
            let (from, to): (Vec<char>, Vec<char>) = (word(1)?.chars().collect(), given[2].text().chars().collect());
            let turn = |sign: char| match from.iter().position(|from| *from == sign) {
                Some(at) => to.get(at).copied(),
                None => Some(sign),
            };
            written(word(0)?.chars().filter_map(turn).collect())
        }
        "split" => {
            let keep = given.get(2) == Some(&Worth::Truth(true));
            Ok(Worth::List(split(&word(0)?, &word(1)?, pattern, keep)))
        }
        "splitByCharType" => {
            let text = word(0)?;
            let kind =
                |sign: &char| (sign.is_uppercase(), sign.is_lowercase(), sign.is_numeric(), sign.is_whitespace());
            let signs: Vec<char> = text.chars().collect();
            Ok(Worth::List(
                signs.chunk_by(|a, b| kind(a) == kind(b)).map(|run| Worth::Text(run.iter().collect())).collect(),
            ))
        }
        "partition" | "rpartition" => {
            let text = word(0)?;
            let found = match pattern {
                Some(pattern) if name == "partition" => pattern.find(&text).map(|found| (found.start(), found.end())),
                Some(pattern) => pattern.find_iter(&text).last().map(|found| (found.start(), found.end())),
                None => {
                    let separator = word(1)?;
                    let at = if name == "partition" { text.find(&separator) } else { text.rfind(&separator) };
                    at.map(|at| (at, at + separator.len()))
                }
            };
            Ok(parted(&text, found))
        }
        "join" => match first {
            Worth::List(list) => written(list.iter().map(Worth::text).collect::<Vec<_>>().join(&word(1)?)),
            _ => Err(Failed),
        },
        "match" => {
            let whole = Regex::new(&format!("^(?:{})$", pattern.ok_or(Failed)?.as_str())).map_err(|_| Failed)?;
            Ok(whole.captures(&word(0)?).map_or(Worth::Null, |found| Worth::List(groups(&found))))
        }
        "find" => {
            let text = word(0)?;
            let found: Vec<Worth> = match pattern {
                Some(pattern) => pattern.find_iter(&text).map(|found| Worth::Text(found.as_str().to_owned())).collect(),
                None => text.matches(&word(1)?).map(|found| Worth::Text(found.to_owned())).collect(),
            };
            Ok(Worth::List(found))
        }
        "chomp" => {
            let (text, end) = (word(0)?, word(1)?);
            written(text.strip_suffix(&end).unwrap_or(&text).to_owned())
        }
        "reverse" => match first {
            Worth::List(list) => Ok(Worth::List(list.iter().rev().cloned().collect())),
            _ => written(word(0)?.chars().rev().collect()),
        },
        "sort" => match first {
            Worth::List(list) => {
                let mut list = list.clone();
                list.sort_by_key(Worth::text);
                Ok(Worth::List(list))
            }
            _ => Err(Failed),
        },
        "uniques" => match first {
            Worth::List(list) => {
                let mut seen: Vec<Worth> = Vec::new();
                list.iter().for_each(|worth| {
                    if !seen.contains(worth) {
                        seen.push(worth.clone());
                    }
                });
                Ok(Worth::List(seen))
            }
            _ => Err(Failed),
        },
        "sum" => match first {
            Worth::List(list) => {
                list.iter().try_fold(0.0, |sum, worth| Some(sum + worth.number()?)).map_or(Err(Failed), finite)
            }
            _ => Err(Failed),
        },
        "abs" => finite(number(0)?.abs()),
        "floor" => finite(number(0)?.floor()),
        "ceil" => finite(number(0)?.ceil()),
        "round" => finite((number(0)? + 0.5).floor()),
        "mod" => finite(number(0)?.rem_euclid(number(1)?)),
        "min" => finite(number(0)?.min(number(1)?)),
        "max" => finite(number(0)?.max(number(1)?)),
        "pow" => finite(number(0)?.powf(number(1)?)),
        _ => Err(Failed),
    }
}
