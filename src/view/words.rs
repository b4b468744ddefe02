//! The panel's own words in both languages, in one table.

use crate::lang::Lang;

/// Words of the panel, Chinese and English.
#[derive(Debug, Clone, Copy)]
pub struct Text(&'static str, &'static str);

impl Text {
    /// The words in one language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }
}

macro_rules! ui {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// Every text of the panel.
        #[allow(missing_docs)] // Each name says what its two texts say.
        pub struct Ui { $(pub $name: Text,)* }
        /// The texts.
        pub const UI: Ui = Ui { $($name: Text($zh, $en),)* };
    };
}

ui! {
    title: "话术助手", "Complaint assistant";
    fold: "收起助手", "Fold the assistant away";
    unfold: "打开话术助手", "Open the assistant";
    other_lang: "English", "中文";
    stage: "处理阶段", "Stage";
    pin: "固定在这个阶段", "Pin this stage";
    unpin: "恢复自动判断", "Let the ticket decide";
    pinned: "已手动固定", "pinned by hand";
    against: "也有迹象指向“{stage}”：{why}", "Some signs point to “{stage}”: {why}";
    care: "请留意", "Take care";
    findings: "保存前要处理", "Before saving";
    hints: "另有 {n} 条建议", "{n} more suggestions";
    nothing_wrong: "目前没有要处理的问题", "Nothing to mend right now";
    checks: "本阶段清单", "Checklist";
    phrases: "可用话术", "Phrases";
    found: "搜索结果", "Search results";
    search: "搜索话术、编码或标签", "Search phrases, codes or tags";
    none_found: "没有找到，换个词试试", "Nothing found; try another word";
    no_phrases: "本阶段的话术都用上了", "All phrases of this stage are in use";
    insert: "插入到回复", "Insert into the reply";
    from: "来自：{field}", "from: {field}";
    open_slot: "待补充", "to fill in";
    replace_by: "改为", "Replace by";
    insert_this: "补上", "Insert";
    remove: "删去这几个字", "Remove these words";
    go: "定位", "Show";
    show: "到“{field}”看看", "Show it in “{field}”";
    why: "依据", "Why";
    ticked: "{who} {when} 手动勾选", "{who} {when} ticked by hand";
    observe: "观察模式：只记录，不提醒", "Observing: recorded, not shown";
    remind: "提醒模式：不拦截保存", "Reminding: no save is held";
    held_title: "先别急着保存", "Not saved yet";
    held_lead: "补上下面这一处，保存就会继续。选一条会写进回复。", "Mend this and the save goes on. The choice is written into the reply.";
    held_leads: "还有 {n} 处要补，全部补上后保存会自动继续。", "{n} things to mend; after the last one the save goes on by itself.";
    back: "返回修改", "Back to editing";
    anyway: "仍然保存", "Save anyway";
    reason: "选择原因", "Choose a reason";
    reason_needed: "请先选一个原因", "Choose a reason first";
    level_block: "必须处理", "must be mended";
    level_reason: "需要处理", "needs mending";
    level_hint: "建议", "suggestion";
    keys: "Alt+1…5 插入话术", "Alt+1…5 inserts a phrase";
    dismiss: "知道了", "Dismiss";
    waiting: "没有读到工单字段。打开一张工单，助手会自动跟上。", "No ticket fields found yet. Open a ticket and the assistant follows.";
}
