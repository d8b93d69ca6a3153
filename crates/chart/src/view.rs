//! What of a chart is looked at: a stretch of x, hidden series, one in focus. Plain data and pure functions; the same
//! for wheel, fingers, brush, keys and buttons.

use portal_text::parse_number;

/// The stretch of x that can be looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Lowest x \[unit of x\].
    pub low: f64,
    /// Highest x \[unit of x\].
    pub high: f64,
    /// The narrowest view, such as a few steps of the series \[unit of x\].
    pub least: f64,
}

impl Limits {
    fn width(&self) -> f64 {
        self.high - self.low
    }
}

/// What of a chart is looked at. The default is all of it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct View {
    range: Option<(f64, f64)>,
    hidden: u64,
    focus: Option<u8>,
}

/// Series that a view can tell apart; those after them are always shown.
const SERIES: usize = 64;
/// Decimals of a range in an address, beyond those of its width.
const DIGITS: i32 = 4;
/// The most digits of a number in an address.
const DIGITS_READ: usize = 15;
/// A place in an address is smaller, so that it has no more digits.
const LARGEST: f64 = 1e14;

impl View {
    /// The stretch of x that is looked at; `None` for all \[unit of x\].
    pub const fn range(&self) -> Option<(f64, f64)> {
        self.range
    }

    /// The stretch of x that is looked at, at most `limits` \[unit of x\].
    pub fn range_in(&self, limits: Limits) -> (f64, f64) {
        self.range.map_or((limits.low, limits.high), |(from, to)| fitted(from, to, limits))
    }

    /// The view of a stretch of x: from a brush, or two fingers. All of it when the stretch covers the limits.
    #[must_use]
    pub fn over(mut self, from: f64, to: f64, limits: Limits) -> Self {
        let (low, high) = (from.min(to), from.max(to));
        if low.is_finite() && high.is_finite() {
            let (from, to) = fitted(low, high, limits);
            let whole = from <= limits.low && to >= limits.high;
            self.range = (!whole).then_some((from, to));
        }
        self
    }

    /// The view of a stretch that is within the limits \[unit of x\].
    pub(crate) const fn over_exactly(mut self, from: f64, to: f64) -> Self {
        self.range = Some((from, to));
        self
    }

    /// The view `factor` times as near, with the place `at` \[unit of x\] where it was; a factor below 1 goes away.
    #[must_use]
    pub fn zoom_at(self, at: f64, factor: f64, limits: Limits) -> Self {
        if !(at.is_finite() && factor.is_finite() && factor > 0.0) {
            return self;
        }
        let (from, to) = self.range_in(limits);
        let at = at.clamp(from, to);
        let width = ((to - from) / factor).clamp(limits.least.min(limits.width()), limits.width());
        let share = if to > from { (at - from) / (to - from) } else { 0.5 };
        self.over(at - share * width, at + (1.0 - share) * width, limits)
    }

    /// The view moved by `by` \[unit of x\], as far as the limits let it.
    #[must_use]
    pub fn pan(self, by: f64, limits: Limits) -> Self {
        let (from, to) = self.range_in(limits);
        let by = by.clamp(limits.low - from, (limits.high - to).max(limits.low - from));
        if by.is_finite() { self.over(from + by, to + by, limits) } else { self }
    }

    /// The last stretch of a width \[unit of x\]: a day, a week, a year; all of it when the width is not finite.
    #[must_use]
    pub fn last(self, width: f64, limits: Limits) -> Self {
        if width.is_finite() && width > 0.0 {
            self.over(limits.high - width, limits.high, limits)
        } else {
            Self { range: None, ..self }
        }
    }

    /// The stretch of the same width just before this one, which may begin before the limits \[unit of x\].
    pub fn before(&self, limits: Limits) -> (f64, f64) {
        let (from, to) = self.range_in(limits);
        (from - (to - from), from)
    }

    /// The whole chart with every series.
    #[must_use]
    pub fn reset() -> Self {
        Self::default()
    }

    /// Whether all of the chart is looked at.
    pub fn is_whole(&self) -> bool {
        *self == Self::default()
    }

    /// Hides a series or shows it again.
    #[must_use]
    pub const fn toggle(mut self, series: usize) -> Self {
        if series < SERIES {
            self.hidden ^= 1 << series;
        }
        self
    }

    /// Whether a series is hidden.
    pub const fn hides(&self, series: usize) -> bool {
        series < SERIES && self.hidden >> series & 1 == 1
    }

