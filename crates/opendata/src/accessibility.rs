//! The accessibility statement of a town's portal, as `portal.json` gives it.
//!
//! Its parts are those that the law asks for: in Poland the Act of 4 April 2019 on the digital accessibility of websites
//! and mobile applications of public bodies, in the Union Decision (EU) 2018/1523. What nobody has stated yet is marked
//! so in the file and shown so to the reader; no part can be left out unnoticed.

use portal_units::CivilDate;
use serde::{Deserialize, Serialize};

use crate::LocalText;
use crate::config::ConfigError;

/// A part of the statement, or what still has to be done for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stated<T> {
    /// It is stated.
    Known(T),
    /// It is not; the words tell who has to fill it in.
    Missing {
        /// Words for the reader.
        missing: LocalText,
    },
}

impl<T> Stated<T> {
    /// What is stated, if it is.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Missing { .. } => None,
        }
    }
}

/// How far the site meets the requirements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compliance {
    /// Fully.
    Full,
    /// Partly: what is missing is listed.
    Partial,
    /// Not.
    None,
}

/// The whole statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The body that states it.
    pub body: Stated<LocalText>,
    /// What it speaks of: the name of the site.
    pub scope: LocalText,
    /// Address of the site, `https://…`.
    pub url: Stated<String>,
    /// Day on which the site was published.
    pub published: Stated<CivilDate>,
    /// Day of its last change that matters to readers.
    pub updated: Stated<CivilDate>,
    /// How far it meets the requirements.
    pub status: Stated<Compliance>,
    /// What does not meet them, or is not known to; empty only where all of it does.
    pub not_accessible: Vec<LocalText>,
    /// Day on which the statement was made.
    pub prepared: Stated<CivilDate>,
    /// Day on which it was last looked through.
    pub reviewed: Stated<CivilDate>,
    /// How it was found out: a sentence.
    pub method: LocalText,
    /// Whom to write to or call.
    pub contact: Responsible,
    /// How to report a fault and ask for access, and within which time an answer comes.
    pub procedure: LocalText,
    /// Where to complain when the answer does not help.
    pub complaint: Complaint,
    /// How the office itself can be reached and entered.
    pub architecture: Stated<LocalText>,
    /// How the office speaks with those who do not hear or who need simple language.
    pub communication: Stated<LocalText>,
}

/// Who answers for accessibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Responsible {
    /// Person or office.
    pub person: Stated<LocalText>,
    /// Address for letters.
    pub email: Stated<String>,
    /// Telephone number.
    pub phone: Stated<String>,
}

/// Who hears complaints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// The authority.
    pub body: LocalText,
    /// Its page.
    pub url: String,
}

impl Accessibility {
    /// How many parts are still to be filled in.
    pub fn missing(&self) -> usize {
        let Self { body, url, published, updated, status, prepared, reviewed, contact, .. } = self;
        let stated = [
            body.known().is_some(),
            url.known().is_some(),
            published.known().is_some(),
            updated.known().is_some(),
            status.known().is_some(),
            prepared.known().is_some(),
            reviewed.known().is_some(),
            contact.person.known().is_some(),
            contact.email.known().is_some(),
            contact.phone.known().is_some(),
            self.architecture.known().is_some(),
            self.communication.known().is_some(),
        ];
        stated.into_iter().filter(|it| !it).count()
    }

    /// Whether the parts that are stated can be so.
    ///
    /// # Errors
    /// [`ConfigError::Value`] for words that are empty in a language, addresses that are none, a statement older than
    /// the site or newer than its review, and a status that its list contradicts.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        let refuse = |field, value: &dyn core::fmt::Debug, wanted| {
            Err(ConfigError::Value { field, value: format!("{value:?}"), wanted })
        };
        if self.words().any(|it| it.pl.trim().is_empty() || it.en.trim().is_empty()) {
            return refuse("accessibility", &"", "a text in every language");
        }
        let pages = [self.url.known(), Some(&self.complaint.url)].into_iter().flatten();
        if let Some(url) = pages.into_iter().find(|it| !it.starts_with("https://")) {
            return refuse("accessibility.url", url, "an https address");
        }
        if let Some(email) = self.contact.email.known().filter(|it| !it.contains('@')) {
            return refuse("accessibility.contact.email", email, "an address for letters");
        }
        if let Some(phone) = self.contact.phone.known().filter(|it| !it.bytes().any(|it| it.is_ascii_digit()))
        {
            return refuse("accessibility.contact.phone", phone, "a telephone number");
        }
        for (field, first, then) in [
            ("accessibility.updated", &self.published, &self.updated),
            ("accessibility.reviewed", &self.prepared, &self.reviewed),
        ] {
            if let (Some(first), Some(then)) = (first.known(), then.known())
                && then.days() < first.days()
            {
                return refuse(field, then, "on the first of both days or later");
            }
        }
        let is_whole = self.status.known() == Some(&Compliance::Full);
        if self.status.known().is_some() && is_whole != self.not_accessible.is_empty() {
            return refuse("accessibility.not_accessible", &self.not_accessible, "what the status says");
        }
        Ok(())
    }

    /// Every text for readers.
    fn words(&self) -> impl Iterator<Item = &LocalText> {
        fn part<T>(part: &Stated<T>) -> Option<&LocalText> {
            match part {
                Stated::Known(_) => None,
                Stated::Missing { missing } => Some(missing),
            }
        }
        let texts = [&self.body, &self.contact.person, &self.architecture, &self.communication];
        let texts = texts.into_iter().map(|it| match it {
            Stated::Known(text) | Stated::Missing { missing: text } => text,
        });
        let missing = [
            part(&self.url),
            part(&self.published),
            part(&self.updated),
            part(&self.status),
            part(&self.prepared),
            part(&self.reviewed),
            part(&self.contact.email),
            part(&self.contact.phone),
        ];
        let always = [&self.scope, &self.method, &self.procedure, &self.complaint.body];
        texts.chain(missing.into_iter().flatten()).chain(always).chain(&self.not_accessible)
    }
}
