//! Words as markup of a page. Letters are escaped, so nothing that an author writes becomes markup by itself.

use crate::block::Block;
use crate::inline::{Inline, plain};

/// How the source of a statement is shown behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// What is read, such as `3`.
    pub text: String,
    /// The whole title of the source, as the name of the link.
    pub title: String,
    /// Where it leads.
    pub address: String,
}

/// Finds the citation of a source by its name; one that is not found leaves nothing.
pub type Cite<'a> = &'a dyn Fn(&str) -> Option<Citation>;

/// Letters that stand for themselves in HTML, in elements and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push(&mut out, text);
    out
}

/// Blocks as HTML.
pub fn blocks_html(blocks: &[Block], cite: Cite) -> String {
    let mut out = String::new();
    for it in blocks {
        block(&mut out, it, cite);
    }
    out
}

/// The words of a line as HTML.
pub fn inlines_html(pieces: &[Inline], cite: Cite) -> String {
    let mut out = String::new();
    inlines(&mut out, pieces, cite);
    out
}

fn block(out: &mut String, block: &Block, cite: Cite) {
    match block {
        Block::Heading(words) => element(out, "h3", words, cite),
        Block::Paragraph(words) => element(out, "p", words, cite),
        Block::Quote(words) => {
            out.push_str("<blockquote>");
            element(out, "p", words, cite);
            out.push_str("</blockquote>");
        }
        Block::List { numbered, items } => {
            let name = if *numbered { "ol" } else { "ul" };
            out.extend(["<", name, ">"]);
            for it in items {
                element(out, "li", it, cite);
            }
            out.extend(["</", name, ">"]);
        }
        Block::Table { head, rows } => table(out, head, rows, cite),
    }
}

fn table(out: &mut String, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], cite: Cite) {
    let label = head.iter().map(|it| plain(it)).collect::<Vec<_>>().join(", ");
    out.push_str("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    push(out, &label);
    out.push_str("\"><table><thead><tr>");
    for it in head {
        element(out, "th", it, cite);
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for it in row {
            element(out, "td", it, cite);
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
}

fn element(out: &mut String, name: &str, words: &[Inline], cite: Cite) {
    out.extend(["<", name, ">"]);
    inlines(out, words, cite);
    out.extend(["</", name, ">"]);
}

fn inlines(out: &mut String, pieces: &[Inline], cite: Cite) {
    for piece in pieces {
        match piece {
            Inline::Text(text) => push(out, text),
            Inline::Strong(inner) => element(out, "strong", inner, cite),
            Inline::Emphasis(inner) => element(out, "em", inner, cite),
            Inline::Code(text) => {
                out.push_str("<code>");
                push(out, text);
                out.push_str("</code>");
            }
            Inline::Link { words, address } => {
                out.push_str("<a rel=\"external noopener\" href=\"");
                push(out, address);
                out.push_str("\">");
                inlines(out, words, cite);
                out.push_str("</a>");
            }
            Inline::Source(name) => source(out, cite(name)),
        }
    }
}

fn source(out: &mut String, citation: Option<Citation>) {
    let Some(Citation { text, title, address }) = citation else { return };
    out.push_str("<sup class=\"cite\"><a href=\"");
    push(out, &address);
    out.push_str("\" title=\"");
    push(out, &title);
    out.push_str("\">");
    push(out, &text);
    out.push_str("</a></sup>");
}

fn push(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}
