//! A selector that hits one element of the page today, and the same one tomorrow.
//!
//! What the page's author named comes first: an id, a name, a test id, the words for assistive technology. Then the
//! same below the nearest thing that has a name, then classes, then the way down by tags, and only where nothing
//! else tells two elements apart, their places. Generated names are never used.

use super::stable::{is_ident, is_stable, is_stable_class, quoted};
use super::tree::Node;

/// Attributes that pages give to things for tests and scripts.
const NAMING: &[&str] = &[
    "data-field",
    "data-testid",
    "data-test-id",
    "data-test",
    "data-qa",
    "data-cy",
    "data-name",
    "data-prop",
    "data-key",
    "data-action",
];

/// Classes of component libraries: many things have them, so one alone is unique by accident.
const LIBRARIES: &[&str] = &[
    "ant-", "arco-", "el-", "ivu-", "layui-", "n-", "van-", "vxe-", "mat-", "cdk-", "ui-", "btn",
    "form-", "input", "textbox", "easyui-", "x-", "ql-", "cke_", "tox-", "ck", "w-e-",
];

/// Longest words of a person in a selector, in bytes.
const LONG: usize = 60;

/// Ids that nearly every page has around nearly everything.
const ROOTS: &[&str] =
    &["app", "root", "__next", "__nuxt", "main", "content", "container", "wrapper"];

/// Tags of what a person works with.
const CONTROLS: &[&str] = &["input", "textarea", "select", "button", "iframe"];

/// Tags that say what a part of a page is for.
const REGIONS: &[&str] =
    &["form", "fieldset", "dialog", "header", "footer", "main", "aside", "nav", "article"];

/// How far up a name is looked for, in elements.
const REACH: usize = 16;

/// What an element can be called, by how long it will last.
struct Marks {
    /// By its author's name.
    named: Vec<String>,
    /// By its author's classes.
    classed: Vec<String>,
    /// By what it is.
    kinds: Vec<String>,
    /// By its tag: alone it tells controls apart, and nothing else.
    tag: String,
}

/// The best selector of an element, and how well it will last: the less, the better. `unique` says whether a selector
/// hits nothing but one element; none where no selector does.
pub(super) fn of<N: Node>(element: &N, unique: &dyn Fn(&str) -> bool) -> Option<(String, u8)> {
    let own = Marks::of(element);
    let mut above = Vec::new();
    let mut at = element.parent();
    while let Some(here) = at.filter(|here| above.len() < REACH && !here.is(&["html"])) {
        at = here.parent();
        above.push(Marks::of(&here));
    }
    let tag = std::slice::from_ref(&own.tag);
    let first = |marks: &[String]| marks.iter().find(|css| unique(css)).cloned();
    let below = |mine: &[&[String]], theirs: fn(&Marks) -> &[String]| {
        above.iter().flat_map(&theirs).find_map(|up| {
            let pair = |own: &String| Some([up, " ", own].concat()).filter(|css| unique(css));
            mine.iter().flat_map(|marks| marks.iter()).find_map(pair)
        })
    };
    let named: fn(&Marks) -> &[String] = |marks| &marks.named;
    let classed: fn(&Marks) -> &[String] = |marks| &marks.classed;
    let kinds: fn(&Marks) -> &[String] = |marks| &marks.kinds;
    let ways: [&dyn Fn() -> Option<String>; 9] = [
        &|| first(&own.named),
        &|| below(&[&own.named], named),
        &|| first(&own.classed),
        &|| below(&[&own.classed, &own.kinds, tag], named),
        &|| below(&[&own.named, &own.classed, &own.kinds, tag], classed),
        &|| below(&[&own.named, &own.classed, &own.kinds, tag], kinds),
        &|| first(&own.kinds),
        &|| if element.is(CONTROLS) { first(tag) } else { None },
        &|| path(element, unique),
    ];
    (0..).zip(ways).find_map(|(rank, way)| Some((way()?, rank)))
}

