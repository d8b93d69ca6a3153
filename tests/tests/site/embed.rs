//! Charts and calculators in frames of other sites.

use std::fs;
use std::path::Path;

use portal_tests::{Problem, session::Session};
use serde_json::json;
use thirtyfour::prelude::Key;
use xtask::html;
use xtask::serve::{Request, Server, Site};

use crate::sites::{self, Served};

const CHART: &str = "/embed/en/renewables/mix/";
/// What would show that a chart can be worked with.
const TOOLS: &str = "[...document.querySelectorAll('.chart-tools')].some(it => it.getClientRects().length)";

/// All pages made for frames: path and text.
fn frames(site: &Served) -> Result<Vec<(String, String)>, Problem> {
    let mut pages = site.built.pages()?;
    pages.retain(|(page, _)| page.starts_with("embed/"));
    Ok(pages
        .into_iter()
        .map(|(page, text)| (format!("/{}", page.trim_end_matches("index.html")), text))
        .collect())
}

#[test]
fn every_chart_of_the_menus_pages_has_a_page_for_frames_that_leads_back() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let frames = frames(site)?;
    let pages = ["", "air/", "renewables/", "calculators/pv/"];
    let mut count = 0;
    for (language, page) in ["pl/", "en/"].into_iter().flat_map(|it| pages.map(|page| (it, page))) {
        let text = fs::read_to_string(site.built.folder().join(language).join(page).join("index.html"))?;
        let tags = html::tags(&text);
        let charts = tags.iter().filter(|it| it.name == "figure" && it.get("class") == Some("chart"));
        for id in charts.filter_map(|it| it.get("id")) {
            count += 1;
            let (end, back) = (format!("/{id}/"), format!("{language}{page}#{id}\""));
            let leads = |(path, text): &(String, String)| path.ends_with(&end) && text.contains(&back);
            assert!(frames.iter().any(leads), "{language}{page}: {id}");
        }
    }
    assert!(count > 8, "{count}");
    assert!(!frames.iter().any(|(path, _)| path.contains("/gallery/")));
    Ok(())
}

#[test]
fn only_the_pages_for_frames_may_stand_in_frames_of_others() -> Result<(), Problem> {
    let site = sites::quiet()?.built.site("/");
    let who = |path: &str| {
        let policy =
            site.answer(&Request::get(path)).header("content-security-policy").unwrap_or_default().to_owned();
        let parts: Vec<String> = policy.split(';').map(|it| it.trim().to_owned()).collect();
        parts.into_iter().filter(|it| it.starts_with("frame-ancestors")).collect::<Vec<_>>().join("; ")
    };
    for path in ["/", "/pl/", "/en/air/", "/en/about/privacy/", "/404.html"] {
        assert_eq!(who(path), "frame-ancestors 'self'", "{path}");
    }
    assert_eq!(who(CHART), "frame-ancestors *");
    Ok(())
}

#[tokio::test]
async fn a_page_for_frames_is_without_fault_and_as_narrow_as_its_frame() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let session = Session::open(site.url(), 360).await?;
    for (path, _) in frames(site)?.iter().filter(|(path, _)| path.contains("/pl/")) {
        session.goto(path).await?;
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        let wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        assert_eq!(session.evaluate(wide).await?, json!(0), "{path} scrolls sideways");
        assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path}");
    }
    session.close().await
}

#[tokio::test]
async fn a_frame_on_another_site_takes_the_height_of_its_chart_and_can_be_explored() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tests/host");
    fs::create_dir_all(&folder)?;
    let portal = site.url();
    let page = format!(
        "<!doctype html><title>Host</title><iframe src=\"{portal}{CHART}\" width=\"700\" height=\"150\"></iframe>\
         <iframe src=\"{portal}{CHART}?frozen\" width=\"700\" height=\"150\"></iframe>\
         <script src=\"{portal}/embed.js\" async></script>"
    );
    fs::write(folder.join("index.html"), page)?;
    let host = Server::of_site(0, Site::new(&folder))?;
    let session = Session::open(host.url(), 1_024).await?;
    session.goto("/").await?;
    session.wait_until("[...document.querySelectorAll('iframe')].every(it => it.height > 300)").await?;
    session.driver.enter_frame(0).await?;
    let height = session.evaluate("document.documentElement.scrollHeight - innerHeight").await?;
    assert_eq!(height, json!(0), "the frame scrolls");
    session.click("[data-tool=explore]").await?;
    session.wait_until("document.querySelector('figure').hasAttribute('data-explored')").await?;
    session.driver.enter_parent_frame().await?;
    session.driver.enter_frame(1).await?;
    assert_eq!(session.evaluate(TOOLS).await?, json!(false), "a frozen chart has tools");
    session.close().await
}

#[tokio::test]
async fn a_calculator_in_a_frame_of_another_site_answers_and_takes_its_height() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tests/host-calculator");
    fs::create_dir_all(&folder)?;
    let frame = format!("{}/embed/en/calculators/heat/", site.url());
    let page = format!(
        "<!doctype html><title>Host</title><iframe src=\"{frame}?area=90&lock=area\" width=\"700\" height=\"150\"></iframe>\
         <iframe src=\"{frame}?frozen\" width=\"700\" height=\"150\"></iframe>\
         <script src=\"{}/embed.js\" async></script>",
        site.url()
    );
    fs::write(folder.join("index.html"), page)?;
    let host = Server::of_site(0, Site::new(&folder))?;
    let session = Session::open(host.url(), 1_024).await?;
    session.goto("/").await?;
    session.driver.enter_frame(0).await?;
    session.wait_until("document.querySelector('[id$=area-box]')?.value === '90'").await?;
    session.wait_until("document.querySelector('[id$=area-box]').disabled").await?;
    let said = "document.querySelector('.verdict').textContent";
    session.evaluate(&format!("window.before = {said}, true")).await?;
    session.press(".calculator-mount .field:not(.held) input[type=range]", Key::PageUp + "").await?;
    session.wait_until(&format!("{said} !== window.before")).await?;
    session.driver.enter_parent_frame().await?;
    // The form is higher than the answer alone.
    session.wait_until("document.querySelector('iframe').height > 600").await?;
    session.driver.enter_frame(1).await?;
    assert_eq!(session.evaluate("!!document.querySelector('form')").await?, json!(false));
    assert_eq!(session.evaluate(&format!("{said}.length > 20")).await?, json!(true));
    session.close().await
}
