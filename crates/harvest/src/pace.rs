//! How often each publisher may be asked.

use std::collections::BTreeMap;
use std::time::Duration;

/// Shortest time between two questions to what begins so; the first that fits counts.
///
/// GIOŚ allows two questions a minute for metadata and the archive, Statistics Poland a hundred in a quarter of an hour,
/// Open-Meteo one at a time. The others name no limit; a second is polite.
const GAPS: [(&str, Duration); 6] = [
    ("https://api.gios.gov.pl/pjp-api/v1/rest/station/", Duration::from_secs(31)),
    ("https://api.gios.gov.pl/pjp-api/v1/rest/archivalData/", Duration::from_secs(31)),
    ("https://bdl.stat.gov.pl/", Duration::from_secs(10)),
    ("https://re.jrc.ec.europa.eu/", Duration::from_secs(2)),
    ("https://data.sensor.community/", Duration::from_secs(5)),
    ("https://", Duration::from_secs(1)),
];

/// Remembers when each publisher was asked last, by a clock that only runs on.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    last: BTreeMap<String, Duration>,
}

impl Pace {
    /// How long to wait at `now` before asking `url`; counts the question as asked behind that wait.
    pub(crate) fn wait(&mut self, url: &str, now: Duration) -> Duration {
        let Some((start, gap)) = GAPS.iter().find(|(start, _)| url.starts_with(start)) else {
            return Duration::ZERO;
        };
        // The general gap counts for each host apart.
        let key = if *start == "https://" { host(url) } else { start };
        let wait = self.last.get(key).map_or(Duration::ZERO, |last| (*last + *gap).saturating_sub(now));
        self.last.insert(key.to_owned(), now + wait);
        wait
    }
}

fn host(url: &str) -> &str {
    let rest = url.strip_prefix("https://").unwrap_or(url);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATIONS: &str = "https://api.gios.gov.pl/pjp-api/v1/rest/station/findAll?size=500&page=0";
    const SENSORS: &str = "https://api.gios.gov.pl/pjp-api/v1/rest/station/sensors/52";
    const DATA: &str = "https://api.gios.gov.pl/pjp-api/v1/rest/data/getData/291";

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn metadata_is_asked_at_most_twice_a_minute() {
        let mut pace = Pace::default();
        let first = pace.wait(STATIONS, seconds(0));
        let second = pace.wait(SENSORS, seconds(1));
        let third = pace.wait(SENSORS, seconds(31));
        assert_eq!((first, second), (seconds(0), seconds(30)));
        // The third is asked 62 s behind the first.
        assert_eq!(seconds(31) + third, seconds(62));
        assert_eq!(pace.wait(STATIONS, seconds(200)), seconds(0));
    }

    #[test]
    fn hosts_do_not_wait_for_each_other() {
        let mut pace = Pace::default();
        pace.wait(STATIONS, seconds(0));
        assert_eq!(pace.wait(DATA, seconds(0)), seconds(0));
        assert_eq!(pace.wait(DATA, seconds(0)), seconds(1));
        assert_eq!(pace.wait("https://api.raporty.pse.pl/api/rce-pln", seconds(0)), seconds(0));
        assert_eq!(pace.wait("http://127.0.0.1:8080/x", seconds(0)), seconds(0));
        assert_eq!(pace.wait("http://127.0.0.1:8080/x", seconds(0)), seconds(0));
    }
}
