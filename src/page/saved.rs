//! A saved page as the page layer sees it: for checking a site file without the CRM, and for the corpus of pages.
//!
//! It is parsed as browsers parse. There is no layout: what a person sees is told from attributes, inline styles and
//! the classes by which well-known libraries hide things, and where it stands only of what is placed in pixels. Documents in `srcdoc` frames and declarative shadow roots
//! belong to the page; scripts do not run.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use scraper::{Html, Selector};

use super::site::Site;
use super::tree::{Forest, Node as _};
use super::words::{Does, does};
use super::{find, read, tree};
use crate::ticket::SeenField;

mod node;

use node::Id;
pub use node::Node;

/// A saved page.
pub struct Saved {
    roots: Vec<Root>,
    site: Site,
    /// Selectors that were parsed; none for what is no selector.
    selectors: RefCell<HashMap<String, Option<Rc<Selector>>>>,
}

/// A document or a shadow root.
struct Root {
    html: Html,
    /// What it lies in: root, element, and whether that is a frame.
    within: Option<(usize, Id, bool)>,
}

/// How deep frames and shadow roots lie in one another before nobody looks further.
const DEEP: usize = 8;

impl Saved {
    /// Parses a page. Every text is a page, if a strange one.
    #[must_use]
    pub fn new(text: &str, site: Site) -> Self {
        let mut page = Self { roots: Vec::new(), site, selectors: RefCell::default() };
        page.grow(Html::parse_document(text), None, 0);
        page
    }

    /// The fields that a person sees.
    #[must_use]
    pub fn look(&self) -> Vec<SeenField> {
        find::all(&self).iter().map(read::seen).collect()
    }

    /// The names of fields that are there and nobody sees.
    #[must_use]
    pub fn hidden(&self) -> Vec<String> {
        find::hidden(&self, &find::all(&self))
    }

    /// How many elements a selector hits, in all documents and shadow roots.
    #[must_use]
    pub fn count(&self, css: &str) -> usize {
        (0..self.roots.len()).map(|root| self.all(root, css).len()).sum()
    }

    /// The words on the controls that save: those of the site file, else by their words.
    #[must_use]
    pub fn saves(&self) -> Vec<String> {
        /// What may save.
        const CLICKED: &str = "button,input[type=submit],input[type=button],input[type=image],[role=button],a,[role=menuitem]";
        let named = self.site.save.join(",");
        let css = if named.is_empty() { CLICKED } else { &named };
        let mut saves = Vec::new();
        for root in 0..self.roots.len() {
            for control in self.all(root, css) {
                let told = [tree::words(&control, ""), control.value()];
                let told = told
                    .into_iter()
                    .chain(control.attribute("aria-label"))
                    .chain(control.attribute("title"));
                let text = told.into_iter().find(|t| !t.is_empty()).unwrap_or_default();
                let links = control.is(&["a"]);
                let counts = match does(&text) {
                    Does::Saves => true,
                    Does::MaySave => !links && control.input_type() != "reset",
                    _ => false,
                };
                if (counts || !named.is_empty())
                    && control.is_shown()
                    && !(&self).is_ignored(&control)
                {
                    saves.push(text);
                }
            }
        }
        saves
    }

    /// Whether `css` is a selector that a saved page can be asked.
    #[must_use]
    pub fn is_selector(css: &str) -> bool {
        parse(css).is_some()
    }

    fn grow(&mut self, mut html: Html, within: Option<(usize, Id, bool)>, depth: usize) {
        let templates = node::templates(&mut html);
        let root = self.roots.len();
        self.roots.push(Root { html, within });
        if depth >= DEEP {
            return;
        }
        let frames: Vec<(Id, String)> = self
            .all(root, "iframe[srcdoc]")
            .iter()
            .filter_map(|f| Some((f.id(), tree::Node::attribute(f, "srcdoc")?)))
            .collect();
        for (frame, text) in frames {
            self.grow(Html::parse_document(&text), Some((root, frame, true)), depth + 1);
        }
        for (host, text) in templates {
            self.grow(Html::parse_fragment(&text), Some((root, host, false)), depth + 1);
        }
    }

    fn selector(&self, css: &str) -> Option<Rc<Selector>> {
        if let Some(known) = self.selectors.borrow().get(css) {
            return known.clone();
        }
        let made = parse(css).map(Rc::new);
        self.selectors.borrow_mut().insert(css.to_owned(), made.clone());
        made
    }
}

/// Pseudo-classes that only a browser can tell, and what stands for them in a saved page.
const STATES: &[(&str, &str)] = &[
    (":disabled", "[disabled]"),
    (":enabled", ":not([disabled])"),
    (":checked", ":is([checked],[selected])"),
    (":required", "[required]"),
    (":read-only", "[readonly]"),
    (":read-write", ":not([readonly])"),
    (":focus-within", ""),
    (":focus-visible", ""),
    (":focus", ""),
    (":hover", ""),
    (":active", ""),
    (":defined", ""),
];

/// A selector; none where it is none. What a page's scripts or its user would change is taken as it was saved.
fn parse(css: &str) -> Option<Selector> {
    if let Ok(selector) = Selector::parse(css) {
        return Some(selector);
    }
    let mut settled = css.to_owned();
    for (state, instead) in STATES {
        settled = settled.replace(state, instead);
    }
    if settled == css { None } else { Selector::parse(&settled).ok() }
}

impl<'a> Forest for &'a Saved {
    type Node = Node<'a>;
    type Root = usize;

    fn site(&self) -> &Site {
        &self.site
    }

    fn roots(&self) -> Vec<usize> {
        (0..self.roots.len()).collect()
    }

    fn all(&self, root: &usize, css: &str) -> Vec<Node<'a>> {
        Saved::all(self, *root, css)
    }

    fn body(&self, root: &usize) -> Option<(Node<'a>, Option<Node<'a>>)> {
        let within = self.roots.get(*root)?.within;
        if within.is_some_and(|(_, _, frame)| !frame) {
            return None;
        }
        let frame = within.and_then(|(root, id, _)| Node::new(self, root, id));
        Some((Saved::all(self, *root, "body").into_iter().next()?, frame))
    }

    fn is_own(&self, _: &Node<'a>) -> bool {
        false
    }
}