impl Marks {
    fn of<N: Node>(element: &N) -> Self {
        let tag = element.tag();
        let (mut named, mut classed, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
        let by = |name: &str, value: &str| ["[", name, "=", &quoted(value), "]"].concat();
        if let Some(id) = element.attribute("id").filter(|id| is_stable(id)) {
            let css = if is_ident(&id) { ["#", &id].concat() } else { by("id", &id) };
            if ROOTS.contains(&&*id) { &mut kinds } else { &mut named }.push(css);
        }
        if let Some(name) = element.attribute("name").filter(|name| is_stable(name)) {
            let css = [&*tag, &by("name", &name)].concat();
            // Of boxes with one name, the value tells which; of buttons, which is pressed.
            let value = element.attribute("value").filter(|v| is_lasting(v));
            if let Some(value) = value.filter(|_| !is_text(element)) {
                named.extend([css.clone(), css + &by("value", &value)]);
            } else {
                named.push(css);
            }
        }
        for name in NAMING {
            let value = element.attribute(name).filter(|value| is_stable(value));
            named.extend(value.map(|value| by(name, &value)));
        }
        for name in ["aria-label", "placeholder", "alt"] {
            let value = element.attribute(name).filter(|value| is_lasting(value));
            named.extend(value.map(|value| [&*tag, &by(name, &value)].concat()));
        }
        // The words of a button that is an input.
        if element.is(&["input"]) && !is_text(element) {
            let value = element.attribute("value").filter(|value| is_lasting(value));
            named.extend(value.map(|value| [&*tag, &by("value", &value)].concat()));
        }
        let class = element.attribute("class").unwrap_or_default();
        for class in class.split_ascii_whitespace().filter(|class| is_stable_class(class)) {
            let library = LIBRARIES.iter().any(|head| class.starts_with(head));
            if library { &mut kinds } else { &mut classed }.push([".", class].concat());
        }
        for name in ["type", "role"] {
            let value = element.attribute(name).filter(|value| is_ident(value));
            kinds.extend(value.map(|value| [&*tag, &by(name, &value)].concat()));
        }
        if element.is(REGIONS) {
            kinds.push(tag.clone());
        }
        Self { named, classed, kinds, tag }
    }
}

/// Whether the value of an element is what a person typed.
fn is_text<N: Node>(element: &N) -> bool {
    const FIXED: &[&str] = &["radio", "checkbox", "submit", "button", "reset", "image"];
    let fixed = || element.is(&["input"]) && FIXED.contains(&element.input_type().as_str());
    !element.is(&["button"]) && !fixed()
}

/// Whether words are of the page and not of a record: no numbers, no sentences.
fn is_lasting(words: &str) -> bool {
    let long = |run: &str| run.len() >= 3;
    words.len() <= LONG && !words.split(|c: char| !c.is_ascii_digit()).any(long)
}

/// The way down from the nearest element that has a name: by tags, and where these do not tell, by places.
fn path<N: Node>(element: &N, unique: &dyn Fn(&str) -> bool) -> Option<String> {
    let (mut tags, mut places) = (Vec::new(), Vec::new());
    let mut at = Some(element.clone());
    while let Some(here) = at {
        let marks = (!tags.is_empty()).then(|| Marks::of(&here));
        let heads = marks.iter().flat_map(|m| m.named.iter().chain(&m.classed).chain(&m.kinds));
        for head in heads.filter(|head| unique(head)) {
            let whole = |way: &[String]| Some(joined(head, way)).filter(|css| unique(css));
            if let Some(way) = [&tags, &places].into_iter().find(|way| whole(way).is_some()) {
                return Some(thinned(head, way, unique));
            }
        }
        tags.insert(0, here.tag());
        places.insert(0, here.tag() + &place(&here));
        at = here.parent().filter(|above| !above.is(&["html"]));
    }
    let (head, way) = places.split_first()?;
    unique(&joined(head, way)).then(|| thinned(head, way, unique))
}

/// Steps of a way down, each below the one before; an empty one was left out.
fn joined(head: &str, way: &[String]) -> String {
    let mut css = head.to_owned();
    let mut direct = true;
    for step in way {
        if !step.is_empty() {
            css.push_str(if direct { " > " } else { " " });
            css.push_str(step);
        }
        direct = !step.is_empty();
    }
    css
}

/// A way down without those tags in between that are not needed: a page that wraps its parts anew keeps the rest.
fn thinned(head: &str, way: &[String], unique: &dyn Fn(&str) -> bool) -> String {
    let mut way = way.to_vec();
    for at in (0..way.len().saturating_sub(1)).rev() {
        let mut thinner = way.clone();
        if let Some(step) = thinner.get_mut(at).filter(|step| !step.contains(':')) {
            step.clear();
            if unique(&joined(head, &thinner)) {
                way = thinner;
            }
        }
    }
    joined(head, &way)
}

/// Which of its kind an element is, where it has brothers.
fn place<N: Node>(element: &N) -> String {
    let like = |e: &N| e.tag() == element.tag();
    let count = |step: fn(&N) -> Option<N>| {
        let mut count = 0_u32;
        let mut at = step(element);
        while let Some(here) = at {
            count += u32::from(like(&here));
            at = step(&here);
        }
        count
    };
    let before = count(N::previous_element);
    if before + count(N::next_element) == 0 {
        return String::new();
    }
    [":nth-of-type(", &(before + 1).to_string(), ")"].concat()
}

/// The selector of the element of a saved page that `mark` hits, as the picker would give it.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn in_saved(page: &super::saved::Saved, mark: &str) -> Option<String> {
    use super::tree::Forest;
    let roots = page.roots();
    let element = roots.iter().find_map(|root| (&page).all(root, mark).into_iter().next())?;
    of(&element, &|css| page.count(css) == 1).map(|(css, _)| css)
}
