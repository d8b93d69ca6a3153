//! What the services of PVGIS (v5.3) share: the place, stamps like `20130101:0010` in UTC, units beside the values.

use portal_evidence::Class;
use portal_units::{Angle, CivilDate, Instant, Length};
use serde_json::Value;

use super::json::{self, Object};
use super::source::{Cors, Meta, ParseError, Point};

/// Address of the services.
pub const BASE: &str = "https://re.jrc.ec.europa.eu/api/v5_3";

/// A service of PVGIS; `slug` and class are its own.
pub(super) const fn meta(slug: &'static str, class: Class) -> Meta {
    Meta {
        slug,
        publisher: "European Commission, Joint Research Centre",
        page: "https://joint-research-centre.ec.europa.eu/photovoltaic-geographical-information-system-pvgis_en",
        terms: "https://commission.europa.eu/legal-notice_en",
        licence: "CC-BY-4.0",
        credit: "PVGIS © European Union",
        cors: Cors::Closed,
        max_age_s: 366 * 86_400,
        class,
    }
}

/// A field of modules as PVGIS counts it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Modules {
    /// Where it stands.
    pub at: Point,
    /// Slope, 0° is flat.
    pub tilt: Angle,
    /// Where it looks; from north over east, so south is 180°.
    pub azimuth: Angle,
}

impl Modules {
    /// The part of an address that describes one kilowatt of them. PVGIS counts from south over west.
    pub(super) fn parameters(&self) -> String {
        let Self { at: Point { latitude, longitude }, tilt, azimuth } = self;
        let aspect = (azimuth.degrees() - 180.0).clamp(-180.0, 180.0);
        format!(
            "lat={latitude:.4}&lon={longitude:.4}&peakpower=1&loss=14&angle={}&aspect={aspect}&outputformat=json",
            tilt.degrees()
        )
    }
}

/// The answer as an object.
pub(super) fn root(body: &str) -> Result<Object, ParseError> {
    let root = json::root(body)?;
    match root.get("message") {
        Some(Value::String(words)) => Err(json::refused(words)),
        _ => Ok(root),
    }
}

/// Where the answer holds.
pub(super) fn place(inputs: &Object) -> Result<(Point, Length), ParseError> {
    let location = json::object(inputs, "location")?;
    let degrees = |field, limit: f64| {
        let value = json::number(location, field)?;
        if value.abs() <= limit {
            Ok(value)
        } else {
            Err(ParseError::Field { field, wanted: "a place on the globe" })
        }
    };
    let at = Point { latitude: degrees("latitude", 90.0)?, longitude: degrees("longitude", 180.0)? };
    Ok((at, Length::from_m(json::number(location, "elevation")?)))
}

/// A moment written `20130101:0010`, in UTC.
pub(super) fn moment(text: &str) -> Option<Instant> {
    let (date, clock) = text.split_once(':')?;
    let is_plain = date.len() == 8 && clock.len() == 4 && text.is_ascii();
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let (date, clock) = is_plain.then_some((digits(date)?, digits(clock)?))?;
    let part = |number: u32| u8::try_from(number % 100).ok();
    let day = CivilDate::new(i32::try_from(date / 10_000).ok()?, part(date / 100)?, part(date)?).ok()?;
    let (hour, minute) = (i64::from(clock / 100), i64::from(clock % 100));
    (hour < 24 && minute < 60).then(|| day.midnight_utc().plus_seconds(hour * 3_600 + minute * 60))
}

/// The words about the variables of a list: `meta.outputs.<list>.variables`.
pub(super) fn variables<'a>(root: &'a Object, list: &'static str) -> Result<&'a Object, ParseError> {
    let outputs = json::object(json::object(root, "meta")?, "outputs")?;
    json::object(json::object(outputs, list)?, "variables")
}

/// Refuses another unit than the one wanted.
pub(super) fn same_unit(
    variables: &Object,
    field: &'static str,
    wanted: &'static str,
) -> Result<(), ParseError> {
    let got = json::text(json::object(variables, field)?, "units")?;
    if got == wanted { Ok(()) } else { Err(ParseError::Unit { field, got: json::cut(got), wanted }) }
}