    /// Puts one series in focus, the others behind; none when it is in focus already.
    #[must_use]
    pub fn focus_on(mut self, series: usize) -> Self {
        let wanted = u8::try_from(series).ok().filter(|it| usize::from(*it) < SERIES);
        self.focus = if self.focus == wanted { None } else { wanted };
        self
    }

    /// The series in focus.
    pub fn focus(&self) -> Option<usize> {
        self.focus.map(usize::from)
    }

    /// Whether a series stands behind the one in focus.
    pub fn fades(&self, series: usize) -> bool {
        self.focus().is_some_and(|it| it != series)
    }

    /// The view for an address: `r10.5_20` (range), `h5` (hidden, a bit a series, hexadecimal), `f1` (focus), joined by
    /// `~` signs as in `r10.5_20~h5~f1`; empty for the whole chart. Ends of a range are rounded to a ten-thousandth of
    /// its width; one beyond 1e14 is left out.
    pub fn to_query(&self) -> String {
        let mut parts = Vec::new();
        if let Some((from, to)) = self.range.filter(|it| it.0.abs().max(it.1.abs()) < LARGEST) {
            parts.push(format!("r{}_{}", short(from, to - from), short(to, to - from)));
        }
        if self.hidden != 0 {
            parts.push(format!("h{:x}", self.hidden));
        }
        if let Some(focus) = self.focus {
            parts.push(format!("f{focus}"));
        }
        parts.join("~")
    }

    /// Reads a view from an address; `None` for what [`View::to_query`] does not write.
    pub fn from_query(text: &str) -> Option<Self> {
        let mut view = Self::default();
        for part in text.split('~').filter(|_| !text.is_empty()) {
            let (mark, rest) = part.split_at_checked(1)?;
            match mark {
                "r" if view.range.is_none() => {
                    let (from, to) = rest.split_once('_')?;
                    let (from, to) = (read(from)?, read(to)?);
                    view.range = Some((from, to)).filter(|_| from < to);
                    view.range?;
                }
                "h" if view.hidden == 0 => {
                    view.hidden = Some(rest)
                        .filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))
                        .and_then(|it| u64::from_str_radix(it, 16).ok())?;
                }
                "f" if view.focus.is_none() => {
                    let digits = Some(rest).filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
                    view.focus = digits.and_then(|it| it.parse().ok()).filter(|it| usize::from(*it) < SERIES);
                    view.focus?;
                }
                _ => return None,
            }
        }
        Some(view)
    }
}

/// A stretch at least as wide as the narrowest view, moved and cut to the limits.
fn fitted(from: f64, to: f64, limits: Limits) -> (f64, f64) {
    let width = (to - from).max(limits.least).min(limits.width()).max(0.0);
    let middle = f64::midpoint(from, to);
    let from = if to - from < width { middle - width / 2.0 } else { from };
    let from = from.min(limits.high - width).max(limits.low);
    (from, (from + width).min(limits.high))
}

