//! What people wrote in words of their own, and where: for finding a name in it that should not stay.
//!
//! A slice declares such texts (`Schema::written`). Going by the declaration, whoever looks for a name
//! forgets no place, and needs to know no slice.

use sqlx::{AssertSqlSafe, Row, SqliteConnection, sqlite::SqliteRow};

use super::{
    change::{Change, bind},
    error::{Error, Result},
    table::{Home, Table, Value},
    text::{note, one_line},
    vault::Schema,
};

/// What is left of a row when its text is emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emptied {
    /// The row, without words.
    Stays,
    /// Nothing: the row is its words.
    Goes,
    /// It cannot be empty.
    Never,
}

/// Texts of a table that are in people's own words; its rows belong to a group.
pub struct Writing {
    /// The table.
    pub table: &'static Table,
    /// The columns.
    pub columns: &'static [&'static str],
    /// A stable word for the interface: what such a text is.
    pub what: &'static str,
    /// The column that holds the local id of the meeting it is about, if it is about one.
    pub meeting: Option<&'static str>,
    /// What an emptied text leaves.
    pub emptied: Emptied,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The table's number.
    pub kind: u16,
    /// The row.
    pub key: Vec<Value>,
    /// The field's number.
    pub field: u8,
}

/// A text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// The stable word of [`Writing::what`].
    pub what: &'static str,
    /// The local id of the meeting it is about.
    pub meeting: Option<i64>,
}

/// Longest text that can be written back, in characters.
const LONGEST: usize = 2_000;

impl Change<'_> {
    /// Where a group's texts are that somebody asks for; `most` of them at most. Each is read once.
    pub async fn written(
        &mut self,
        group: i64,
        most: usize,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<(Place, String)>> {
        let mut found = Vec::new();
        for writing in self.schema.written {
            for row in of_group(self.sql(), writing, group).await? {
                let width = writing.table.key_columns().len();
                for (nth, column) in writing.columns.iter().enumerate() {
                    let text: String = row.get(width + nth);
                    let Some(field) = writing.table.field(column).filter(|_| wanted(&text)) else { continue };
                    let key = (0..width).map(|at| Value::read(&row, at)).collect::<Result<_>>()?;
                    found.push((Place { kind: writing.table.kind, key, field: field.no }, text));
                    if found.len() == most {
                        return Ok(found);
                    }
                }
            }
        }
        Ok(found)
    }

    /// Writes a text anew; an emptied one takes its row along where the row was nothing else.
    ///
    /// Errors: `Invalid text.tooLong`, `text.empty` on `text`; `NotFound row.missing`.
    pub async fn rewrite(&mut self, place: &Place, text: &str) -> Result<()> {
        let (writing, column) = at(self.schema, place).ok_or_else(missing)?;
        let schema = self.schema;
        let before = read(self.sql(), schema, place).await?.ok_or_else(missing)?;
        let one = !before.text.contains('\n') && writing.emptied != Emptied::Stays;
        let text = if one { one_line("text", text, LONGEST)? } else { note("text", text, LONGEST)? };
        match (text.is_empty(), writing.emptied) {
            (true, Emptied::Never) => Err(Error::invalid("text", "text.empty")),
            (true, Emptied::Goes) => self.remove(writing.table, &place.key).await,
            _ => self.put(writing.table, &place.key, &[(column, text.into())]).await,
        }
    }
}

fn missing() -> Error {
    Error::not_found("row.missing")
}

/// The text at a place; none where its row is gone.
pub async fn read(sql: &mut SqliteConnection, schema: &Schema, place: &Place) -> Result<Option<Written>> {
    let Some((writing, column)) = at(schema, place) else { return Ok(None) };
    let table = writing.table;
    let meeting = writing.meeting.unwrap_or("NULL");
    let keys: Vec<String> = table.key_columns().iter().map(|key| format!("{key} = ?")).collect();
    let text = ["SELECT ", column, ", ", meeting, " FROM ", table.name, " WHERE present = 1 AND ", &keys.join(" AND ")]
        .concat();
    let mut query = sqlx::query(AssertSqlSafe(text));
    for value in &place.key {
        query = bind(query, value);
    }
    let row = query.fetch_optional(sql).await?;
    Ok(row.map(|row| Written { text: row.get(0), what: writing.what, meeting: row.get(1) }))
}

fn at(schema: &Schema, place: &Place) -> Option<(&'static Writing, &'static str)> {
    schema.written.iter().filter(|writing| writing.table.kind == place.kind).find_map(|writing| {
        let columns = writing.columns.iter().copied();
        let column =
            columns.into_iter().find(|name| writing.table.field(name).is_some_and(|one| one.no == place.field))?;
        Some((writing, column))
    })
}

/// The key and the texts of a group's rows.
async fn of_group(sql: &mut SqliteConnection, writing: &Writing, group: i64) -> Result<Vec<SqliteRow>> {
    let table = writing.table;
    let shown = |column: &&str| ["t.", column].concat();
    let columns: Vec<String> = table.key_columns().iter().chain(writing.columns).map(shown).collect();
    let mut text = ["SELECT ", &columns.join(", "), " FROM ", table.name, " t"].concat();
    let (mut home, mut from) = (table.home, "t".to_owned());
    let mut depth = 0;
    let head = loop {
        match home {
            // The service's own texts are in no group.
            Home::Service => return Ok(Vec::new()),
            Home::GroupItself => break "id",
            Home::Group(column) => break column,
            Home::Through(column, next) => {
                depth += 1;
                text.push_str(&format!(" JOIN {} n{depth} ON n{depth}.id = {from}.{column}", next.name));
                (home, from) = (next.home, format!("n{depth}"));
            }
        }
    };
    text.push_str(&format!(" WHERE {from}.{head} = ? AND t.present = 1"));
    Ok(sqlx::query(AssertSqlSafe(text)).bind(group).fetch_all(sql).await?)
}
