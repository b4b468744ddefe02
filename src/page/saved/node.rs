//! A node of a saved page.

use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node as Data, Selector};

use super::Saved;
use crate::page::tree::{self, Place, Sort};

/// The place of a node in its tree.
pub(super) type Id = ego_tree::NodeId;

/// A node of a saved page, with the page that it is of.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    page: &'a Saved,
    root: usize,
    /// Where it stands in its tree.
    at: NodeRef<'a, Data>,
}

/// Classes by which libraries hide what they are on.
const HIDING: &str = ".d-none,.hide,.hidden,.ng-hide,.layui-hide,.x-hidden,.x-hide-display,.x-hidden-display,.el-hidden,.is-hidden,.slds-hide,.o_invisible_modifier,.o_hidden,.ant-tabs-tabpane-hidden,.ant-tabs-tabpane-inactive,.tab-pane:not(.active),.layui-tab-item:not(.layui-show),.collapse:not(.show):not(.in),.modal:not(.show):not(.in),.sr-only,.visually-hidden";

/// What is never drawn.
const UNDRAWN: &[&str] = &["head", "script", "style", "template", "noscript", "datalist", "option"];

/// Takes all templates out of a document: the host and the text of those that are open shadow roots.
pub(super) fn templates(html: &mut Html) -> Vec<(Id, String)> {
    let mut all = Vec::new();
    let mut open = Vec::new();
    for node in html.tree.nodes() {
        let Some(element) = ElementRef::wrap(node).filter(|e| e.value().name() == "template")
        else {
            continue;
        };
        all.push(node.id());
        let nested =
            node.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "template");
        if element.attr("shadowrootmode") == Some("open")
            && !nested
            && let Some(host) = node.parent()
        {
            open.push((host.id(), element.inner_html()));
        }
    }
    for id in all {
        if let Some(mut template) = html.tree.get_mut(id) {
            template.detach();
        }
    }
    open
}

impl Saved {
    /// The elements of a root that match, in the order of the page.
    pub(super) fn all(&self, root: usize, css: &str) -> Vec<Node<'_>> {
        let (Some(tree), Some(selector)) = (self.roots.get(root), self.selector(css)) else {
            return Vec::new();
        };
        let hits = tree.html.select(&selector);
        hits.map(|e| Node { page: self, root, at: *e }).collect()
    }
}

impl<'a> Node<'a> {
    pub(super) fn new(page: &'a Saved, root: usize, id: Id) -> Option<Self> {
        Some(Self { page, root, at: page.roots.get(root)?.html.tree.get(id)? })
    }

    pub(super) fn id(&self) -> Id {
        self.at.id()
    }

    fn of(&self, at: NodeRef<'a, Data>) -> Self {
        Self { at, ..*self }
    }

    fn element(&self) -> Option<ElementRef<'a>> {
        ElementRef::wrap(self.at)
    }

    fn raw(&self, name: &str) -> Option<&'a str> {
        self.element()?.attr(name)
    }

    fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    fn lineage(&self) -> impl Iterator<Item = Self> + use<'a> {
        let own = *self;
        std::iter::once(own).chain(own.at.ancestors().map(move |n| own.of(n)))
    }

    fn below_all(&self, selector: &Selector) -> Vec<Self> {
        let Some(element) = self.element() else { return Vec::new() };
        element.select(selector).map(|e| self.of(*e)).collect()
    }

    /// Whether the element itself is hidden, by whatever a file can tell.
    fn hides(&self) -> bool {
        let style: String = self
            .raw("style")
            .unwrap_or_default()
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| c.to_ascii_lowercase())
            .collect();
        self.has("hidden")
            || style.split(';').any(|d| {
                let d = d.trim_end_matches("!important");
                matches!(d, "display:none" | "visibility:hidden" | "visibility:collapse")
            })
            || tree::Node::is(self, UNDRAWN)
            || tree::Node::is(self, &["dialog"]) && !self.has("open")
            || tree::Node::is(self, &["input"])
                && self.raw("type").is_some_and(|t| t.eq_ignore_ascii_case("hidden"))
            || tree::Node::matches(self, HIDING)
    }

    /// The element that holds this root.
    fn holder(&self) -> Option<Self> {
        let (root, id, _) = self.page.roots.get(self.root)?.within?;
        Self::new(self.page, root, id)
    }
}

