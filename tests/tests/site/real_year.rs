//! The weather of a real year: fetched once, kept, and chosen in every calculator that works on weather.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use portal_tests::replay::{Fault, Publisher, Replay, path_of};
use portal_tests::{Problem, built::Built, session::Session};
use portal_units::Instant;
use serde_json::json;
use thirtyfour::prelude::Key;
use xtask::serve::{Answer, Server};

use crate::sites;

/// Answers what is asked of the weather archive in the page itself: a year of equal days, made up.
const ARCHIVE: &str = "(() => {
    const real = window.fetch;
    window.archiveAsked = 0;
    window.fetch = (ask, ...rest) => {
        const url = new URL(ask.url || ask, location.href);
        if (!url.pathname.endsWith('/v1/archive')) return real.call(window, ask, ...rest);
        window.archiveAsked += 1;
        const time = [];
        const end = Date.parse(url.searchParams.get('end_date') + 'T23:00Z');
        for (let at = Date.parse(url.searchParams.get('start_date') + 'T00:00Z'); at <= end; at += 3600000)
            time.push(new Date(at).toISOString().slice(0, 16));
        const all = of => time.map(it => of(Number(it.slice(11, 13))));
        const light = hour => hour > 6 && hour < 18 ? 300 : 0;
        const hourly = { time, temperature_2m: all(() => 10.5), shortwave_radiation: all(light), direct_normal_irradiance: all(light),
            diffuse_radiation: all(hour => light(hour) / 3), wind_speed_10m: all(() => 3.2), wind_speed_100m: all(() => 6), surface_pressure: all(() => 1001) };
        const units = { time: 'iso8601', temperature_2m: '°C', shortwave_radiation: 'W/m²', direct_normal_irradiance: 'W/m²',
            diffuse_radiation: 'W/m²', wind_speed_10m: 'm/s', wind_speed_100m: 'm/s', surface_pressure: 'hPa' };
        const answer = { latitude: 51.2, longitude: 16.2, utc_offset_seconds: 0, hourly_units: units, hourly };
        return Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }));
    };
})()";

/// What the answer of a calculator is said to rest on.
const BADGE: &str = "document.querySelector('.answer-class').textContent";
/// The way to the other weather.
const CHOICE: &str = ".answer-class a";
/// The numbers of the answer.
const FIGURES: &str = "document.querySelector('.answer .key').textContent";

/// Clicks what may stand under the band at the lower edge.
async fn click(session: &Session, selector: &str) -> Result<(), Problem> {
    let scroll = format!("document.querySelector('{selector}').scrollIntoView({{ block: 'center' }}), true");
    session.evaluate(&scroll).await?;
    session.click(selector).await
}

/// Fetches the year that is offered first, 2025.
async fn fetch(session: &Session) -> Result<(), Problem> {
    session.begin_pages_with(ARCHIVE).await?;
    session.visit("/en/data/own/").await?;
    session.wait_until("!document.querySelector('#year fieldset').disabled").await?;
    session.click("#year button").await?;
    session.wait_until("document.querySelector('#year-told a') !== null").await
}

