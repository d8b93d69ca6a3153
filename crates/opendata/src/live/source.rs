//! What every live source says about itself and must be able to do.

use portal_evidence::Class;
use portal_units::{CivilDate, Instant};

/// A live source: where to ask and how to read the answer.
pub trait Source {
    /// What the caller wants: a place, nothing for a file.
    type Query;
    /// The answer in our own quantities.
    type Record: Record;

    /// What the catalogue and the credits show.
    const META: Meta;

    /// Address that answers `query`; `base` is the service, a proxy of it, or a path of the own site.
    fn url(base: &str, query: &Self::Query) -> String;

    /// Reads a whole answer.
    ///
    /// # Errors
    /// [`ParseError`] when the answer is not what its publisher promises; never a partial answer.
    fn parse(body: &str) -> Result<Self::Record, ParseError>;

    /// Refuses a record that answers another question than `query`: another day, fewer rows. Not every answer tells.
    ///
    /// # Errors
    /// [`ParseError::Other`] or [`ParseError::Count`].
    fn check(query: &Self::Query, record: &Self::Record) -> Result<(), ParseError> {
        let _ = (query, record);
        Ok(())
    }

    /// Reads the answer to `query`.
    ///
    /// # Errors
    /// Those of [`Source::parse`] and of [`Source::check`].
    fn answer(query: &Self::Query, body: &str) -> Result<Self::Record, ParseError> {
        let record = Self::parse(body)?;
        Self::check(query, &record)?;
        Ok(record)
    }
}

/// A source whose answers may come in several pages.
pub trait Paged: Source {
    /// Address of the page behind `page`, which is counted from zero and came as `body`; `None` behind the last.
    ///
    /// # Errors
    /// [`ParseError`] when the page does not say how many there are, or names a page of another host.
    fn next(base: &str, query: &Self::Query, page: u32, body: &str) -> Result<Option<String>, ParseError>;

    /// Reads all pages of an answer, in their order.
    ///
    /// # Errors
    /// Those of [`Source::parse`]; a page that is missing is found by its rows.
    fn parse_pages(bodies: &[&str]) -> Result<Self::Record, ParseError>;
}

/// What can be asked of any answer, to judge its age.
pub trait Record {
    /// The latest moment, at most `now`, that a value of the answer holds for; `None` when all are missing or ahead.
    fn as_of(&self, now: Instant) -> Option<Instant>;

    /// When the publisher or the harvester says it made the answer.
    fn made_at(&self) -> Option<Instant>;

    /// The day in UTC that was the publisher's today.
    fn publishers_day(&self) -> Option<CivilDate>;
}

/// Catalogue entry of a live source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// Name in the configuration, in the catalogue and in the browser's storage.
    pub slug: &'static str,
    /// Who publishes the data.
    pub publisher: &'static str,
    /// Page on which the publisher describes the data.
    pub page: &'static str,
    /// Terms of use beyond the licence, in the publisher's own wording or a short name of it.
    pub terms: &'static str,
    /// Short name of the licence; Polish and English, where it has one in each, on both sides of a slash between blanks.
    pub licence: &'static str,
    /// The line to be shown where the data are used.
    pub credit: &'static str,
    /// Whether a page of another site may ask.
    pub cors: Cors,
    /// Age up to which a value is current. \[s\]
    pub max_age_s: i64,
    /// How the values came about.
    pub class: Class,
}

/// Whether a page of another site may read the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cors {
    /// Any page may.
    Open,
    /// A file of the own site.
    SameOrigin,
    /// None may, or nobody knows: only the harvester asks.
    Closed,
}

/// A place on the globe, in degrees; north and east are positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

/// Why an answer could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// Not JSON, or broken off.
    #[error("not JSON at line {line}, column {column}")]
    Json {
        /// Line of the first character that does not fit.
        line: usize,
        /// Column of it.
        column: usize,
    },
    /// The publisher sent an error object.
    #[error("the publisher refuses: {reason}")]
    Refused {
        /// The publisher's words, cut to 200 characters.
        reason: String,
    },
    /// A field is missing or of another kind.
    #[error("{field}: not {wanted}")]
    Field {
        /// Name of the field.
        field: &'static str,
        /// What should stand there.
        wanted: &'static str,
    },
    /// Not as many rows as were asked for.
    #[error("{field}: {got} rows instead of {wanted}")]
    Count {
        /// Name of the list.
        field: &'static str,
        /// Rows that came.
        got: usize,
        /// Rows that were asked for.
        wanted: usize,
    },
    /// The publisher answers well, but has nothing yet.
    #[error("{field}: nothing published yet")]
    Empty {
        /// Name of the list.
        field: &'static str,
    },
    /// The answer to another question.
    #[error("{field}: not what was asked for")]
    Other {
        /// What differs.
        field: &'static str,
    },
    /// Terms under which the portal may not show the data.
    #[error("the licence is now {got:?}")]
    Licence {
        /// The publisher's words, cut to 200 characters.
        got: String,
    },
    /// A time stands twice, goes back or leaves out a step.
    #[error("row {row} of the times does not follow the row before it by one step")]
    Order {
        /// Row, counted from zero.
        row: usize,
    },
    /// A unit other than the one asked for.
    #[error("{field}: unit {got:?} instead of {wanted:?}")]
    Unit {
        /// Name of the quantity.
        field: &'static str,
        /// The unit that came.
        got: String,
        /// The unit that was asked for.
        wanted: &'static str,
    },
}
