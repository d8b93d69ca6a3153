//! What a file is, how it is packed and how long it may be kept.

use std::{
    collections::HashMap,
    fs,
    hash::{DefaultHasher, Hasher},
    io,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError},
    time::SystemTime,
};

use super::message::Body;
use crate::pack;

/// A way to send a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The best one a browser accepts.
    pub(super) fn accepted(header: &str) -> Self {
        let (brotli, gzip) = (quality(header, "br"), quality(header, "gzip"));
        if brotli > 0.0 && brotli >= gzip {
            Self::Brotli
        } else if gzip > 0.0 {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// Its name in `Content-Encoding`; a plain file has none.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// How much a browser likes an encoding, 0 (not at all) to 1.
fn quality(header: &str, name: &str) -> f64 {
    let mut any = 0.0;
    for item in header.split(',') {
        let mut parts = item.split(';').map(str::trim);
        let offered = parts.next().unwrap_or_default();
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
        if offered.eq_ignore_ascii_case(name) {
            return weight;
        }
        if offered == "*" {
            any = weight;
        }
    }
    any
}

/// The media type of a file, by the end of its name.
pub(super) fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|end| end.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "geojson" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" | "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "wasm" => "application/wasm",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Whether packing makes it smaller; pictures and fonts are packed already.
fn packs(path: &Path) -> bool {
    let kind = media_type(path);
    kind.contains("charset=utf-8") || kind == "application/wasm"
}

/// Whether the name changes with the content, so that the file may be kept for ever.
pub(super) fn is_hashed(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let hash = |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    stem.split(['-', '_', '.']).skip(1).any(hash)
}

/// Each packed form of some bytes, made when first asked for.
#[derive(Debug, Default)]
struct Packed {
    brotli: OnceLock<Arc<[u8]>>,
    gzip: OnceLock<Arc<[u8]>>,
}

/// Packed forms by hash and length.
type AllPacked = HashMap<(u64, u64), Arc<Packed>>;

/// Those of every server: sites served by one process have most files in common, and a program takes seconds to pack.
static PACKED: LazyLock<Mutex<AllPacked>> = LazyLock::new(Mutex::default);

/// A file in memory.
#[derive(Debug)]
pub(super) struct Content {
    modified: SystemTime,
    length: u64,
    hash: u64,
    packs: bool,
    plain: Arc<[u8]>,
    packed: Arc<Packed>,
}

impl Content {
    fn read(path: &Path, modified: SystemTime, length: u64) -> io::Result<Self> {
        let plain: Arc<[u8]> = fs::read(path)?.into();
        let mut hasher = DefaultHasher::new();
        hasher.write(&plain);
        let hash = hasher.finish();
        let mut all = PACKED.lock().unwrap_or_else(PoisonError::into_inner);
        let packed = Arc::clone(all.entry((hash, length)).or_default());
        Ok(Self { modified, length, hash, packs: packs(path), plain, packed })
    }

    /// The encoding that is really used: what cannot be packed is sent plain.
    pub(super) fn encoding(&self, accepted: Encoding) -> Encoding {
        if self.packs { accepted } else { Encoding::Plain }
    }

    /// The bytes to send.
    pub(super) fn body(&self, encoding: Encoding) -> Body {
        let packed = match encoding {
            Encoding::Plain => &self.plain,
            Encoding::Brotli => self.packed.brotli.get_or_init(|| pack::brotli(&self.plain).into()),
            Encoding::Gzip => self.packed.gzip.get_or_init(|| pack::gzip(&self.plain).into()),
        };
        Arc::clone(packed).into()
    }

    /// The entity tag of one form of the file.
    pub(super) fn tag(&self, encoding: Encoding) -> String {
        encoding.name().map_or_else(
            || format!("\"{:016x}\"", self.hash),
            |name| format!("\"{:016x}-{name}\"", self.hash),
        )
    }
}

/// The files read so far; a file that has changed is read again.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<HashMap<PathBuf, Arc<Content>>>);

impl Cache {
    /// The content of a file.
    pub(super) fn content(&self, path: &Path) -> io::Result<Arc<Content>> {
        let facts = fs::metadata(path)?;
        let (modified, length) = (facts.modified()?, facts.len());
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        if let Some(known) = known.filter(|known| known.modified == modified && known.length == length) {
            return Ok(known);
        }
        let content = Arc::new(Content::read(path, modified, length)?);
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(path.to_path_buf(), Arc::clone(&content));
        Ok(content)
    }
}
