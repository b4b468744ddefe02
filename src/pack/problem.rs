//! What is wrong with a pack: where, what, and what next.

use std::fmt;

/// Where an item stands: which source, and which table of it. Default: nowhere (a built pack).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct At {
    /// One more than the index of the source; 0 for none.
    pub source: u16,
    /// Byte span of the item in the source.
    pub start: u32,
    /// One past its end.
    pub end: u32,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack builds; it is likely not meant so.
    Warning,
    /// The pack does not build.
    Error,
}

/// Every code that an error can have, and what it stands for, in Chinese and in English.
pub const CODES: &[(&str, &str, &str)] = &[
    ("syntax", "不是合法的 TOML", "the file is not TOML"),
    ("unknown-key", "写了没有的键", "a table has a key that it does not take"),
    (
        "wrong-type",
        "键的类型不对，如该写列表却写了文字",
        "a key holds a text where a list is wanted, and the like",
    ),
    (
        "missing-header",
        "没有包，或目录里没有 [pack]",
        "no pack, or no [pack] among the files of a directory",
    ),
    ("duplicate-header", "目录里有不止一个 [pack]", "more than one [pack] among them"),
    ("newer-format", "包的格式比本程序新", "the pack is written for a later build"),
    ("missing-base", "extends 的包没有给出", "`extends` names a pack that is not there"),
    ("circular-layer", "几个包互相叠成了圈", "packs extend one another in a circle"),
    ("two-tops", "几个包叠不成一条链", "the packs form no chain"),
    ("duplicate-pack", "两个包同名", "two packs have one id"),
    (
        "already-below",
        "下层已有同名条目，又没写 replace 或 extend",
        "an item has the name of one below and says neither `replace = true` nor `extend = true`",
    ),
    (
        "nothing-to-replace",
        "写了 replace，但下层没有这个条目",
        "`replace = true` and no item below to replace",
    ),
    (
        "nothing-to-extend",
        "写了 extend，但下层没有这个条目",
        "`extend = true` and no item below to add to",
    ),
    (
        "replace-and-extend",
        "replace 和 extend 不能同时写",
        "an item says both `replace = true` and `extend = true`",
    ),
    ("nothing-to-hide", "hide 的条目下层没有", "`hide` names an item that is not below"),
    ("bad-hide", "hide 的写法不是 kind:id", "an entry of `hide` is not `kind:id`"),
    ("missing-key", "必须写的键没写或是空的", "a key that must be there is missing or empty"),
    ("no-items", "包里没有栏位或没有阶段", "the pack has no field or no stage"),
    ("no-fields", "规则没有可看的栏位", "a rule looks at no field"),
    ("too-many", "同一类条目太多", "more items of a kind than can be numbered"),
    (
        "bad-id",
        "名字只能用 a-z 0-9 . - _",
        "a name holds other letters than a-z, 0-9, `.`, `-`, `_`",
    ),
    ("duplicate-id", "同一类条目重名", "two items of a kind have one name"),
    ("duplicate-code", "两条话术用同一个短码", "two phrases have one code"),
    ("duplicate-label", "两个栏位用同一个叫法", "two fields have one label"),
    ("duplicate-word", "一条规则里同一个词写了两次", "a word is forbidden twice in one rule"),
    ("unknown-id", "提到了没有的条目", "a key names an item that is not there"),
    ("unknown-slot", "花括号里既不是空也不是栏位", "braces name neither a slot nor a field"),
    ("unknown-value", "只能从几个词里选，写了别的", "a key holds none of the words that it takes"),
    ("unknown-accept", "accept 里写的不是提醒的代号", "`accept` names no warning"),
    ("out-of-range", "数字太小或太大", "a number is too small or too large"),
    ("empty-text", "列表里有空文字", "a list holds an empty text"),
    ("empty-list", "不能为空的列表是空的", "a list that must hold something is empty"),
    ("braces", "花括号不成对", "a brace in a text has no partner"),
    ("no-condition", "条件里什么都没写", "a condition has no key"),
    ("two-conditions", "一个条件里写了几个键", "a condition has more than one key"),
    ("scene-in-scene", "场景的条件里又问了场景", "the condition of a scene asks for a scene"),
    (
        "lone-key",
        "prefer 和 why 只写了一个",
        "`prefer` stands without `why`, or `why` without `prefer`",
    ),
    ("two-sources", "一个空写了两个来源", "a slot is filled from two places"),
    ("foreign-key", "写了别的种类的规则才有的键", "a rule has a key that its kind does not take"),
    ("few-examples", "规则的例子不到两个", "a rule has fewer than two examples of a sort"),
    ("idle-except", "except 里的说法不包含这个词", "an exception does not hold the forbidden word"),
    ("unreadable-word", "识别记不下这个词", "a reader cannot hold a word"),
    ("limit-length", "时限没有长度，或写了两个", "a limit has no length, or two"),
    ("bad-date", "日期不对，或前后矛盾", "what is no date, or contradicts itself"),
    ("bad-time", "下班时间不是 HH:MM", "a closing time is not HH:MM"),
    ("bad-dial", "力度的日期没有从早到晚", "the days of a dial are not in order"),
    (
        "not-a-choice",
        "条件里的选项栏位没有",
        "a condition asks for what the field's `choices` do not have",
    ),
    ("never-holds", "条件永远不成立", "a condition can never hold"),
    (
        "example-silent",
        "flags 里的例子规则没有指出",
        "a rule says nothing about an example of its `flags`",
    ),
    ("example-loud", "allows 里的例子规则误报了", "a rule flags an example of its `allows`"),
    ("fix-useless", "补上话术后规则仍然指出", "a phrase does not repair what it is listed for"),
    ("phrase-forbidden", "话术说了本包禁用的词", "a phrase says what a rule of the pack forbids"),
    (
        "phrase-over-limit",
        "话术承诺的时间超过法定时限",
        "a phrase promises a time that is past a limit of the law",
    ),
];

