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
    limit: "处理时限", "time limits";
    finder: "找话术", "Find a phrase";
    finder_keys: "1–9 或回车插入 · Esc 关闭", "1–9 or Enter inserts · Esc closes";
    like: "☆ 收藏", "☆ Keep";
    unlike: "★ 取消收藏", "★ Let go";
    give: "导出我的收藏（{n}）", "Export my favourites ({n})";
    keep: "＋ 存为我的话术", "＋ Keep the selection";
    hits: "{n} 条", "{n} phrases";
    walk: "按 Tab 补上：{slots}", "Tab fills in: {slots}";
    walk_on: " · 还有 {n} 处，按 Tab", " · {n} more by Tab";
    dismiss: "知道了", "Dismiss";
    check: "体检", "Check";
    check_about: "看助手认出了什么，点选没有认出的栏位", "See what was understood, and point at the rest";
    checked: "体检", "Health check";
    close_check: "关闭体检", "Close the health check";
    found_fields: "认出 {n} 个栏位", "{n} fields found";
    open_rows: "{n} 处要处理", "{n} to look at";
    no_open_rows: "没有要处理的", "nothing to do";
    again: "重新检查", "Check again";
    copy_report: "复制报告", "Copy the report";
    point: "点选字段", "Pick fields";
    fine_rows: "正常", "Fine";
    more_rows: "没有认出或看不见的（{n}）", "Not found or hidden ({n})";
    outline: "在页面上指出来", "Show it in the page";
    draft: "站点文件草稿", "Draft of the site file";
    no_draft: "还没有内容。自动识别得不对或不全时，用“点选字段”补上。", "Empty. Where the automatic reading is wrong or has gaps, pick the fields.";
    try_draft: "试用", "Try it";
    tried_draft: "已生效", "in use";
    copy: "复制", "Copy";
    download: "下载", "Download";
    undo: "撤销", "Undo";
    remove_line: "从草稿里删去“{name}”", "Take “{name}” out of the draft";
    pointing: "指向页面上的栏位或按钮，点一下选中。此时页面不会收到点击。", "Point at a field or a button of the page and press. The page does not hear it.";
    pointing_keys: "方向键或 Tab 切换，回车选中，Esc 结束", "Arrows or Tab to move, Enter to choose, Esc to end";
    end_pointing: "结束点选", "Stop picking";
    what_is_it: "这是什么？", "What is it?";
    label_of: "标签", "Label";
    text_of: "内容", "Value";
    no_text: "（空）", "(empty)";
    no_label: "（没有标签）", "(no label)";
    selector: "选择器", "Selector";
    not_alone: "别的框架里也有同样的内容，会用第一个。", "Another frame has the same; the first is used.";
    no_selector: "没有只选中它的选择器，请选它外面的一层。", "No selector hits only this; choose what holds it.";
    widen: "选外面一层", "Choose what holds it";
    another: "换一个", "Another one";
    seek_part: "输入名称查找", "Type a name to search";
    no_part: "没有这个名称", "No such name";
    part_save: "保存按钮", "Save button";
    part_transfer: "转派按钮", "Hand-over button";
    part_close: "办结按钮", "Closing button";
    part_record: "工单号（区分工单）", "Ticket number (tells records apart)";
    part_ignore: "忽略区域", "Region to ignore";
    part_reply: "{name}（回复编辑器）", "{name} (reply editor)";
    promises: "承诺提醒", "Promises";
    some_overdue: "{n} 个已超时", "{n} overdue";
    some_near: "{n} 个马上到期", "{n} almost due";
    no_promises: "没有要兑现的承诺。保存的回复里有时限，就会记在这里。", "No promise is open. The limits of a saved reply are noted here.";
    promised: "承诺 {when} 前{act}", "Promised by {when}: {act}";
    half: "时间过半", "half the time gone";
    three_quarters: "时间不多", "three quarters gone";
    nine_tenths: "马上到期", "almost due";
    overdue: "已超时", "overdue";
    done: "已兑现", "kept";
    fulfil: "已兑现", "Kept";
    unfulfil: "撤销", "Undo";
    fulfil_this: "{promise}（{number}）：已兑现", "{promise} ({number}): kept";
    unfulfil_this: "{promise}（{number}）：撤销已兑现", "{promise} ({number}): not kept after all";
    urged: "催办", "chased";
    promised_again: "上一个承诺还没兑现，这次保存会记为催办。", "An earlier promise is still open: this one will be marked as chasing it.";
    renew: "没有按时兑现：请联系客户，说明原因，约定新的时间。", "Not kept in time: contact the customer, explain, and agree on a new time.";
    renewal: "给一个新的时间", "Give a new time";
    allow: "允许到期通知", "Notify me when due";
    export: "导出日历", "Export calendar";
    import: "导入日历", "Import calendar";
    notified: "承诺 {when} · {number}", "Promise {when} · {number}";
    today: "今天", "today";
    tomorrow: "明天", "tomorrow";
    yesterday: "昨天", "yesterday";
    by_phone: "回电", "call";
    by_text: "发短信", "send a text";
    by_mail: "发邮件", "mail";
    by_app: "在线回复", "reply online";
    by_visit: "上门", "visit";
    by_any: "回复", "reply";
    days: "天", "d";
    hours: "小时", "h";
    minutes: "分钟", "min";
    left: "还有 {n} {unit}", "{n} {unit} left";
    over_by: "{n} {unit}", "{n} {unit}";
    in_draft: "已在草稿里", "in the draft";
    waiting: "没有读到工单字段。打开一张工单，助手会自动跟上。", "No ticket fields found yet. Open a ticket and the assistant follows.";
}