#[tokio::test]
async fn a_real_year_is_fetched_once_kept_used_and_forgotten() -> Result<(), Problem> {
    let session = Session::open(sites::live()?.url(), 360).await?;
    fetch(&session).await?;
    assert_eq!(session.accessibility_faults().await?, Vec::<String>::new());
    assert_eq!(session.evaluate("window.archiveAsked").await?, json!(1));
    let told = session.text("#year-told").await?;
    assert!(told.contains("ERA5, modelled"), "{told}");
    session.click("#year-told a").await?;
    session
        .wait_until("location.pathname === '/en/calculators/pv/' && location.search === '?year=2025'")
        .await?;
    session
        .wait_until(
            "document.querySelector('#own-weather') && !document.querySelector('#own-weather').hidden",
        )
        .await?;
    assert_eq!(session.evaluate("window.archiveAsked").await?, json!(0));
    assert_eq!(session.evaluate("document.querySelector('#own-load').hidden").await?, json!(true));
    // A link of an earlier version still means whatever is kept.
    session.visit("/en/calculators/pv/?own=year").await?;
    session.wait_until(&format!("{BADGE}.includes('2025 at this place, ERA5')")).await?;
    session.visit("/en/data/own/").await?;
    session.wait_until("document.querySelector('[data-act=forget-year]') !== null").await?;
    session.click("[data-act=forget-year]").await?;
    session.wait_until("localStorage.getItem('portal.own-year') === '[null,null,null]'").await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn the_chosen_weather_survives_sliders_a_reload_and_a_step_back_in_every_calculator_of_weather()
-> Result<(), Problem> {
    let session = Session::open(sites::live()?.url(), 1_024).await?;
    fetch(&session).await?;
    let styled = |of: &str| format!("getComputedStyle(document.querySelector('.{of}')).display");
    let is_real = format!("{BADGE}.includes('2025 at this place, ERA5')");
    for (path, question) in [("/en/calculators/pv/", "power"), ("/en/calculators/heat/", "area")] {
        session.visit(path).await?;
        // Without a word the substitute is worked with, and the badge says so.
        session.wait_until(&format!("{BADGE}.includes('substitute data')")).await?;
        session.wait_until(&format!("document.querySelector('{CHOICE}')?.search === '?year=2025'")).await?;
        let substitute = session.evaluate(FIGURES).await?;
        click(&session, CHOICE).await?;
        session
            .wait_until(&format!(
                "location.search === '?year=2025' && {is_real} && {FIGURES} !== {substitute}"
            ))
            .await?;
        assert_eq!(session.evaluate(&styled("of-substitute")).await?, json!("none"), "{path}");
        assert_eq!(session.evaluate(&styled("of-real-year")).await?, json!("block"), "{path}");
        let real = session.evaluate(FIGURES).await?;
        session.press(&format!(".field[data-key={question}] input[type=range]"), Key::Right + "").await?;
        let is_kept = format!(
            "location.search.includes('{question}=') && location.search.endsWith('year=2025') && {FIGURES} !== {real}"
        );
        session.wait_until(&is_kept).await?;
        session.driver.refresh().await?;
        session.wait_until(&format!("document.querySelector('{CHOICE}') !== null && {is_real}")).await?;
        session.wait_until(&is_kept).await?;
        assert_eq!(session.accessibility_faults().await?, Vec::<String>::new(), "{path}");
        // Back to the substitute, with the same state.
        click(&session, CHOICE).await?;
        session
            .wait_until(&format!(
                "!location.search.includes('year=') && location.search.includes('{question}=') && {BADGE}.includes('substitute data')"
            ))
            .await?;
    }
    // A step back changes the state and not the weather; the house is known without being asked again.
    session.visit("/en/calculators/insulation/?year=2025").await?;
    session.wait_until("location.search.includes('area=') && location.search.endsWith('year=2025')").await?;
    session.press(".field[data-key=area] input[type=range]", Key::Right + "").await?;
    session.wait_until("!document.querySelector('#undo').disabled").await?;
    session.evaluate("window.before = location.search, true").await?;
    click(&session, "#undo").await?;
    session.wait_until("location.search !== window.before && location.search.endsWith('year=2025')").await?;
    assert_eq!(session.console_errors().await?, Vec::<String>::new());
    session.close().await
}

#[tokio::test]
async fn a_link_to_a_year_that_a_browser_does_not_have_says_so_and_leads_to_it() -> Result<(), Problem> {
    let session = Session::open(sites::live()?.url(), 360).await?;
    session.visit("/pl/calculators/battery/?year=2024").await?;
    session.wait_until(&format!("document.querySelector('{CHOICE}')?.textContent.includes('2024')")).await?;
    assert!(session.evaluate(BADGE).await?.as_str().is_some_and(|it| it.contains("dane zastępcze")));
    click(&session, CHOICE).await?;
    session
        .wait_until(
            "location.pathname === '/pl/data/own/' && document.querySelector('#year select')?.value === '2024'",
        )
        .await?;
    session.close().await
}

/// The question for a year goes to a proxy below the site's root, which asks the replayed archive.
#[tokio::test]
async fn a_proxy_of_the_archive_on_the_own_site_is_asked_there_and_its_refusal_is_told() -> Result<(), Problem>
{
    let replay = Replay::start(Instant::parse("2026-06-15T11:10:00Z")?)?;
    let built = Built::with_config("archive-proxy", |config| {
        config["now"] = json!("2026-06-15T11:10:00Z");
        for source in config["sources"].as_array_mut().into_iter().flatten() {
            let is_archive = source["id"] == "open-meteo-archive";
            source["enabled"] = json!(is_archive);
            if is_archive {
                source["base_url"] = json!("proxy/archive");
            }
        }
    })?;
    let (site, origin) = (built.site("/"), replay.origin());
    let server = Server::start(0, move |request| match request.path() {
        "/proxy/archive" => passed_on(&origin, request.query()),
        _ => site.answer(request),
    })?;
    let session = Session::open(server.url(), 360).await?;
    session.visit("/en/data/own/").await?;
    session.wait_until("!document.querySelector('#year fieldset').disabled").await?;
    replay.set_fault(Publisher::Archive, Fault::Status(429));
    session.click("#year button").await?;
    let told = "document.querySelector('#year-told').textContent";
    session.wait_until(&format!("{told}.includes('wants to be asked less often')")).await?;
    replay.set_fault(Publisher::Archive, Fault::None);
    session.click("#year button").await?;
    session.wait_until(&format!("{told}.includes('the weather of 2025')")).await?;
    session.close().await
}

/// The answer of the replayed archive to a query with its question mark.
fn passed_on(origin: &str, query: &str) -> Answer {
    let path = path_of("open-meteo-archive").unwrap_or_default();
    let asked = || -> Result<(u16, String), Problem> {
        let mut stream = TcpStream::connect(origin.trim_start_matches("http://"))?;
        write!(stream, "GET {path}{query} HTTP/1.1\r\nHost: archive\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("no body")?;
        Ok((head.split(' ').nth(1).ok_or("no status")?.parse()?, body.to_owned()))
    };
    let (status, body) = asked().unwrap_or((502, String::new()));
    Answer::text(status, body)
}
