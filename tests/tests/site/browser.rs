//! Every page in a browser, whatever is on it.

use portal_tests::{Problem, built::Built, session::Session};
use serde_json::{Value, json};

const WIDTHS: [u32; 2] = [360, 1_440];

/// The site without live sources: nothing of it depends on the network.
fn quiet(name: &str) -> Result<Built, Problem> {
    Built::with_config(name, |config| {
        if let Some(sources) = config.get_mut("sources").and_then(Value::as_array_mut) {
            for source in sources.iter_mut().filter_map(Value::as_object_mut) {
                source.insert("enabled".to_owned(), json!(false));
            }
        }
    })
}

/// The addresses of the app's pages: every `index.html` below a language.
fn addresses(built: &Built) -> Result<Vec<String>, Problem> {
    let pages =
        built.pages()?.into_iter().filter_map(|(page, _)| page.strip_suffix("index.html").map(str::to_owned));
    Ok(pages.filter(|page| !page.is_empty()).map(|page| format!("/{page}")).collect())
}

#[tokio::test]
async fn no_page_has_an_error_on_the_console_or_is_wider_than_the_window() -> Result<(), Problem> {
    let built = quiet("console")?;
    let server = built.serve("/")?;
    for width in WIDTHS {
        let session = Session::open(server.url(), width).await?;
        for address in addresses(&built)? {
            session.goto(&address).await?;
            session.wait_until("document.readyState === 'complete'").await?;
            let name = address.trim_matches('/').replace('/', "-");
            session.screenshot(&format!("{name}-{width}")).await?;
            assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{address} at {width}");
            let wide = session.evaluate("document.documentElement.scrollWidth > innerWidth").await?;
            assert_eq!(wide, json!(false), "{address} at {width} scrolls sideways");
        }
        session.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_page_has_a_fault_that_axe_core_knows_in_light_and_in_dark() -> Result<(), Problem> {
    let built = quiet("accessibility")?;
    let server = built.serve("/")?;
    let session = Session::open(server.url(), 1_024).await?;
    for scheme in ["light", "dark"] {
        session.prefer(scheme).await?;
        for address in addresses(&built)? {
            session.goto(&address).await?;
            session.wait_until("document.readyState === 'complete'").await?;
            assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{address}, {scheme}");
        }
    }
    session.close().await
}