/// The same for warnings.
pub const WARNINGS: &[(&str, &str, &str)] = &[
    ("always-holds", "条件永远成立", "a condition always holds"),
    ("stage-unentered", "没有依据能进入这个阶段", "nothing speaks for a stage"),
    (
        "slot-hides-field",
        "空和栏位同名，却不取这个栏位",
        "a slot has the name of a field and is not filled from it",
    ),
    ("unused-slot", "没有话术用到这个空", "no phrase has this slot"),
    ("near-duplicate", "两条话术几乎一样", "two phrases are nearly the same"),
    ("shadowed-rule", "前面的规则已经管了", "an earlier rule already sees all that this one does"),
    ("idle-rule", "规则永远不会指出什么", "a rule can never find anything"),
    (
        "idle-filling",
        "这种规则不会填 {instead} 或 {found}",
        "a message holds what this kind of rule does not fill in",
    ),
    (
        "idle-dial",
        "规则的力度不比包的轻，不起作用",
        "a rule's dial is nowhere gentler than the pack's",
    ),
    ("idle-accept", "accept 里的提醒没有出现", "`accept` names a warning that there is not"),
    ("calendar-past", "日历没有今年", "the calendar does not hold this year"),
];

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A fixed short name of the kind of problem, for tests and look-up; one of [`CODES`] or [`WARNINGS`].
    pub code: &'static str,
    /// The item at fault.
    pub at: At,
    /// The key of the item, with indices, such as `words.2.say`; empty for the item itself.
    pub key: String,
    /// What is wrong, with the names involved.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Problem {
    /// How much it weighs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        let warning = WARNINGS.iter().any(|(code, ..)| *code == self.code);
        if warning { Severity::Warning } else { Severity::Error }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}: {}", self.code, self.message, self.hint)
    }
}