/// A number with the decimals that matter at this width.
fn short(value: f64, width: f64) -> String {
    let mut decimals = 0;
    let mut unit = width;
    while unit < 10_f64.powi(DIGITS) && decimals < 12 {
        unit *= 10.0;
        decimals += 1;
    }
    let whole = format!("{:.0}", value.abs()).len();
    let decimals = decimals.min(DIGITS_READ.saturating_sub(whole + 1));
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A plain decimal number, as [`short`] writes it.
fn read(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let whole = digits.starts_with(|it: char| it.is_ascii_digit()) && !digits.ends_with('.');
    Some(text).filter(|_| plain && whole && digits.len() <= DIGITS_READ + 1).and_then(parse_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: Limits = Limits { low: 0.0, high: 24.0, least: 0.5 };

    #[test]
    fn the_place_under_the_pointer_stays_where_it_is() {
        // 24 wide, 6 is a quarter in. Half as wide: 12, a quarter of it is 3 before the 6.
        let near = View::default().zoom_at(6.0, 2.0, DAY);
        assert_eq!(near.range(), Some((3.0, 15.0)));
        // Half again, the 6 is still a quarter in: 6 wide, from 4.5.
        assert_eq!(near.zoom_at(6.0, 2.0, DAY).range(), Some((4.5, 10.5)));
        assert_eq!(near.zoom_at(6.0, 0.5, DAY), View::default());
    }

    #[test]
    fn a_view_is_never_narrower_than_the_least_nor_leaves_the_limits() {
        assert_eq!(View::default().zoom_at(12.0, 1e9, DAY).range(), Some((11.75, 12.25)));
        let end = View::default().over(20.0, 24.0, DAY);
        assert_eq!(end.pan(5.0, DAY), end);
        assert_eq!(end.pan(-30.0, DAY).range(), Some((0.0, 4.0)));
        assert_eq!(View::default().over(8.0, 2.0, DAY).range(), Some((2.0, 8.0)));
        assert_eq!(View::default().over(-9.0, 99.0, DAY), View::default());
    }

    #[test]
    fn presets_look_at_the_end_and_comparisons_at_what_was_before() {
        let last = View::default().last(6.0, DAY);
        assert_eq!((last.range(), last.before(DAY)), (Some((18.0, 24.0)), (12.0, 18.0)));
        assert_eq!(last.last(f64::INFINITY, DAY), View::default());
    }

    #[test]
    fn series_are_hidden_and_focused_one_by_one() {
        let view = View::default().toggle(0).toggle(2).focus_on(1);
        assert!(view.hides(0) && !view.hides(1) && view.hides(2) && view.fades(0) && !view.fades(1));
        assert_eq!(view.toggle(0).toggle(2).focus_on(1), View::reset());
        assert!(!View::default().toggle(99).hides(99) && View::default().focus_on(99).focus().is_none());
    }

    #[test]
    fn an_address_is_short() {
        let view = View::default().over(3.0, 9.123_456_789, DAY).toggle(0).toggle(2).focus_on(1);
        // 6.12 wide: four digits more than the width has are 0.001.
        assert_eq!(view.to_query(), "r3_9.1235~h5~f1");
        assert_eq!(View::default().to_query(), "");
        assert_eq!(View::from_query(""), Some(View::default()));
    }

    #[test]
    fn damaged_addresses_are_refused() {
        for text in [
            "r",
            "r1",
            "r1_",
            "r2_1",
            "r1_1",
            "r1e9_2e9",
            "rnan_inf",
            "h",
            "hxyz",
            "h+1",
            "h11111111111111111",
            "f64",
            "f-1",
            "f",
            "~",
            "r1_2~",
            "r1_2~r1_2",
            "q1",
            "ź",
            "r1_2_3",
            "r..1_2",
            "r1_99999999999999999999999999999",
        ] {
            assert_eq!(View::from_query(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_a_panic(text in "\\PC{0,40}") {
            let _ = View::from_query(&text);
        }

        #[test]
        fn a_view_comes_back_from_its_address(
            from in prop_oneof![-1e6..1e6_f64, 1e9..2e9_f64], width in 1e-3..1e6_f64, hidden in prop::collection::vec(0..64_usize, 0..5),
            focus in prop::option::of(0..64_usize),
        ) {
            let limits = Limits { low: -1e10, high: 1e10, least: 0.0 };
            let mut view = hidden.into_iter().fold(View::default(), View::toggle).over(from, from + width, limits);
            if let Some(focus) = focus { view = view.focus_on(focus); }
            let back = View::from_query(&view.to_query()).unwrap();
            prop_assert_eq!((back.hidden, back.focus), (view.hidden, view.focus));
            let (a, b) = (view.range().unwrap(), back.range().unwrap());
            prop_assert!((a.0 - b.0).abs() <= width * 1e-4 && (a.1 - b.1).abs() <= width * 1e-4);
            prop_assert!(view.to_query().len() < 64);
        }

        #[test]
        fn every_step_stays_in_the_limits(
            steps in prop::collection::vec((0..4_u8, any::<f64>(), any::<f64>()), 0..20),
            low in -1e9..1e9_f64, width in 0.0..1e9_f64, least in 0.0..1e3_f64,
        ) {
            let limits = Limits { low, high: low + width, least };
            let mut view = View::default();
            for (step, a, b) in steps {
                view = match step {
                    0 => view.zoom_at(a, b, limits),
                    1 => view.pan(a, limits),
                    2 => view.over(a, b, limits),
                    _ => view.last(a, limits),
                };
                let (from, to) = view.range_in(limits);
                prop_assert!(from >= limits.low && to <= limits.high && from <= to, "{view:?}");
                prop_assert!(to - from >= least.min(width) - 1e-6 * width.max(1.0));
            }
        }
    }
}
