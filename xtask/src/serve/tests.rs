use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    thread,
    time::Duration,
};

use super::{Answer, Request, Server, Site};

/// A small site in a folder of its own, removed at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("portal-serve-{name}-{}", std::process::id()));
        for (path, text) in [
            ("index.html", "<p>first</p>".to_owned()),
            ("404.html", "<p>nothing here</p>".to_owned()),
            ("pl/air/index.html", "<p>powietrze</p>".repeat(50)),
            ("client-0123456789abcdef_bg.wasm", "\0asm".to_owned()),
            ("client-0123456789abcdef.js", "export {}".to_owned()),
            ("data/air.csv", "day,value\n".repeat(100)),
            ("data/datapackage.json", "{}".to_owned()),
            ("shape.svg", "<svg/>".to_owned()),
            ("main.css", "p{}".to_owned()),
            (".secret", "hidden".to_owned()),
            (
                "_headers",
                "/*\n  Referrer-Policy: no-referrer\n/other\n  X-Other: 1\n/frames/*\n  X-Frame: any\n"
                    .to_owned(),
            ),
        ] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(folder.with_extension("outside"), "outside").unwrap();
        Self(folder)
    }

    fn get(&self, target: &str) -> Answer {
        Site::new(&self.0).answer(&Request::get(target))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
        fs::remove_file(self.0.with_extension("outside")).unwrap();
    }
}

fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.as_ref().to_vec()).unwrap()
}

#[test]
fn every_kind_of_file_has_its_media_type() {
    let folder = Folder::new("types");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/main.css", "text/css; charset=utf-8"),
        ("/client-0123456789abcdef.js", "text/javascript; charset=utf-8"),
        ("/client-0123456789abcdef_bg.wasm", "application/wasm"),
        ("/data/air.csv", "text/csv; charset=utf-8"),
        ("/data/datapackage.json", "application/json; charset=utf-8"),
        ("/shape.svg", "image/svg+xml; charset=utf-8"),
    ] {
        let answer = folder.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
    }
}

#[test]
fn a_hashed_file_is_kept_for_ever_and_the_rest_is_asked_for_again() {
    let folder = Folder::new("cache");
    for path in ["/client-0123456789abcdef.js", "/client-0123456789abcdef_bg.wasm"] {
        assert_eq!(
            folder.get(path).header("cache-control"),
            Some("public, max-age=31536000, immutable"),
            "{path}"
        );
    }
    for path in ["/", "/main.css", "/data/air.csv"] {
        assert_eq!(folder.get(path).header("cache-control"), Some("no-cache"), "{path}");
    }
}

#[test]
fn an_unchanged_file_is_answered_by_304_without_a_body_and_a_changed_one_is_sent() {
    let folder = Folder::new("etag");
    let site = Site::new(&folder.0);
    let tag = site.answer(&Request::get("/main.css")).header("etag").unwrap().to_owned();
    let again = Request { if_none_match: &format!("\"other\", W/{tag}"), ..Request::get("/main.css") };
    let answer = site.answer(&again);
    assert_eq!((answer.status, answer.body.len(), answer.header("etag")), (304, 0, Some(tag.as_str())));
    fs::write(folder.0.join("main.css"), "p{color:red}").unwrap();
    let answer = site.answer(&again);
    assert_eq!((answer.status, text(&answer).as_str()), (200, "p{color:red}"));
}

#[test]
fn the_packing_is_the_one_the_browser_asks_for() {
    let folder = Folder::new("packing");
    let site = Site::new(&folder.0);
    let ask = |accept_encoding| site.answer(&Request { accept_encoding, ..Request::get("/pl/air/") });
    let plain = text(&ask(""));
    for (accepted, encoding) in [
        ("gzip, deflate, br", Some("br")),
        ("gzip", Some("gzip")),
        ("br;q=0, gzip;q=0.5", Some("gzip")),
        ("br;q=0.1, gzip;q=0.5", Some("gzip")),
        ("*", Some("br")),
        ("identity", None),
        ("", None),
    ] {
        let answer = ask(accepted);
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        let mut unpacked = String::new();
        match encoding {
            Some("br") => {
                brotli::Decompressor::new(answer.body.as_ref(), 4_096).read_to_string(&mut unpacked).unwrap()
            }
            Some(_) => {
                flate2::read::GzDecoder::new(answer.body.as_ref()).read_to_string(&mut unpacked).unwrap()
            }
            None => answer.body.as_ref().read_to_string(&mut unpacked).unwrap(),
        };
        assert_eq!(unpacked, plain, "{accepted}");
    }
    assert_ne!(ask("br").header("etag"), ask("gzip").header("etag"));
}

