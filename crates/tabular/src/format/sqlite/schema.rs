//! `CREATE TABLE` as the schema of an SQLite file keeps it: just enough for the columns.

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its name.
    pub name: String,
    /// Its declared type in capital letters, without sizes; empty where there is none.
    pub kind: String,
    /// True where the row's number is the value.
    pub row_number: bool,
    /// The value of rows that were stored before the column was added; none for null.
    pub default: Option<String>,
}

/// A column with what only matters while the statement is read.
struct Declared {
    column: Column,
    /// Computed when read, so that the rows do not hold it.
    computed: bool,
}

/// The stored columns in the order of the rows' values, and whether the rows are kept by their key.
pub(super) fn columns(statement: &str) -> (Vec<Column>, bool) {
    let tokens = tokens(statement);
    let Some(open) = tokens.iter().position(|token| token.is("(")) else { return (Vec::new(), false) };
    let (parts, close) = parts(&tokens, open);
    let rest = &tokens[close.min(tokens.len())..];
    let keyed = rest.windows(2).any(|pair| pair[0].word("WITHOUT") && pair[1].word("ROWID"));
    let mut declared: Vec<Declared> = Vec::new();
    let mut key: Vec<String> = Vec::new();
    for part in parts {
        let Some(first) = part.first() else { continue };
        let constraint = ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].iter().any(|word| first.word(word));
        if !constraint {
            let (found, is_key) = column(part);
            if is_key {
                key.push(found.column.name.clone());
            }
            declared.push(found);
        } else if let Some(at) = part.windows(2).position(|pair| pair[0].word("PRIMARY") && pair[1].word("KEY"))
            && let Some(open) = part[at..].iter().position(|token| token.is("("))
        {
            let names = self::parts(part, at + open).0;
            key.extend(names.iter().filter_map(|name| name.first().map(|token| token.text.clone())));
            if let [name] = &key[..]
                && let Some(only) = declared.iter_mut().find(|found| found.column.name.eq_ignore_ascii_case(name))
            {
                only.column.row_number = only.column.kind == "INTEGER";
            }
        }
    }
    let mut columns: Vec<Column> =
        declared.into_iter().filter(|found| !found.computed).map(|found| found.column).collect();
    if keyed {
        // the key's columns are stored first
        let rank = |column: &Column| key.iter().position(|name| name.eq_ignore_ascii_case(&column.name));
        columns.sort_by_key(|column| rank(column).unwrap_or(usize::MAX));
    }
    (columns, keyed)
}

/// One column, and whether it says that it is the key.
fn column(part: &[Token]) -> (Declared, bool) {
    const ENDS: [&str; 10] =
        ["CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED"];
    let name = part.first().map(|token| token.text.clone()).unwrap_or_default();
    let mut kind = String::new();
    let mut at = 1;
    while let Some(token) = part.get(at) {
        if token.is("(") {
            at = parts(part, at).1;
            continue;
        }
        if token.word("AS") || ENDS.iter().any(|word| token.word(word)) {
            break;
        }
        if !kind.is_empty() {
            kind.push(' ');
        }
        kind.push_str(&token.text.to_uppercase());
        at += 1;
    }
    let rest = &part[at.min(part.len())..];
    let after = |word: &str| rest.iter().position(|token| token.word(word)).map(|place| &rest[place + 1..]);
    let is_key = after("PRIMARY").is_some_and(|next| next.first().is_some_and(|token| token.word("KEY")));
    let descending = is_key && after("KEY").is_some_and(|next| next.first().is_some_and(|token| token.word("DESC")));
    let default = after("DEFAULT").and_then(|next| match next {
        [sign, number, ..] if sign.is("-") => Some(format!("-{}", number.text)),
        [sign, number, ..] if sign.is("+") => Some(number.text.clone()),
        [value, ..] if value.is("(") || value.word("NULL") => None,
        [value, ..] => Some(value.text.clone()),
        [] => None,
    });
    let computed =
        after("AS").is_some_and(|next| next.first().is_some_and(|token| token.is("("))) && after("STORED").is_none();
    let row_number = is_key && !descending && kind == "INTEGER";
    (Declared { column: Column { name, kind, row_number, default }, computed }, is_key)
}

/// A word, name, text, number or sign.
struct Token {
    text: String,
    /// Not between quotes of any kind.
    bare: bool,
}

impl Token {
    fn is(&self, sign: &str) -> bool {
        self.bare && self.text == sign
    }

    fn word(&self, word: &str) -> bool {
        self.bare && self.text.eq_ignore_ascii_case(word)
    }
}

/// What stands between commas inside the parenthesis at a place, and the place after its end.
fn parts(tokens: &[Token], open: usize) -> (Vec<&[Token]>, usize) {
    let mut parts = Vec::new();
    let mut depth = 0usize;
    let mut start = open + 1;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if token.is("(") {
            depth += 1;
        } else if token.is(")") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                parts.push(&tokens[start..at]);
                return (parts, at + 1);
            }
        } else if depth == 1 && token.is(",") {
            parts.push(&tokens[start..at]);
            start = at + 1;
        }
    }
    parts.push(&tokens[start.min(tokens.len())..]);
    (parts, tokens.len())
}

fn tokens(statement: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = statement;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { break };
        let close = match first {
            '"' | '\'' | '`' => Some(first),
            '[' => Some(']'),
            _ => None,
        };
        if let Some(comment) = rest.strip_prefix("--") {
            rest = comment.find('\n').map_or("", |end| &comment[end..]);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
        } else if let Some(close) = close {
            let (text, after) = quoted(&rest[1..], close);
            tokens.push(Token { text, bare: false });
            rest = after;
        } else {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
            let end = rest.find(|c| !plain(c)).unwrap_or(rest.len()).max(first.len_utf8());
            tokens.push(Token { text: rest[..end].to_owned(), bare: true });
            rest = &rest[end..];
        }
    }
    tokens
}

/// The text up to the closing sign, doubled ones made single, and what follows.
fn quoted(text: &str, close: char) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(close) {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix(close) {
            Some(after) if close != ']' => {
                out.push(close);
                rest = after;
            }
            _ => return (out, rest),
        }
    }
    out.push_str(rest);
    (out, "")
}
