//! What the health report needs to know of a page beside its fields: what nobody sees, what the site file's
//! selectors hit, and what saves.

use super::attached::How;
use super::dom::Scope;
use super::find;
use super::pick::count;
use super::ways::{self, Way};
use crate::health::{Given, Guarded, Save, SaveBy, Selector, Wasm};

/// `stands`: whether the functions that the guard laid over the page's are called still.
pub(super) fn given(scope: &Scope, stands: bool) -> Given {
    let found = find::all(scope);
    Given {
        hidden: find::hidden(scope, &found),
        selectors: selectors(scope),
        insertion: None,
        saves: saves(scope, stands),
        wasm: Some(Wasm::Runs),
    }
}

fn selectors(scope: &Scope) -> Vec<Selector> {
    let roots = scope.roots();
    let hits = |key: String, css: &String| Selector {
        key,
        css: css.clone(),
        hits: count(&roots, css) as usize,
    };
    let fields = scope.site.fields.iter().map(|(id, css)| hits(["fields.", id].concat(), css));
    let site = &scope.site;
    let lists = [
        ("save", &site.save),
        ("transfer", &site.transfer),
        ("close", &site.close),
        ("ignore", &site.ignore),
    ];
    let lists = lists.into_iter().flat_map(|(key, list)| list.iter().map(move |css| (key, css)));
    let lists = lists.chain(site.record.iter().map(|css| ("record", css)));
    fields.chain(lists.map(|(key, css)| hits(key.to_owned(), css))).collect()
}

/// The ways of saving, as what judges the real ones finds them. What no event shows is held only while our functions stand
/// in the page's.
fn saves(scope: &Scope, stands: bool) -> Vec<Save> {
    let save = |way: Way| {
        let (by, hidden) = match way.how {
            How::Click => (SaveBy::Click, false),
            How::Submit => (SaveBy::Submit, false),
            How::Key => (SaveBy::Key, false),
            How::Script => (SaveBy::Script, true),
            How::Request => (SaveBy::Request, true),
        };
        let guard = if hidden && !stands { Guarded::No } else { Guarded::Expected };
        Save { by, what: way.what, guard }
    };
    ways::all(scope).into_iter().map(save).collect()
}
