//! What can go wrong in a task, said so that the reader knows what to do next.

use std::{io, path::Path};

/// The reason a task could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file or folder.
        path: String,
        /// What the system answered.
        source: io::Error,
    },
    /// A program could not be started at all.
    #[error("cannot start `{program}`: {source}")]
    Start {
        /// The program.
        program: String,
        /// What the system answered.
        source: io::Error,
    },
    /// A program ran and reported a failure.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// The whole command line.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A program that explains itself ended with this code, which is handed on.
    #[error("it ended with code {0}, and said why above")]
    Exit(u8),
    /// Anything else, as a sentence.
    #[error("{0}")]
    Message(String),
}

/// The result of a task.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error that is a sentence.
    pub fn message(text: impl Into<String>) -> Self {
        Self::Message(text.into())
    }

    /// The code that the process leaves with.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Exit(code) => *code,
            _ => 1,
        }
    }

    /// Says which file an I/O error is about; made for `map_err`.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.display().to_string();
        move |source| Self::File { path, source }
    }
}
