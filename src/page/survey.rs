//! What the health report needs to know of a page beside its fields: what nobody sees, what the site file's
//! selectors hit, and what saves.

use super::attached::How;
use super::dom::Scope;
use super::find;
use super::pick::count;
use super::ways::{self, Way};
use crate::health::{Given, Guarded, Save, SaveBy, Selector, Wasm};

/// `catches` tries whether the guard catches saves of a kind.
pub(super) fn given(scope: &Scope, catches: &dyn Fn(How) -> bool) -> Given {
    let found = find::all(scope);
    Given {
        hidden: find::hidden(scope, &found),
        selectors: selectors(scope),
        insertion: None,
        saves: saves(scope, catches),
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

/// The ways of saving, as what judges the real ones finds them, and whether each kind is caught before the page hears of it.
fn saves(scope: &Scope, catches: &dyn Fn(How) -> bool) -> Vec<Save> {
    let mut tried: Vec<(How, bool)> = Vec::new();
    let mut save = |way: Way| {
        let by = match way.how {
            How::Click => SaveBy::Click,
            How::Submit => SaveBy::Submit,
            How::Key => SaveBy::Key,
            How::Script => SaveBy::Script,
            How::Request => SaveBy::Request,
        };
        let known = tried.iter().find(|(how, _)| *how == way.how).map(|(_, caught)| *caught);
        let caught = known.unwrap_or_else(|| {
            let caught = catches(way.how);
            tried.push((way.how, caught));
            caught
        });
        let guard = match (caught, way.how) {
            (false, _) => Guarded::No,
            (true, How::Request) => Guarded::Expected,
            (true, _) => Guarded::Proved,
        };
        Save { by, what: way.what, guard }
    };
    ways::all(scope).into_iter().map(&mut save).collect()
}
