//! Finds the place of a key in a spanned TOML tree.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::problem::At;

/// A parsed file.
pub type Tree<'t> = Spanned<DeTable<'t>>;

/// Where the items of a file stand: the table of the header, or the element of a `[[…]]` list.
#[must_use]
pub fn item<'a, 't>(
    tree: &'a Tree<'t>,
    kind: &str,
    nth: Option<usize>,
) -> Option<&'a Spanned<DeValue<'t>>> {
    let value = tree.get_ref().get(kind)?;
    match nth {
        Some(nth) => value.get_ref().as_array()?.get(nth),
        None => value.get_ref().as_table().map(|_| value),
    }
}

/// The place of `span` in the source with this number.
#[must_use]
pub fn at(source: usize, span: &Range<usize>) -> At {
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    At {
        source: u16::try_from(source + 1).unwrap_or(u16::MAX),
        start: byte(span.start),
        end: byte(span.end),
    }
}

/// The items of a file by where they begin, so that a thousand problems need no thousand searches.
pub struct Items<'a, 't> {
    tree: &'a Tree<'t>,
    by_start: BTreeMap<usize, (&'a str, &'a Spanned<DeValue<'t>>)>,
}

impl<'a, 't> Items<'a, 't> {
    /// The items of a file.
    #[must_use]
    pub fn of(tree: &'a Tree<'t>) -> Self {
        Self {
            tree,
            by_start: items(tree).map(|(kind, item)| (item.span().start, (kind, item))).collect(),
        }
    }

    /// Kind and id of the item that begins there.
    #[must_use]
    pub fn name(&self, at: At) -> Option<(String, String)> {
        let (kind, item) = self.by_start.get(&(at.start as usize))?;
        let table = item.get_ref().as_table();
        let id = table.and_then(|table| {
            let named = table.get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned);
            let year = || Some(table.get("year")?.get_ref().as_integer()?.as_str().to_owned());
            named.or_else(year)
        });
        Some(((*kind).to_owned(), id.unwrap_or_default()))
    }
}

/// The bytes of `key` within the item at `at`; of its nearest ancestor that is there, if it is not;
/// of the item, if nothing of it is there. A key is pointed at where `key_itself`, else its value.
#[must_use]
pub fn find(items: &Items<'_, '_>, at: At, key: &str, key_itself: bool) -> Range<usize> {
    let span = at.start as usize..at.end as usize;
    let inner = items
        .by_start
        .get(&span.start)
        .map(|(_, item)| item)
        .filter(|item| item.span() == span)
        .and_then(|item| descend(item.get_ref(), key, key_itself))
        .or_else(|| in_table(items.tree.get_ref(), key, key_itself).filter(|_| span.is_empty()));
    inner.unwrap_or(span)
}

fn items<'a, 't>(tree: &'a Tree<'t>) -> impl Iterator<Item = (&'a str, &'a Spanned<DeValue<'t>>)> {
    tree.get_ref().iter().flat_map(|(kind, v)| {
        let elements = v.get_ref().as_array().into_iter().flat_map(|list| list.iter());
        let items = elements.chain(v.get_ref().as_table().map(|_| v));
        items.map(move |item| (kind.get_ref().as_ref(), item))
    })
}

fn descend(value: &DeValue<'_>, path: &str, key_itself: bool) -> Option<Range<usize>> {
    match value {
        DeValue::Table(table) => in_table(table, path, key_itself),
        DeValue::Array(list) => {
            let (nth, rest) = path.split_once('.').unwrap_or((path, ""));
            let element = list.get(nth.parse::<usize>().ok()?)?;
            descend(element.get_ref(), rest, key_itself).or_else(|| Some(element.span()))
        }
        _ => None,
    }
}

/// A key may hold dots itself, so the longest key that the path begins with is taken.
fn in_table(table: &DeTable<'_>, path: &str, key_itself: bool) -> Option<Range<usize>> {
    let fits =
        |key: &str| path.strip_prefix(key).is_some_and(|r| r.is_empty() || r.starts_with('.'));
    let (key, value) =
        table.iter().filter(|(k, _)| fits(k.get_ref())).max_by_key(|(k, _)| k.get_ref().len())?;
    let rest = path.get(key.get_ref().len() + 1..).unwrap_or("");
    if rest.is_empty() && key_itself {
        return Some(key.span());
    }
    descend(value.get_ref(), rest, key_itself).or_else(|| Some(value.span()))
}
