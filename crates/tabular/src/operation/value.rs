//! One cell on its way through the steps, and what an operation says about it.
//!
//! Never here: a particular operation, or how cells are stored (see `clean::column`).

use std::borrow::Cow;

use crate::value_type::ValueType;

/// The storage of a column's values: the type, and the scale of exact decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The type.
    pub value_type: ValueType,
    /// Digits after the point, for `Number` alone; none for floating numbers.
    pub scale: Option<u8>,
}

impl Kind {
    /// Text.
    pub const TEXT: Kind = Kind { value_type: ValueType::String, scale: None };

    /// A kind without scale.
    pub fn of(value_type: ValueType) -> Self {
        Kind { value_type, scale: None }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Blank,
    /// Text, never empty.
    Text(Cow<'a, str>),
    /// Whole number.
    Integer(i64),
    /// Exact decimal: the value times ten to the scale of the column's [`Kind`].
    Decimal(i64),
    /// Floating number, finite.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds since 1970-01-01T00:00:00.
    Datetime(i64),
    /// Microseconds since midnight.
    Time(i64),
    /// A year.
    Year(i32),
}

impl<'a> Value<'a> {
    /// A text cell; an empty text is a blank.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Value::Blank } else { Value::Text(text) }
    }

    /// The same value without a borrow.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Blank => Value::Blank,
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Integer(v) => Value::Integer(v),
            Value::Decimal(v) => Value::Decimal(v),
            Value::Float(v) => Value::Float(v),
            Value::Boolean(v) => Value::Boolean(v),
            Value::Date(v) => Value::Date(v),
            Value::Datetime(v) => Value::Datetime(v),
            Value::Time(v) => Value::Time(v),
            Value::Year(v) => Value::Year(v),
        }
    }
}

/// What an operation says of a cell.
#[derive(Debug, PartialEq)]
pub enum Effect<'a> {
    /// The cell stays.
    Same,
    /// The cell is stored differently but says the same (`12` read as the number 12).
    Stored(Value<'a>),
    /// The cell says something else now.
    Changed(Value<'a>),
    /// The operation cannot treat the cell; it stays as it was.
    Misfit,
}

/// An operation on single cells.
pub trait CellOperation: Send + Sync {
    /// What becomes of a cell that is not blank. `scale` is the column's scale before the step.
    fn apply<'a>(&self, value: &Cell<'a>) -> Effect<'a>;

    /// The kind of the column afterwards.
    fn kind(&self, before: Kind) -> Kind {
        before
    }
}

/// What an operation sees of a cell: text to be borrowed from, or a value already converted.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// Text, never empty.
    Text(&'a str),
    /// A converted value with the scale of its column.
    Typed(Typed),
}

/// A converted value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Typed {
    /// Whole number.
    Integer(i64),
    /// Exact decimal and its scale.
    Decimal(i64, u8),
    /// Floating number.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// Days since 1970-01-01.
    Date(i32),
    /// Microseconds since 1970-01-01T00:00:00.
    Datetime(i64),
    /// Microseconds since midnight.
    Time(i64),
    /// A year.
    Year(i32),
}

impl Typed {
    /// The clean text: plain number, ISO date, `true`.
    pub fn to_text(self) -> String {
        let mut out = Vec::with_capacity(24);
        super::text::push(&mut out, self);
        String::from_utf8(out).unwrap_or_default()
    }
}

/// Runs an operation that only knows text on a typed cell too.
pub(crate) fn on_text<'a>(cell: &Cell<'a>, work: impl for<'t> Fn(&'t str) -> Effect<'t>) -> Effect<'a> {
    match cell {
        Cell::Text(text) => work(text),
        Cell::Typed(typed) => {
            let text = typed.to_text();
            match work(&text) {
                Effect::Same => Effect::Stored(Value::text(text.clone())),
                Effect::Stored(value) => Effect::Stored(value.into_owned()),
                Effect::Changed(value) => Effect::Changed(value.into_owned()),
                Effect::Misfit => Effect::Misfit,
            }
        }
    }
}
