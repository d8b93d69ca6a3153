//! What pressed pointers mean: a stretch that is dragged over, a view that is moved, two fingers that zoom.

use crate::geometry::Xy;

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
pub enum Moved {
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

/// What points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Mouse,
    /// A mouse while the Shift key is held.
    ShiftedMouse,
    /// A finger or a pen.
    Finger,
}

/// How a pointer is pressed.
#[derive(Debug, Clone, Copy)]
pub struct Press {
    /// Number of the pointer.
    pub pointer: i32,
    /// Where it is \[px\].
    pub at: Xy,
    /// What it is pressed with.
    pub with: Pointer,
    /// Whether the chart's tools are open.
    pub is_exploring: bool,
    /// Whether a part of the chart is looked at.
    pub is_near: bool,
}

/// Pressed pointers on one chart.
#[derive(Debug, Default)]
pub struct Gesture {
    pointers: Vec<(i32, Xy)>,
    doing: Option<Doing>,
}

impl Gesture {
    /// Whether any pointer is pressed.
    pub const fn is_on(&self) -> bool {
        !self.pointers.is_empty()
    }

    /// Another pointer is pressed.
    pub fn press(&mut self, press: Press) {
        self.pointers.retain(|it| it.0 != press.pointer);
        self.pointers.push((press.pointer, press.at));
        self.doing = Some(match self.pointers.as_slice() {
            [(_, one), (_, other)] => Doing::Pinching(apart(*one, *other), f64::midpoint(one.x, other.x)),
            _ if !press.is_exploring => Doing::Reading,
            _ if press.with == Pointer::Mouse => Doing::Brushing(press.at.x),
            _ if press.with == Pointer::ShiftedMouse || press.is_near => Doing::Moving(press.at.x),
            _ => Doing::Reading,
        });
    }

    /// A pressed pointer is elsewhere.
    pub fn moved(&mut self, pointer: i32, at: Xy) -> Moved {
        if let Some(held) = self.pointers.iter_mut().find(|it| it.0 == pointer) {
            held.1 = at;
        }
        match (self.doing, self.pointers.as_slice()) {
            (Some(Doing::Brushing(from)), _) if (at.x - from).abs() > TAP => Moved::Marked(from, at.x),
            (Some(Doing::Moving(last)), _) => {
                self.doing = Some(Doing::Moving(at.x));
                Moved::Dragged(at.x - last)
            }
            (Some(Doing::Pinching(before, _)), [(_, one), (_, other)]) => {
                let (now, middle) = (apart(*one, *other), f64::midpoint(one.x, other.x));
                self.doing = Some(Doing::Pinching(now, middle));
                Moved::Zoomed(now / before, middle)
            }
            (Some(Doing::Brushing(_) | Doing::Pinching(..)), _) => Moved::Nothing,
            (Some(Doing::Reading) | None, _) => Moved::Read(at),
        }
    }

    /// A pointer is pressed no longer; the stretch that was dragged over, if any \[px\].
    pub fn release(&mut self, pointer: i32, at: Xy) -> Option<(f64, f64)> {
        self.pointers.retain(|it| it.0 != pointer);
        let doing = if self.pointers.is_empty() { self.doing.take() } else { self.doing };
        match doing {
            Some(Doing::Brushing(from)) if (at.x - from).abs() > TAP => Some((from, at.x)),
            _ => None,
        }
    }

    /// All pointers are gone.
    pub fn cancel(&mut self) {
        *self = Self::default();
    }
}

/// How far two fingers are apart, at least so far that their ratio is one \[px\].
fn apart(one: Xy, other: Xy) -> f64 {
    (one.x - other.x).hypot(one.y - other.y).max(TAP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::xy;

    const fn press(pointer: i32, x: f64, with: Pointer) -> Press {
        Press { pointer, at: xy(x, 0.0), with, is_exploring: true, is_near: false }
    }

    #[test]
    fn a_mouse_marks_a_stretch_and_a_tap_marks_none() {
        let mut it = Gesture::default();
        it.press(press(1, 100.0, Pointer::Mouse));
        assert_eq!(it.moved(1, xy(104.0, 0.0)), Moved::Nothing);
        assert_eq!(it.moved(1, xy(150.0, 0.0)), Moved::Marked(100.0, 150.0));
        assert_eq!(it.release(1, xy(160.0, 0.0)), Some((100.0, 160.0)));
        it.press(press(1, 100.0, Pointer::Mouse));
        assert_eq!(it.release(1, xy(103.0, 0.0)), None);
        assert!(!it.is_on());
    }

    #[test]
    fn shift_and_a_finger_on_a_part_move_the_view() {
        let mut it = Gesture::default();
        it.press(press(1, 100.0, Pointer::ShiftedMouse));
        assert_eq!(it.moved(1, xy(110.0, 0.0)), Moved::Dragged(10.0));
        assert_eq!(it.moved(1, xy(105.0, 0.0)), Moved::Dragged(-5.0));
        it.cancel();
        it.press(Press { is_near: true, ..press(2, 50.0, Pointer::Finger) });
        assert_eq!(it.moved(2, xy(40.0, 0.0)), Moved::Dragged(-10.0));
        it.cancel();
        it.press(press(3, 50.0, Pointer::Finger));
        assert_eq!(it.moved(3, xy(40.0, 0.0)), Moved::Read(xy(40.0, 0.0)));
    }

    #[test]
    fn two_fingers_zoom_by_how_far_they_part() {
        let mut it = Gesture::default();
        it.press(press(1, 100.0, Pointer::Finger));
        it.press(press(2, 200.0, Pointer::Finger));
        // 100 apart, then 150: one and a half times; the middle is at 175.
        assert_eq!(it.moved(2, xy(250.0, 0.0)), Moved::Zoomed(1.5, 175.0));
        assert_eq!(it.release(2, xy(250.0, 0.0)), None);
        // The finger that is left does nothing until it is lifted.
        assert_eq!(it.moved(1, xy(0.0, 0.0)), Moved::Nothing);
        it.release(1, xy(0.0, 0.0));
        assert_eq!(it.moved(1, xy(5.0, 0.0)), Moved::Read(xy(5.0, 0.0)));
    }

    #[test]
    fn without_open_tools_a_press_only_reads() {
        let mut it = Gesture::default();
        it.press(Press { is_exploring: false, ..press(1, 100.0, Pointer::Mouse) });
        assert_eq!(it.moved(1, xy(300.0, 0.0)), Moved::Read(xy(300.0, 0.0)));
        assert_eq!(it.release(1, xy(300.0, 0.0)), None);
    }
}
