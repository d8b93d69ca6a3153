//! The tables of the page: days over the limits, and the yearly means of metals.

use leptos::prelude::*;
use portal_opendata::tables::{Averaging, Pollutant};
use portal_text::number;

use super::charts::{days_over, sign, substance};
use super::{AirPage, DayLimit, PollutantYear, texts};
use crate::context::AppContext;
use crate::erase::Erase;
use crate::widgets::badge::confidence_word;

/// Days of the year over each limit of a day.
pub(super) fn exceedances(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let year = data.first_day.year().to_string();
    let rows = data
        .limits
        .iter()
        .filter(|it| it.averaging == Averaging::Day)
        .map(|it| row(app, data, it))
        .collect_view();
    view! {
        <section id="limits">
            <header>
                <h2>{texts::LIMITS.fill(language, &[("year", &year)])}</h2>
                <p>{texts::LIMITS_INTRO.get(language)}</p>
            </header>
            <div class="table-scroll" tabindex="0" role="region" aria-label=texts::LIMITS.fill(language, &[("year", &year)])>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{texts::LIMIT.get(language)}</th>
                            <th scope="col">{texts::DUST.get(language)}</th>
                            <th scope="col" class="number">"µg/m³"</th>
                            <th scope="col" class="number">{texts::OVER.get(language)}</th>
                            <th scope="col" class="number">{texts::ALLOWED.get(language)}</th>
                            <th scope="col">{texts::FROM.get(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .erase()
}

fn row(app: AppContext, data: &AirPage, limit: &DayLimit) -> AnyView {
    let language = app.language();
    let code = language.code();
    let values = if limit.pollutant == Pollutant::Pm10 { &data.pm10 } else { &data.pm25 };
    let over = days_over(values, limit.value);
    let doubt =
        (!limit.confidence.may_be_headline()).then(|| confidence_word(limit.confidence).get(language));
    view! {
        <tr>
            <th scope="row">
                {limit.authority.get(code).to_owned()}
                ", "
                {limit.kind.get(code).to_owned()}
                {doubt.map(|it| format!(" ({it})"))}
            </th>
            <td>{sign(limit.pollutant, language)}</td>
            <td class="number">{number(language, limit.value, 0)}</td>
            <td class="number"><b>{over.to_string()}</b></td>
            <td class="number">{limit.allowed.map_or_else(|| "–".to_owned(), |it| it.to_string())}</td>
            <td>{limit.attain_by.map_or_else(|| "–".to_owned(), |it| it.to_string())}</td>
        </tr>
    }
    .erase()
}

/// Yearly means of what is in the dust.
pub(super) fn samples(app: AppContext, data: &AirPage) -> AnyView {
    let language = app.language();
    let year = data.first_day.year().to_string();
    let caption = texts::SAMPLES_TABLE.fill(language, &[("year", &year)]);
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table>
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{texts::SUBSTANCE.get(language)}</th>
                        <th scope="col" class="number">{texts::YEAR_MEAN.get(language)}</th>
                        <th scope="col" class="number">{texts::LIMIT.get(language)}</th>
                        <th scope="col">{texts::UNIT.get(language)}</th>
                    </tr>
                </thead>
                <tbody>{data.samples.iter().map(|it| sample_row(app, it)).collect_view()}</tbody>
            </table>
        </div>
    }
    .erase()
}

fn sample_row(app: AppContext, year: &PollutantYear) -> AnyView {
    let language = app.language();
    let limit = year.limit.as_ref().map_or_else(
        || "–".to_owned(),
        |(value, authority)| format!("{} ({})", number(language, *value, 1), authority.get(language.code())),
    );
    view! {
        <tr>
            <th scope="row">{substance(year.pollutant).get(language)}</th>
            <td class="number">{number(language, year.mean, 2)}</td>
            <td class="number">{limit}</td>
            <td>{year.unit.clone()}</td>
        </tr>
    }
    .erase()
}
