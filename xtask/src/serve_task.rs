//! `cargo xtask serve`: from a fresh clone to a page in the browser.

use crate::{
    build,
    error::Result,
    paths,
    serve::{Server, Site},
    setup,
};

/// Sets up, builds and serves until the process is ended.
///
/// # Errors
/// When the set-up or the build fails or the port is taken.
pub(crate) fn serve(port: u16, base: &str) -> Result<()> {
    setup::for_building()?;
    build::site(&build::Options::default())?;
    let site = Site::new(paths::dist()).under(base);
    let path = site.base().to_owned();
    let server = Server::of_site(port, site)?;
    println!("The portal is at {}{path} (Ctrl+C ends it)", server.url());
    server.wait();
    Ok(())
}
