//! Forms that look for tickets or let somebody in, instead of holding a ticket: what is typed there says nothing of
//! the one shown.

use super::find::EDITABLE;
use super::tree::{Node, words};
use super::words::{Does, button, does};

/// What holds the controls of one purpose.
const FORMS: &str =
    "form,.el-form,.ant-form,.ivu-form,.layui-form,.arco-form,.n-form,.x-toolbar,.datagrid-toolbar";

/// What is made for searching, by its own account.
const SEARCHES: &str = "[role=search],[class*=search-form],[class*=searchForm],[class*=search-bar],[class*=search-box],[class*=query-form],[class*=queryForm],[class*=filter-form],[class*=filterForm],[class*=filter-bar],.ant-pro-table-search,.datagrid-toolbar";

/// Where controls sort, filter and turn the pages of a list.
const LISTS: &str = "thead,.datagrid-header,.el-table__header-wrapper,.layui-table-header,.x-grid-header-ct,.ant-table-filter-dropdown,[class*=pagination],[class*=pager]";

/// What a button says that searches, folded.
const LOOKS: &[&str] = &["查询", "搜索", "检索", "筛选", "search", "query", "filter", "find"];

/// What the button beside it says, folded.
const CLEARS: &[&str] = &["重置", "清空", "清除", "reset", "clear"];

/// What is known of the form that was asked of last.
pub(super) struct Seen<N>(Option<(N, bool)>);

impl<N> Default for Seen<N> {
    fn default() -> Self {
        Self(None)
    }
}

impl<N: Node> Seen<N> {
    /// Whether a control belongs to a search and not to a ticket.
    pub fn holds(&mut self, control: &N) -> bool {
        if control.closest(LISTS).is_some() {
            return true;
        }
        let Some(form) = control.closest(SEARCHES).or_else(|| control.closest(FORMS)) else {
            return false;
        };
        if let Some((known, verdict)) = &self.0
            && known.same(&form)
        {
            return *verdict;
        }
        let verdict = is_search(&form);
        self.0 = Some((form, verdict));
        verdict
    }
}

/// Whether a form searches: it says so or has the two buttons of a search, and nothing in it is written or saved.
fn is_search<N: Node>(form: &N) -> bool {
    if form.first("textarea").is_some() || form.first(EDITABLE).is_some() {
        return false;
    }
    // Who logs in is no customer.
    if form.matches(SEARCHES) || form.first("input[type=password]").is_some() {
        return true;
    }
    let (mut looks, mut clears) = (false, false);
    for control in
        form.below("button,input[type=submit],input[type=button],input[type=reset],a,[role=button]")
    {
        let mut text = words(&control, "");
        if control.is(&["input"]) {
            text = control.value();
        }
        if matches!(does(&text), Does::Saves | Does::MaySave) {
            return false;
        }
        let word = button(&text);
        looks |= LOOKS.contains(&word.as_str());
        clears |= CLEARS.contains(&word.as_str());
    }
    looks && clears
}
