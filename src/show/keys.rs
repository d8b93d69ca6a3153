//! What the keys of a clicker and of a keyboard do while slides are shown.

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The next step or slide.
    Next,
    /// The step or slide before.
    Back,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// A black screen, and back.
    Black,
    /// Full screen, and back.
    Full,
    /// The list of keys.
    Help,
    /// The code with the address for the audience.
    Code,
    /// Data stay as they are, or follow the clock again.
    Freeze,
    /// The speaker's window.
    Speaker,
    /// Whatever lies over the slides goes; without such a thing the slides end.
    Leave,
}

/// What holds the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that takes keys.
    Slide,
    /// A slider or a chart: arrows are its own.
    Arrows,
    /// A field for a number: digits, signs and what moves between them are its own; no letter can be typed there.
    Number,
    /// A field that is written in, or a list.
    Text,
    /// A button or a link: Enter and the space bar are its own.
    Button,
}

/// What a key does, named as the browser names it. Turning the slides works whatever holds the focus.
pub fn act(key: &str, focus: Focus) -> Option<Act> {
    let is_text = focus == Focus::Text;
    let has_arrows = matches!(focus, Focus::Arrows | Focus::Number | Focus::Text);
    Some(match key {
        "PageDown" => Act::Next,
        "PageUp" => Act::Back,
        "Escape" => Act::Leave,
        "F5" => Act::Full,
        "ArrowRight" | "ArrowDown" if !has_arrows => Act::Next,
        "ArrowLeft" | "ArrowUp" if !has_arrows => Act::Back,
        " " | "Enter" if matches!(focus, Focus::Slide | Focus::Arrows) => Act::Next,
        "Home" if !is_text => Act::First,
        "End" if !is_text => Act::Last,
        "b" | "B" if !is_text => Act::Black,
        "." if !is_text && focus != Focus::Number => Act::Black,
        "f" | "F" if !is_text => Act::Full,
        "q" | "Q" if !is_text => Act::Code,
        "z" | "Z" if !is_text => Act::Freeze,
        "n" | "N" if !is_text => Act::Speaker,
        "?" if !is_text => Act::Help,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYWHERE: [Focus; 5] = [Focus::Slide, Focus::Arrows, Focus::Number, Focus::Text, Focus::Button];

    #[test]
    fn a_clicker_turns_the_slides_whatever_holds_the_focus() {
        for focus in EVERYWHERE {
            assert_eq!(act("PageDown", focus), Some(Act::Next));
            assert_eq!(act("PageUp", focus), Some(Act::Back));
            assert_eq!(act("Escape", focus), Some(Act::Leave));
        }
    }

    #[test]
    fn a_slider_keeps_its_arrows_and_nothing_else() {
        for key in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] {
            assert_eq!(act(key, Focus::Arrows), None, "{key}");
            assert!(act(key, Focus::Slide).is_some() && act(key, Focus::Button).is_some(), "{key}");
        }
        for key in ["Home", "End", "b", "f", "?", "."] {
            assert!(act(key, Focus::Arrows).is_some(), "{key}");
        }
    }

    #[test]
    fn a_field_for_a_number_keeps_what_a_number_is_written_with() {
        for key in ["7", ".", ",", "-", " ", "Enter", "Backspace", "ArrowLeft", "ArrowRight", "ArrowUp"] {
            assert_eq!(act(key, Focus::Number), None, "{key}");
        }
        let others = [
            ("b", Act::Black),
            ("F", Act::Full),
            ("Home", Act::First),
            ("End", Act::Last),
            ("?", Act::Help),
            ("q", Act::Code),
            ("z", Act::Freeze),
            ("n", Act::Speaker),
        ];
        for (key, wanted) in others {
            assert_eq!(act(key, Focus::Number), Some(wanted), "{key}");
        }
    }

    #[test]
    fn a_field_keeps_its_letters_and_a_button_its_space_bar() {
        for key in ["b", "F", "?", ".", "Home", "End", "ArrowLeft", " ", "q", "z", "n"] {
            assert_eq!(act(key, Focus::Text), None, "{key}");
        }
        assert_eq!(act(" ", Focus::Button), None);
        assert_eq!(act("Enter", Focus::Button), None);
        assert_eq!(act(" ", Focus::Slide), Some(Act::Next));
        assert_eq!(act("a", Focus::Slide), None);
    }
}
