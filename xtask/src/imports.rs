//! Short names for what a program asks of its script.
//!
//! Each import of the WebAssembly carries a hash in its name, random letters that no packing makes smaller, once in the
//! code and once in the script. Both are given short names here; nothing else of the files changes.

use std::{collections::HashMap, fs, path::Path};

use crate::error::{Error, Result};

/// Number of the section that names imports, and the mark of an imported function in it.
///
/// # Source
/// WebAssembly Core Specification 2.0, 5.5.2 and 5.5.5.
const IMPORTS: u8 = 2;
const FUNCTION: u8 = 0;
/// Letters of the head of every file: its mark and its version.
const HEAD: usize = 8;

/// Renames the imports of a program and in its script. Files that have been renamed stay as they are.
///
/// # Errors
/// When a file cannot be read or written, is not WebAssembly, imports what is no function, or when the script does not
/// name each import once.
pub(crate) fn shorten(wasm: &Path, script: &Path) -> Result<()> {
    let code = fs::read(wasm).map_err(Error::file(wasm))?;
    let text = fs::read_to_string(script).map_err(Error::file(script))?;
    let renamed =
        renamed(&code).ok_or_else(|| Error::message(format!("{}: not understood", wasm.display())))?;
    let text = in_script(&text, &renamed.names)?;
    fs::write(wasm, renamed.code).map_err(Error::file(wasm))?;
    fs::write(script, text).map_err(Error::file(script))
}

/// A program with short names for its imports, and which name each has now.
#[derive(Debug)]
struct Renamed {
    code: Vec<u8>,
    names: HashMap<String, String>,
}

fn renamed(code: &[u8]) -> Option<Renamed> {
    let mut names = HashMap::new();
    let mut new = code.get(..HEAD)?.to_vec();
    let mut reader = Reader { bytes: code, at: HEAD };
    while reader.at < code.len() {
        let section = reader.byte()?;
        let body = reader.block()?;
        let body = if section == IMPORTS { imports(body, &mut names)? } else { body.to_vec() };
        new.push(section);
        put_block(&mut new, &body);
    }
    Some(Renamed { code: new, names })
}

fn imports(body: &[u8], names: &mut HashMap<String, String>) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: body, at: 0 };
    let count = reader.number()?;
    let mut new = Vec::new();
    put_number(&mut new, count);
    for _ in 0..count {
        put_block(&mut new, reader.block()?);
        let name = String::from_utf8(reader.block()?.to_vec()).ok()?;
        let next = names.len();
        put_block(&mut new, names.entry(name).or_insert_with(|| format!("i{next}")).as_bytes());
        if reader.byte()? != FUNCTION {
            return None;
        }
        new.push(FUNCTION);
        put_number(&mut new, reader.number()?);
    }
    Some(new)
}

/// The script with the new names; a word is a name only as a whole.
fn in_script(script: &str, names: &HashMap<String, String>) -> Result<String> {
    let is_of_word = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
    let mut found = 0;
    let mut new = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(begin) = rest.find(is_of_word) {
        let (before, after) = rest.split_at(begin);
        let end = after.find(|it| !is_of_word(it)).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        new.push_str(before);
        new.push_str(names.get(word).map_or(word, |short| {
            found += 1;
            short
        }));
        rest = after;
    }
    new.push_str(rest);
    if found == names.len() {
        return Ok(new);
    }
    Err(Error::message(format!("the script names {found} imports of {}", names.len())))
}

/// Reads numbers and blocks as WebAssembly writes them.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A number of at most 32 bits, seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for place in 0..5 {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f).checked_shl(7 * place)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A block behind its length.
    fn block(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let block = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(block)
    }
}

fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

fn put_block(out: &mut Vec<u8>, block: &[u8]) {
    put_number(out, u32::try_from(block.len()).unwrap_or(u32::MAX));
    out.extend_from_slice(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Head, an import section with `wbg.__wbg_log_12ab` of type 0 and `wbg.f$` of type 300, and a section of another
    /// kind, written by hand after the specification.
    fn program(names: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for (name, kind) in names.into_iter().zip([&[0][..], &[0xac, 0x02]]) {
            section.extend([3, b'w', b'b', b'g', u8::try_from(name.len()).unwrap()]);
            section.extend(name.bytes());
            section.push(0);
            section.extend(kind);
        }
        let mut all = b"\0asm\x01\0\0\0\x02".to_vec();
        all.push(u8::try_from(section.len()).unwrap());
        all.extend(section);
        all.extend([10, 2, 0, 0]);
        all
    }

    #[test]
    fn an_import_is_renamed_in_the_program_and_in_the_script_and_nothing_else_is() {
        let renamed = renamed(&program(["__wbg_log_12ab", "f$"])).unwrap();
        assert_eq!(renamed.code, program(["i0", "i1"]));
        let script = "import0={__wbg_log_12ab:function(a){},f$:b};const x__wbg_log_12ab='f';";
        let new = in_script(script, &renamed.names).unwrap();
        assert_eq!(new, "import0={i0:function(a){},i1:b};const x__wbg_log_12ab='f';");
    }

    #[test]
    fn a_script_that_does_not_know_an_import_is_refused() {
        let renamed = renamed(&program(["a", "b"])).unwrap();
        assert!(in_script("a:1", &renamed.names).unwrap_err().to_string().contains("1 imports of 2"));
    }

    #[test]
    fn what_is_cut_off_or_imports_no_function_is_not_understood() {
        let whole = program(["a", "b"]);
        for length in (0..whole.len()).filter(|it| ![HEAD, whole.len() - 4].contains(it)) {
            assert!(renamed(&whole[..length]).is_none(), "{length}");
        }
        let mut memory = whole;
        let kind = memory.iter().rposition(|it| *it == b'b').unwrap() + 1;
        memory[kind] = 2;
        assert!(renamed(&memory).is_none());
    }
}