#[test]
fn an_unknown_path_gets_the_sites_own_page_with_404() {
    let folder = Folder::new("missing");
    for path in ["/nothing", "/pl/", "/data", "/main.css/", "/.secret", "/_headers", "//", "/pl//air/", "/%"]
    {
        let answer = folder.get(path);
        assert_eq!((answer.status, text(&answer).as_str()), (404, "<p>nothing here</p>"), "{path}");
    }
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let folder = Folder::new("traversal");
    let name = folder.0.with_extension("outside").file_name().unwrap().to_string_lossy().into_owned();
    for path in
        ["/../", "/%2e%2e/", "/pl/../../", "/..%2f", "/%2e%2e%2f", "/pl/..%2f..%2f", "/..\\", "/..%5c"]
    {
        let answer = folder.get(&format!("{path}{name}"));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!text(&answer).contains("outside"), "{path}");
    }
    assert_eq!(folder.get("/%00").status, 404);
}

#[test]
fn a_folder_without_its_slash_is_redirected_and_keeps_its_query() {
    let folder = Folder::new("slash");
    let answer = folder.get("/pl/air?v=1");
    assert_eq!((answer.status, answer.header("location")), (301, Some("/pl/air/?v=1")));
    assert_eq!(folder.get("//example.org").status, 404);
}

#[test]
fn under_a_prefix_only_the_prefix_is_served() {
    let folder = Folder::new("prefix");
    for base in ["sub", "/sub/"] {
        let site = Site::new(&folder.0).under(base);
        let get = |path| site.answer(&Request::get(path));
        assert_eq!(get("/sub/pl/air/").status, 200);
        assert_eq!(text(&get("/sub/")), "<p>first</p>");
        assert_eq!(get("/sub?a=b").header("location"), Some("/sub/?a=b"));
        assert_eq!(get("/sub/pl/air").header("location"), Some("/sub/pl/air/"));
        for path in ["/", "/pl/air/", "/subpl/air/"] {
            assert_eq!(get(path).status, 404, "{path}");
        }
    }
}

#[test]
fn only_reading_is_allowed_and_the_sites_headers_are_on_every_answer() {
    let folder = Folder::new("methods");
    let site = Site::new(&folder.0);
    let post = site.answer(&Request { method: "POST", ..Request::get("/") });
    assert_eq!((post.status, post.header("allow")), (405, Some("GET, HEAD")));
    for path in ["/", "/nothing", "/pl/air"] {
        let answer = site.answer(&Request::get(path));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!((answer.header("x-other"), answer.header("x-frame")), (None, None), "{path}");
    }
}

#[test]
fn headers_may_be_those_of_a_folder() {
    let folder = Folder::new("headers");
    let site = Site::new(&folder.0).under("/sub/");
    assert_eq!(site.answer(&Request::get("/sub/frames/a/")).header("x-frame"), Some("any"));
    assert_eq!(site.answer(&Request::get("/sub/other")).header("x-other"), Some("1"));
    assert_eq!(site.answer(&Request::get("/sub/frames")).header("x-frame"), None);
}

#[test]
fn over_the_network_head_has_the_length_and_no_body() {
    let folder = Folder::new("network");
    let server = Server::of_site(0, Site::new(&folder.0)).unwrap();
    let ask = |method: &str, path: &str| {
        let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.to_lowercase()
    };
    let (get, head) = (ask("GET", "/"), ask("HEAD", "/"));
    assert!(get.starts_with("http/1.1 200") && get.ends_with("<p>first</p>"), "{get}");
    assert!(head.starts_with("http/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    for answer in [&get, &head] {
        assert!(answer.contains("content-length: 12\r\n"), "{answer}");
    }
    assert!(ask("GET", "/../index.html").starts_with("http/1.1 404"));
}

#[test]
fn connections_that_stay_open_and_a_slow_answer_keep_no_other_waiting() {
    let server = Server::start(0, |request| {
        if request.path() == "/slow" {
            thread::sleep(Duration::from_secs(2));
        }
        Answer::text(200, "done")
    })
    .unwrap();
    let ask = |path: &str| {
        let mut stream = TcpStream::connect(server.url().trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        stream
    };
    let _slow = ask("/slow");
    let mut open = Vec::new();
    for place in 0..50 {
        let mut stream = ask("/");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap_or_else(|error| panic!("connection {place}: {error}"));
        assert_eq!(&answer, b"HTTP/1.1 200");
        open.push(stream);
    }
}

#[test]
fn a_server_that_has_ended_answers_nobody_any_more() {
    let server = Server::start(0, |_| Answer::text(200, "done")).unwrap();
    let address = server.url().trim_start_matches("http://").to_owned();
    let mut open = TcpStream::connect(&address).unwrap();
    drop(server);
    assert!(TcpStream::connect(&address).is_err());
    let _ = write!(open, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(open.read(&mut [0; 1]).unwrap_or_default(), 0);
}
