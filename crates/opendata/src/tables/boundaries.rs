//! Outlines of communes as polygons in `GeoJSON`.
//!
//! Source of the form: RFC 7946, <https://www.rfc-editor.org/rfc/rfc7946>.

use serde::Deserialize;

/// Name of the resource.
pub const RESOURCE: &str = "boundaries";

/// One commune.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    /// Official number.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether the commune belongs to the cluster.
    pub cluster_member: bool,
    /// Closed rings of (longitude, latitude) in degrees; the first is the outline, the others are holes.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// Why outlines are refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BoundaryError {
    /// Not JSON, or not a collection of polygons with the properties `terc`, `name` and `cluster_member`.
    #[error("boundaries: {0}")]
    Shape(#[from] serde_json::Error),
    /// A ring that is not closed, has fewer than four points or leaves the globe.
    #[error("boundaries: a ring of {0} is not closed or leaves the globe")]
    Ring(String),
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
    properties: Properties,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon { coordinates: Vec<Vec<(f64, f64)>> },
}

#[derive(Deserialize)]
struct Properties {
    terc: String,
    name: String,
    cluster_member: bool,
}

/// Reads the outlines.
///
/// # Errors
/// [`BoundaryError`].
pub fn parse(text: &str) -> Result<Vec<Boundary>, BoundaryError> {
    let collection: Collection = serde_json::from_str(text)?;
    collection.features.into_iter().map(read).collect()
}

fn read(feature: Feature) -> Result<Boundary, BoundaryError> {
    let Geometry::Polygon { coordinates: rings } = feature.geometry;
    let Properties { terc: code, name, cluster_member } = feature.properties;
    if rings.is_empty() || !rings.iter().all(|it| is_ring(it)) {
        return Err(BoundaryError::Ring(name));
    }
    Ok(Boundary { code, name, cluster_member, rings })
}

fn is_ring(points: &[(f64, f64)]) -> bool {
    let on_globe = |&(longitude, latitude): &(f64, f64)| longitude.abs() <= 180.0 && latitude.abs() <= 90.0;
    points.len() >= 4 && points.first() == points.last() && points.iter().all(on_globe)
}
