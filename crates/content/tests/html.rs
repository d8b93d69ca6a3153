//! Words of authors as markup.

use portal_content::{Block, Citation, Deck, Inline, Item, blocks_html, escape, inlines_html};
use portal_text::Language;

fn no_citation(_: &str) -> Option<Citation> {
    None
}

/// The words of a slide.
fn of(words: &str) -> String {
    let text = format!("---\ntitle: A\nsummary: B\nminutes: 1\n---\n\n# T\n\n{words}\n\n::: note\nN\n:::\n");
    let (deck, _) = Deck::parse(&text, Language::En);
    let blocks: Vec<Block> = deck.slides.into_iter().flat_map(|it| it.items).filter_map(word).collect();
    blocks_html(&blocks, &|name| {
        Some(Citation { text: "1".to_owned(), title: format!("On {name}"), address: format!("#s-{name}") })
    })
}

fn word(item: Item) -> Option<Block> {
    if let Item::Block(block) = item { Some(block) } else { None }
}

#[test]
fn every_block_has_its_element() {
    for (written, markup) in [
        ("One **two** *three* `E = P`", "<p>One <strong>two</strong> <em>three</em> <code>E = P</code></p>"),
        ("### Four", "<h3>Four</h3>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("> said", "<blockquote><p>said</p></blockquote>"),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"a, b\"><table><thead>\
             <tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>",
        ),
        (
            "[there](https://example.org/a?b=1&c=2)",
            "<p><a rel=\"external noopener\" href=\"https://example.org/a?b=1&amp;c=2\">there</a></p>",
        ),
        ("So [@gus].", "<p>So<sup class=\"cite\"><a href=\"#s-gus\" title=\"On gus\">1</a></sup>.</p>"),
    ] {
        assert_eq!(of(written), markup, "{written}");
    }
}

#[test]
fn letters_that_are_markup_elsewhere_stay_letters() {
    assert_eq!(escape("<a b=\"c\">'&'"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;&#39;");
    assert_eq!(of("a <script>alert(1)</script>"), "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>");
    let address = "https://example.org/\" onclick=\"a".to_owned();
    let link = Inline::Link { words: vec![Inline::Text("<b>".to_owned())], address };
    assert_eq!(
        inlines_html(&[link], &no_citation),
        "<a rel=\"external noopener\" href=\"https://example.org/&quot; onclick=&quot;a\">&lt;b&gt;</a>"
    );
}

#[test]
fn a_source_that_is_not_found_leaves_nothing() {
    let words = [Inline::Text("So".to_owned()), Inline::Source("gone".to_owned())];
    assert_eq!(inlines_html(&words, &no_citation), "So");
}
