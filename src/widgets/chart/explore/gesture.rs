//! What pressed pointers mean: a stretch that is dragged over, a view that is moved, two fingers that zoom.

use portal_chart::Xy;

/// Movement below which a press is a tap \[px\].
const TAP: f64 = 6.0;

/// What the pressed pointers do.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Doing {
    /// They read, as a pointer that is not pressed.
    Reading,
    /// A stretch is dragged over, from here.
    Brushing(f64),
    /// The view is moved, last from here.
    Moving(f64),
    /// Two fingers, last so far apart and with this middle.
    Pinching(f64, f64),
}

/// What a movement did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Moved {
    /// The place under the pointer is read.
    Read(Xy),
    /// A stretch is marked, from one x to another \[px\].
    Marked(f64, f64),
    /// The view goes along by so many pixels.
    Dragged(f64),
    /// So many times as near, around an x \[px\].
    Zoomed(f64, f64),
    /// Nothing.
    Nothing,
}

/// How a pointer is pressed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    /// Number of the pointer.
    pub(super) pointer: i32,
    /// Where it is \[px\].
    pub(super) at: Xy,
    /// Whether it is a mouse.
    pub(super) is_mouse: bool,
    /// Whether the Shift key is held.
    pub(super) with_shift: bool,
    /// Whether the chart's tools are open.
    pub(super) is_exploring: bool,
    /// Whether a part of the chart is looked at.
    pub(super) is_near: bool,
}

/// Pressed pointers on one chart.
#[derive(Debug, Default)]
pub(super) struct Gesture {
    pointers: Vec<(i32, Xy)>,
    doing: Option<Doing>,
}

impl Gesture {
    /// Whether any pointer is pressed.
    pub(super) const fn is_on(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Another pointer is pressed.
    pub(super) fn press(&mut self, press: Press) {
        self.pointers.retain(|it| it.0 != press.pointer);
        self.pointers.push((press.pointer, press.at));
        self.doing = Some(match self.pointers.as_slice() {
            [(_, one), (_, other)] => Doing::Pinching(apart(*one, *other), f64::midpoint(one.x, other.x)),
            _ if !press.is_exploring => Doing::Reading,
            _ if press.is_mouse && !press.with_shift => Doing::Brushing(press.at.x),
            _ if press.is_mouse || press.is_near => Doing::Moving(press.at.x),
            _ => Doing::Reading,
        });
    }

    /// A pressed pointer is elsewhere.
    pub(super) fn moved(&mut self, pointer: i32, at: Xy) -> Moved {
        if let Some(held) = self.pointers.iter_mut().find(|it| it.0 == pointer) {
            held.1 = at;
        }
        match (self.doing, self.pointers.as_slice()) {
            (Some(Doing::Brushing(from)), _) if (at.x - from).abs() > TAP => Moved::Marked(from, at.x),
            (Some(Doing::Brushing(_)), _) => Moved::Nothing,
            (Some(Doing::Moving(last)), _) => {
                self.doing = Some(Doing::Moving(at.x));
                Moved::Dragged(at.x - last)
            }
            (Some(Doing::Pinching(before, _)), [(_, one), (_, other)]) => {
                let (now, middle) = (apart(*one, *other), f64::midpoint(one.x, other.x));
                self.doing = Some(Doing::Pinching(now, middle));
                Moved::Zoomed(now / before, middle)
            }
            (Some(Doing::Pinching(..)), _) => Moved::Nothing,
            (Some(Doing::Reading) | None, _) => Moved::Read(at),
        }
    }

    /// A pointer is pressed no longer; the stretch that was dragged over, if any \[px\].
    pub(super) fn release(&mut self, pointer: i32, at: Xy) -> Option<(f64, f64)> {
        self.pointers.retain(|it| it.0 != pointer);
        let doing = if self.pointers.is_empty() { self.doing.take() } else { self.doing };
        match doing {
            Some(Doing::Brushing(from)) if (at.x - from).abs() > TAP => Some((from, at.x)),
            _ => None,
        }
    }

    /// All pointers are gone.
    pub(super) fn cancel(&mut self) {
        *self = Self::default();
    }
}

/// How far two fingers are apart, at least so far that their ratio is one \[px\].
fn apart(one: Xy, other: Xy) -> f64 {
    (one.x - other.x).hypot(one.y - other.y).max(TAP)
}