impl tree::Node for Node<'_> {
    fn sort(&self) -> Sort {
        match self.at.value() {
            Data::Element(_) => Sort::Element,
            Data::Text(_) => Sort::Text,
            _ => Sort::Other,
        }
    }

    fn content(&self) -> String {
        let texts = self.at.descendants().filter_map(|n| n.value().as_text().map(|t| &**t));
        texts.collect()
    }

    fn children(&self) -> Vec<Self> {
        self.at.children().map(|n| self.of(n)).collect()
    }

    fn previous(&self) -> Option<Self> {
        self.at.prev_sibling().map(|n| self.of(n))
    }

    fn next(&self) -> Option<Self> {
        self.at.next_sibling().map(|n| self.of(n))
    }

    fn previous_element(&self) -> Option<Self> {
        self.at.prev_siblings().find(|n| n.value().is_element()).map(|n| self.of(n))
    }

    fn next_element(&self) -> Option<Self> {
        self.at.next_siblings().find(|n| n.value().is_element()).map(|n| self.of(n))
    }

    fn parent(&self) -> Option<Self> {
        self.at.parent().filter(|n| n.value().is_element()).map(|n| self.of(n))
    }

    fn above(&self) -> Option<Self> {
        let in_shadow = || {
            let frame = self.page.roots.get(self.root)?.within?.2;
            if frame { None } else { self.holder() }
        };
        // The parser puts the nodes of a fragment into an html element of its own.
        self.parent().filter(|p| !p.is(&["html"])).or_else(in_shadow).or_else(|| self.parent())
    }

    fn same(&self, other: &Self) -> bool {
        self.root == other.root && self.at.id() == other.at.id()
    }

    fn holds(&self, other: &Self) -> bool {
        self.root == other.root && other.lineage().any(|n| n.at.id() == self.at.id())
    }

    fn is(&self, tags: &[&str]) -> bool {
        self.element().is_some_and(|e| tags.contains(&e.value().name()))
    }

    fn tag(&self) -> String {
        self.element().map_or_else(String::new, |e| e.value().name().to_owned())
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.raw(name).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())
    }

    fn matches(&self, css: &str) -> bool {
        let selector = self.page.selector(css);
        selector.is_some_and(|s| self.element().is_some_and(|e| s.matches(&e)))
    }

    fn closest(&self, css: &str) -> Option<Self> {
        let selector = self.page.selector(css)?;
        self.lineage().find(|n| n.element().is_some_and(|e| selector.matches(&e)))
    }

    fn first(&self, css: &str) -> Option<Self> {
        let selector = self.page.selector(css)?;
        let hit = self.element()?.select(&selector).next();
        hit.map(|e| self.of(*e))
    }

    fn below(&self, css: &str) -> Vec<Self> {
        self.page.selector(css).map(|s| self.below_all(&s)).unwrap_or_default()
    }

    fn beside(&self, css: &str) -> Vec<Self> {
        self.page.all(self.root, css)
    }

    fn by_id(&self, id: &str) -> Option<Self> {
        let tree = &self.page.roots.get(self.root)?.html.tree;
        let hit = tree.nodes().find(|n| {
            // What was taken out of the page is not in it.
            ElementRef::wrap(*n).is_some_and(|e| e.attr("id") == Some(id))
                && n.ancestors().last().is_some_and(|top| top.id() == tree.root().id())
        });
        hit.map(|n| self.of(n))
    }

    fn is_shown(&self) -> bool {
        let mut before: Option<Self> = None;
        for here in self.lineage() {
            if here.sort() == Sort::Element {
                // Of a closed details element only the summary shows.
                let closed = here.is(&["details"])
                    && !here.has("open")
                    && before.is_some_and(|b| !b.is(&["summary"]));
                if here.hides() || closed {
                    return false;
                }
                before = Some(here);
            }
        }
        self.holder().is_none_or(|h| h.is_shown())
    }

    fn place(&self) -> Option<Place> {
        /// What a line of text is high and a short label wide, in CSS pixels, where nothing says so.
        const USUAL: (f64, f64) = (20.0, 60.0);
        let style = self.raw("style").filter(|s| s.contains("absolute"))?;
        let pixels = |name: &str| -> Option<f64> {
            let mut parts = style.split(';').filter_map(|d| d.split_once(':'));
            let (_, value) = parts.find(|(key, _)| key.trim() == name)?;
            value.trim().trim_end_matches("px").parse().ok()
        };
        let (left, top) = (pixels("left")?, pixels("top")?);
        let right = left + pixels("width").unwrap_or(USUAL.1);
        let bottom = top + pixels("height").unwrap_or(USUAL.0);
        Some(Place { left, top, right, bottom })
    }

    fn shows_space(&self) -> bool {
        self.raw("style").is_some_and(|s| s.contains("white-space") && s.contains("pre"))
    }

    fn input_type(&self) -> String {
        self.raw("type").map_or_else(|| "text".to_owned(), str::to_ascii_lowercase)
    }

    fn value(&self) -> String {
        if self.is(&["textarea"]) {
            return self.content();
        }
        self.raw("value").unwrap_or_default().to_owned()
    }

    fn is_checked(&self) -> bool {
        self.has("checked")
    }

    fn is_disabled(&self) -> bool {
        self.has("disabled") || self.lineage().any(|n| n.is(&["fieldset"]) && n.has("disabled"))
    }

    fn is_read_only(&self) -> bool {
        self.has("readonly")
    }

    fn labels(&self) -> Vec<Self> {
        let mut labels: Vec<Self> = Vec::new();
        labels.extend(self.closest("label").filter(|l| !l.has("for")));
        if let Some(id) = self.raw("id") {
            let named = self.beside("label[for]");
            labels.extend(named.into_iter().filter(|l| l.raw("for") == Some(id)));
        }
        labels
    }

    fn chosen(&self) -> Vec<Self> {
        let options = self.below("option");
        let mut chosen: Vec<Self> = options.iter().filter(|o| o.has("selected")).copied().collect();
        if !self.has("multiple") {
            chosen = chosen
                .pop()
                .or_else(|| options.into_iter().find(|o| !o.has("disabled")))
                .into_iter()
                .collect();
        }
        chosen
    }

    fn form(&self) -> Option<Self> {
        self.raw("form").map_or_else(|| self.closest("form"), |id| self.by_id(id))
    }

    fn body(&self) -> Option<Self> {
        let inside = |(_, root): &(usize, &super::Root)| {
            root.within
                .is_some_and(|(of, id, frame)| frame && of == self.root && id == self.at.id())
        };
        let (root, _) = self.page.roots.iter().enumerate().find(inside)?;
        self.page.all(root, "body").into_iter().next()
    }

    fn is_designed(&self) -> bool {
        false
    }

    fn own_body(&self) -> Option<Self> {
        self.beside("body").into_iter().next()
    }
}
