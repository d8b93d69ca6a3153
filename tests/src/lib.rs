//! What the checks of the built site share: where it is, a server for it, a browser.

pub mod built;
pub mod replay;
pub mod session;

/// Why a check could not be made.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

/// The value of an environment variable that `cargo xtask test` sets.
///
/// # Errors
/// When it is not set: the test was then started some other way.
pub fn setting(name: &str) -> Result<String, Problem> {
    std::env::var(name)
        .map_err(|_| format!("{name} is not set: run the browser tests by `cargo xtask test`").into())
}
