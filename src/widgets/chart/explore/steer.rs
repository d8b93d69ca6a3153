//! What movements of pointers do to one figure.

use portal_chart::{Act, Keyed, Moved};

use super::held::Held;

impl Held {
    /// Does what a movement of pointers means.
    pub(super) fn go_along(&mut self, moved: Moved) -> Keyed {
        let size = self.size();
        match moved {
            Moved::Nothing => Keyed::Ignored,
            Moved::Read(at) => {
                if self.explorer.point(at, size) {
                    Keyed::Read
                } else {
                    Keyed::Ignored
                }
            }
            Moved::Marked(from, to) => {
                self.explorer.stop_reading();
                self.brush = Some((from, to));
                Keyed::Read
            }
            Moved::Dragged(by) => {
                let width = self.explorer.scene(size).plot.map_or(1.0, |it| it.frame.width());
                self.view(Act::Aside(-by / width))
            }
            Moved::Zoomed(factor, x) => match self.place_of(x) {
                Some(at) => self.view(Act::NearerAt(at, factor)),
                None => Keyed::Ignored,
            },
        }
    }

    fn view(&mut self, act: Act) -> Keyed {
        if self.explorer.act(act) { Keyed::Viewed } else { Keyed::Ignored }
    }

    /// The place on the axis under a pixel \[unit of x\].
    fn place_of(&self, x: f64) -> Option<f64> {
        Some(self.explorer.scene(self.size()).plot?.x.value(x))
    }

    /// A stretch was dragged over, or none.
    pub(super) fn brushed(&mut self, stretch: Option<(f64, f64)>) -> Keyed {
        let was_marked = self.brush.take().is_some();
        let ends = stretch.and_then(|(from, to)| Some((self.place_of(from)?, self.place_of(to)?)));
        match ends {
            Some((from, to)) => self.view(Act::Over(from, to)),
            None if was_marked => Keyed::Read,
            None => Keyed::Ignored,
        }
    }

    pub(super) fn stop_reading(&mut self) -> Keyed {
        let was_reading = self.explorer.is_reading();
        self.explorer.stop_reading();
        if was_reading { Keyed::Read } else { Keyed::Ignored }
    }

    /// Closes the tools and goes back to the button that opened them.
    pub(super) fn leave(&mut self) {
        if let Some(tool) = self.tools.as_ref().map(|it| it.0) {
            self.open(tool);
            let _ = self.button(tool).map(|it| it.focus());
        }
    }
}
