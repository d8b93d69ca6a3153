//! Reading the tags of a page; enough for pages we have written ourselves.

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in lower case.
    pub name: String,
    /// Names in lower case and values, without their HTML escapes.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; empty for one without a value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Every opening tag of a page in order; comments and the text of scripts and style sheets are left out.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if after.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (tag, after) = read_tag(after);
            rest = behind_raw_text(&tag.name, after);
            tags.push(tag);
        } else {
            rest = after;
        }
    }
    tags
}

fn read_tag(text: &str) -> (Tag, &str) {
    let end =
        text.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    let mut tag = Tag { name: name.to_lowercase(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        let (name, value, after) = read_attribute(rest);
        tag.attributes.push((name.to_lowercase(), unescape(value)));
        rest = after;
    }
}

fn read_attribute(text: &str) -> (&str, &str, &str) {
    let end = text
        .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/'))
        .unwrap_or(text.len());
    // A stray `=` would otherwise be read for ever.
    let (name, rest) = text.split_at(end.max(1));
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
        return (name, "", rest);
    };
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote) {
            let (value, after) = inside.split_once(quote).unwrap_or((inside, ""));
            return (name, value, after);
        }
    }
    let end = value.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    (name, value, after)
}

fn behind_raw_text<'a>(name: &str, text: &'a str) -> &'a str {
    if !matches!(name, "script" | "style") {
        return text;
    }
    let end = format!("</{name}");
    text.find(&end).and_then(|at| text.get(at..)).unwrap_or_default()
}

fn unescape(text: &str) -> String {
    let plain = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&#x27;", "'");
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<String> {
        tags(html).iter().map(|tag| format!("{} {:?}", tag.name, tag.attributes)).collect()
    }

    #[test]
    fn attributes_are_read_with_any_quotes_and_without_escapes() {
        let tag = tags("<A  href=\"/a?b=1&amp;c=2\" class='x y' hidden data-n=3/>").remove(0);
        assert_eq!(tag.name, "a");
        assert_eq!(tag.get("href"), Some("/a?b=1&c=2"));
        assert_eq!(tag.get("class"), Some("x y"));
        assert_eq!(tag.get("hidden"), Some(""));
        assert_eq!(tag.get("data-n"), Some("3/"));
        assert_eq!(tag.get("style"), None);
    }

    #[test]
    fn scripts_and_comments_hold_no_tags() {
        let html = "<script>if (a<b) '<p style>'</script><!-- <b style> --><p>1 < 2</p><br/>";
        assert_eq!(read(html), ["script []", "p []", "br []"]);
    }

    #[test]
    fn a_damaged_page_ends_the_reading() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<a =>", "<!-- ", "<script>"] {
            assert!(tags(html).len() <= 1, "{html}");
        }
    }
}
