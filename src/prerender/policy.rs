//! The content security policy, as a meta element and as ready files for common hosts.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portal_opendata::config::PortalConfig;
use sha2::{Digest as _, Sha256};

use super::{Inputs, PrerenderError, write};

/// Gives hydration its empty lists: the portal streams nothing.
pub(super) const HYDRATION_SCRIPT: &str =
    "__RESOLVED_RESOURCES=[];__SERIALIZED_ERRORS=[];__INCOMPLETE_CHUNKS=[];__RESOURCE_RESOLVERS=[];";

/// Starts the app and says on the document whether it runs; a browser without WebAssembly keeps the page as it was
/// served, with a notice.
pub(super) const START_SCRIPT: &str = "const at=id=>document.getElementById(id).href,\
say=it=>{document.documentElement.dataset.wasm=it};\
import(at('client')).then(app=>app.default({module_or_path:at('wasm')})).then(()=>say('ready'))\
.catch(error=>{say('none');console.warn(error)});";

/// The policy: nothing from elsewhere, but live data from the sources that the configuration names.
pub(super) fn policy(config: &PortalConfig) -> String {
    let hash = |script: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script)));
    let connect = config.connect_src().into_iter().fold(String::from("'self'"), |all, it| all + " " + it);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {} {}; style-src 'self'; img-src 'self' data: blob:; \
         connect-src {connect}; manifest-src 'self'; base-uri 'self'; form-action 'none'",
        hash(HYDRATION_SCRIPT),
        hash(START_SCRIPT),
    )
}

/// Headers that a static host can send, for hosts that read `_headers` and for Apache.
pub(super) fn write_host_files(inputs: &Inputs, out: &Path) -> Result<(), PrerenderError> {
    let policy = format!("{}; frame-ancestors 'self'", policy(inputs.config));
    let headers = [
        ("Content-Security-Policy", policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "geolocation=(), camera=(), microphone=()"),
    ];
    let lines = headers.map(|(name, value)| format!("  {name}: {value}\n")).concat();
    write(&out.join("_headers"), &format!("/*\n{lines}"))?;
    let lines = headers.map(|(name, value)| format!("  Header set {name} \"{value}\"\n")).concat();
    let base = &inputs.config.base_path;
    write(
        &out.join(".htaccess"),
        &format!(
            "ErrorDocument 404 {base}404.html\nAddType application/wasm .wasm\n<IfModule mod_headers.c>\n{lines}</IfModule>\n"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_browsers_compute() {
        // printf '' | openssl dgst -sha256 -binary | base64
        assert_eq!(STANDARD.encode(Sha256::digest("")), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
