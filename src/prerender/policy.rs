//! The content security policy, as a meta element and as ready files for common hosts.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portal_opendata::config::PortalConfig;
use sha2::{Digest as _, Sha256};

use super::{Inputs, PrerenderError, embed, write};

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
         connect-src {connect}; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'",
        hash(HYDRATION_SCRIPT),
        hash(START_SCRIPT),
    )
}

/// Headers that a static host can send, for hosts that read `_headers` and for Apache. Everything but the pages made for
/// it may be shown in frames of the own site only; hosts add up the rules that a path meets, so these rules never meet.
pub(super) fn write_host_files(inputs: &Inputs, out: &Path) -> Result<(), PrerenderError> {
    let policy = policy(inputs.config);
    let within = |who: &str| [("Content-Security-Policy", format!("{policy}; frame-ancestors {who}"))];
    let (own, any) = (within("'self'"), within("*"));
    let always = [
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Permissions-Policy", "geolocation=(), camera=(), microphone=()".to_owned()),
    ];
    let base = &inputs.config.base_path;
    let mut rules = vec![("/*".to_owned(), &always[..])];
    rules.extend(["", "index.html", "404.html", "offline.html"].map(|it| (format!("{base}{it}"), &own[..])));
    rules.extend(inputs.config.languages.iter().map(|it| (format!("{base}{it}/*"), &own[..])));
    rules.push((format!("{base}{}/*", embed::FOLDER), &any[..]));
    let rules =
        rules.into_iter().map(|(path, headers)| format!("{path}\n{}", lines(headers, "  {name}: {value}\n")));
    write(&out.join("_headers"), &rules.collect::<String>())?;

    let apache = |headers: &[(&str, String)]| {
        let lines = lines(headers, "  Header set {name} \"{value}\"\n");
        format!("<IfModule mod_headers.c>\n{lines}</IfModule>\n")
    };
    let first = format!("ErrorDocument 404 {base}404.html\nAddType application/wasm .wasm\n");
    write(&out.join(".htaccess"), &(first + &apache(&own) + &apache(&always)))?;
    // The inner file overrides the outer one.
    write(&out.join(embed::FOLDER).join(".htaccess"), &apache(&any))
}

fn lines(headers: &[(&str, String)], form: &str) -> String {
    headers.iter().map(|(name, value)| form.replace("{name}", name).replace("{value}", value)).collect()
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
