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
    let pages = [
        "",
        "air/",
        "renewables/",
        "cluster/",
        "calculators/pv/",
        "calculators/heat/",
        "data/air-annual/",
        "data/generation-mix/",
    ];
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
    assert!(count > 24, "{count}");
    assert!(!frames.iter().any(|(path, _)| path.contains("/gallery/")));
    Ok(())
}

#[test]
fn every_page_for_frames_names_its_source_and_its_time_and_leads_back() -> Result<(), Problem> {
    let site = sites::quiet()?;
    let frames = frames(site)?;
    for kind in ["/air/", "/renewables/", "/cluster/", "/pv/", "/calculators/heat/chart-1/", "/dataset/"] {
        assert!(frames.iter().any(|(path, _)| path.contains(kind)), "no frame of {kind}");
    }
    for (path, text) in &frames {
        let foot = text.split("<footer>").nth(1).ok_or_else(|| format!("{path} has no footer"))?;
        let foot = &foot.replace('\u{a0}', " ");
        // The time at which the pages were made, by the clock of the place.
        let (source, time) = if path.starts_with("/embed/pl/") {
            ("Źródło: ", "stan z 15 czerwca 2026, 13:10")
        } else {
            ("Source: ", "as of 15 June 2026, 13:10")
        };
        let named = foot.split(source).nth(1).and_then(|it| it.split(" · ").next()).unwrap_or_default();
        assert!(named.len() > 3, "{path}: {foot}");
        assert!(foot.contains(time), "{path}: {foot}");
        let back = html::tags(foot).iter().find_map(|it| it.get("href").map(str::to_owned));
        let back = back.ok_or_else(|| format!("{path} leads nowhere"))?;
        let folder = site.built.folder().join(path.trim_start_matches('/'));
        let there = folder.join(back.split('#').next().unwrap_or_default()).join("index.html");
        assert!(there.is_file(), "{path} leads to {back}");
    }
    Ok(())
}

#[test]
fn every_chart_for_frames_carries_its_numbers() -> Result<(), Problem> {
    let frames = frames(sites::quiet()?)?;
    let charts = frames.iter().filter(|(_, text)| text.contains("<figure "));
    let still: Vec<&str> =
        charts.filter(|(_, text)| !text.contains(" data-spec=\"")).map(|it| it.0.as_str()).collect();
    assert_eq!(still, Vec::<&str>::new());
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
    let frames = frames(site)?;
    let english = |path: &str| {
        ["/en/air/chart-years/", "/en/calculators/heat/", "/en/cluster/", "/en/dataset/air-annual/"]
            .iter()
            .any(|it| path.contains(it))
    };
    for (path, _) in frames.iter().filter(|(path, _)| path.contains("/pl/") || english(path)) {
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
async fn a_frozen_chart_keeps_the_view_of_its_address_and_takes_no_keys() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 1_024).await?;
    // Coal, the first source, is left out.
    session.goto(&format!("{CHART}?frozen&w.mix=h1")).await?;
    session.wait_until("document.querySelector('.picture-box.explored') !== null").await?;
    assert_eq!(session.evaluate(TOOLS).await?, json!(false));
    assert_eq!(session.evaluate("document.querySelectorAll('main [tabindex]').length").await?, json!(1));
    assert_eq!(
        session.evaluate("document.querySelector('main [tabindex]').className").await?,
        json!("chart-table")
    );
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    // Without a view it stays as it was served.
    session.goto(&format!("{CHART}?frozen")).await?;
    session.wait_until("document.readyState === 'complete'").await?;
    assert_eq!(session.evaluate("!!document.querySelector('[data-explored]')").await?, json!(false));
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_chart_of_a_page_with_a_program_of_its_own_is_explored_in_its_frame_too() -> Result<(), Problem> {
    let session = Session::open(sites::quiet()?.url(), 700).await?;
    for path in ["/embed/en/air/calendar-pm10/", "/embed/en/calculators/heat/chart-1/"] {
        session.goto(path).await?;
        session.wait_until("document.readyState === 'complete'").await?;
        session.click("[data-tool=explore]").await?;
        session.wait_until("document.querySelector('.chart-panel') !== null").await?;
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        assert_eq!(session.console_errors().await?, Vec::<String>::new(), "{path}");
    }
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
