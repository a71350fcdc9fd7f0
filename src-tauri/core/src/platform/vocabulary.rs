//! Vocabularies: closed lists of words that are stored as text, so that a word from a newer version
//! is kept as it is and read as "other".

/// Declares a vocabulary: an enum, the text of each word, and the way back.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, specta::Type)]
        pub enum $name {
            $($(#[$word_doc])* #[serde(rename = $text)] $word),*
        }

        impl $name {
            /// Every word, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$word),*];

            /// The word as it is stored.
            #[must_use]
            pub const fn text(self) -> &'static str {
                match self { $(Self::$word => $text),* }
            }

            /// The word of that text; none for a word from a newer version.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$word),)* _ => None }
            }
        }

        impl From<$name> for $crate::platform::Value {
            fn from(word: $name) -> Self {
                Self::Text(word.text().to_owned())
            }
        }
    };
}
