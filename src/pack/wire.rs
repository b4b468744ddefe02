//! The shape of a pack as authors write it: what a TOML file holds, and what layers are merged in. What
//! pages read is another: [`super::built`].
//!
//! Every key has a default, so that reading stops at no gap: what is missing or wrong is told by
//! [`super::lower`], all of it at once. `at` is where an item stands in the sources and `from` the layer
//! that it comes from. Each key stands here once, with what it means: the reader, the reference page and the
//! schema for editors ([`super::keys`]) are all made of these lines.

// Keys are named as authors write them; the words beside each say what it means.
#![allow(missing_docs)]

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::keys::{Key, Shape, Shaped, Table};
use super::problem::At;
use super::word::{
    AGREE, CONFIRMATIONS, FLAWS, LEVELS, MARKS, MODES, PERSONAL, PROMISES, ROLES, RULE_KEYS, SAVES,
    USES, VOICES, names,
};

/// Keys that layering writes; an author cannot give them.
pub const BUILT_ONLY: [&str; 1] = ["from"];

/// An item as an author could write it: one line a key, in the order of the reference page.
#[must_use]
pub fn written<T: Item>(item: &T) -> String {
    let value = toml::Value::try_from(item).ok();
    let table = Pack::TABLES.iter().find(|(kind, _)| *kind == T::KIND).map(|(_, table)| table);
    let lines = table.into_iter().flat_map(|table| table.keys).filter_map(|key| {
        let value = value.as_ref()?.get(key.name)?;
        Some(format!("{} = {value}\n", key.name))
    });
    format!("[[{}]]\n{}", T::KIND, lines.collect::<String>())
}

/// What all `[[…]]` items share.
pub trait Item: Serialize {
    /// The name of the table, such as `phrase`.
    const KIND: &'static str;
    /// What tells the item from others of its kind; empty where it is not given.
    fn id(&self) -> String;
    /// Where it stands in the sources.
    fn at(&self) -> At;
    /// Says where it stands in the sources.
    fn set_at(&mut self, at: At);
    /// The key that [`Item::id`] is taken from.
    const KEY: &'static str;
    /// Whether it takes the place of an item of a lower layer.
    fn replaces(&self) -> bool;
    /// Whether it adds to an item of a lower layer.
    fn extends(&self) -> bool;
    /// The codes of warnings that are meant as they are.
    fn accept(&self) -> &[String];
    /// Says which layer it comes from, unless that is known.
    fn set_from(&mut self, layer: &str);
    /// The layer that it comes from; empty until it is laid.
    fn from(&self) -> &str;
    /// The keys that it gives, but for its name.
    fn given(&self) -> Vec<&'static str>;
    /// Takes over what the item of an upper layer gives: its lists stand before these, all else in place of these.
    fn extend(&mut self, over: Self);
}

/// What becomes of a value when an upper layer extends the item that it is in.
trait Overlay {
    fn overlay(&mut self, over: Self);
}

macro_rules! takes_place {
    ($($type:ty),*) => {$(
        impl Overlay for $type {
            fn overlay(&mut self, over: Self) {
                if !is_default(&over) {
                    *self = over;
                }
            }
        }
    )*};
}
takes_place!(String, u16, Cond, Option<Cond>);

impl<T: PartialEq> Overlay for Vec<T> {
    /// The entries of the upper layer come first: so a place among them names the same entry in both.
    fn overlay(&mut self, mut over: Self) {
        let below = std::mem::take(self).into_iter();
        let new: Vec<T> = below.filter(|entry| !over.contains(entry)).collect();
        over.extend(new);
        *self = over;
    }
}

/// Does something with each list of items of a pack.
pub trait Each {
    /// One list.
    fn list<T: Item>(&mut self, items: &mut Vec<T>);
}

/// Does something with each list of items of two packs.
pub trait Pair {
    /// The list of the one pack and the list of the other.
    fn pair<T: Item>(&mut self, items: &mut Vec<T>, other: Vec<T>);
}

macro_rules! kinds {
    ($($field:ident: $name:ident by $id:ident),* $(,)?) => {
        /// A pack, or one file of it.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Pack {
            pub pack: Header,
            $(
                #[serde(skip_serializing_if = "is_default")]
                pub $field: Vec<$name>,
            )*
        }

        impl Pack {
            /// The names of all kinds of items.
            pub const KINDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// What the tables of all kinds of items hold, by their names.
            pub const TABLES: &'static [(&'static str, &'static Table)] =
                &[$((stringify!($field), &$name::TABLE)),*];

            /// Hands each list of items to `visit`.
            pub fn each(&mut self, visit: &mut impl Each) {
                $(visit.list(&mut self.$field);)*
            }

            /// Hands each list of items, together with that of `other`, to `visit`.
            pub fn pair(&mut self, other: Pack, visit: &mut impl Pair) {
                $(visit.pair(&mut self.$field, other.$field);)*
            }
        }

        $(impl Item for $name {
            const KIND: &'static str = stringify!($field);
            const KEY: &'static str = stringify!($id);
            fn id(&self) -> String {
                if is_default(&self.$id) { String::new() } else { self.$id.to_string() }
            }
            fn at(&self) -> At {
                self.at
            }
            fn set_at(&mut self, at: At) {
                self.at = at;
            }
            fn replaces(&self) -> bool {
                self.replace
            }
            fn extends(&self) -> bool {
                self.extend
            }
            fn accept(&self) -> &[String] {
                &self.accept
            }
            fn set_from(&mut self, layer: &str) {
                if self.from.is_empty() {
                    layer.clone_into(&mut self.from);
                }
            }
            fn from(&self) -> &str {
                &self.from
            }
            fn given(&self) -> Vec<&'static str> {
                let mut given = self.keys_given();
                given.retain(|key| *key != Self::KEY);
                given
            }
            fn extend(&mut self, over: Self) {
                self.overlay(over);
            }
        })*
    };
}

kinds! {
    field: Field by id, stage: Stage by id, scene: Scene by id, slot: Slot by id, phrase: Phrase by id,
    check: Check by id, rule: Rule by id, limit: Limit by id, calendar: Calendar by year, cue: Cue by id,
    reason: Reason by id, reader: Reader by id,
}

macro_rules! part {
    (
        $(#[$doc:meta])* $name:ident = $zh:literal / $en:literal, needs [$($need:ident),*] {
            $($field:ident : $ty:ty = $field_zh:literal / $field_en:literal $(, one of $list:ident)? ;)*
        }
        $($(#[$more_doc:meta])* pub $more:ident : $more_ty:ty $(= $more_zh:literal / $more_en:literal)?),* $(,)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name {
            $(
                #[serde(skip_serializing_if = "is_default")]
                pub $field: $ty,
            )*
            $($(#[$more_doc])* pub $more: $more_ty,)*
        }

        impl $name {
            /// What the table holds, as authors are told.
            pub const TABLE: Table = Table {
                name: stringify!($name),
                zh: $zh,
                en: $en,
                needs: &[$(stringify!($need)),*],
                keys: &[
                    $(Key {
                        name: stringify!($field),
                        zh: $field_zh,
                        en: $field_en,
                        shape: <$ty as Shaped>::shape,
                        words: &[$(|| names($list))?],
                    },)*
                    $($(Key {
                        name: stringify!($more),
                        zh: $more_zh,
                        en: $more_en,
                        shape: <$more_ty as Shaped>::shape,
                        words: &[],
                    },)?)*
                ],
            };
        }

        impl Shaped for $name {
            fn shape() -> Shape {
                Shape::Table(&Self::TABLE)
            }
        }
    };
}

macro_rules! item {
    (
        $(#[$doc:meta])* $name:ident = $zh:literal / $en:literal, needs [$($need:ident),*] {
            $($field:ident : $ty:ty = $field_zh:literal / $field_en:literal $(, one of $list:ident)? ;)*
        }
    ) => {
        part! {
            $(#[$doc])* $name = $zh / $en, needs [$($need),*] {
                $($field : $ty = $field_zh / $field_en $(, one of $list)? ;)*
            }
            /// The layer that it comes from.
            #[serde(skip_serializing_if = "is_default")]
            pub from: String,
            /// Whether it takes the place of an item of the same id in a lower layer.
            #[serde(skip_serializing)]
            pub replace: bool = "整条替换下层同名的条目" / "takes the place of the item of this name in a layer below",
            /// Whether it adds to an item of the same id in a lower layer.
            #[serde(skip_serializing)]
            pub extend: bool = "在下层同名条目上补充：列表接在前面，其余写了的键替换"
                / "adds to the item of this name below: lists come before its lists, other keys given take the place of its keys",
            /// The codes of warnings that are meant as they are.
            #[serde(skip_serializing)]
            pub accept: Vec<String> = "确认无误、不必再提醒的提醒代号，如 near-duplicate"
                / "codes of warnings that are meant as they are, such as near-duplicate",
            /// Where it stands in the sources.
            #[serde(skip)]
            pub at: At,
        }

        impl $name {
            fn keys_given(&self) -> Vec<&'static str> {
                let given = [$((stringify!($field), !is_default(&self.$field))),*];
                given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key).collect()
            }

            fn overlay(&mut self, over: Self) {
                $(self.$field.overlay(over.$field);)*
                self.accept.overlay(over.accept);
                self.at = over.at;
            }
        }
    };
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

part! {
    /// `[pack]`: what the pack is.
    Header = "包本身，整个目录只写一次" / "the pack itself, once for the whole directory", needs [format, id] {
        format: u32 = "格式版本，现在是 1" / "version of the format, now 1";
        id: String = "包在机器里的名字：a-z 0-9 . - _" / "the pack's name for machines: a-z 0-9 . - _";
        version: String = "包自己的版本号，面板下方会显示" / "the pack's own version, shown in the panel";
        name: String = "包的名字，给人看" / "the pack's name for people";
        name_en: String = "英文名字" / "its English name";
        mode: String = "力度：observe 只记录，remind 提醒不拦，enforce 拦截"
            / "how hard rules press: observe logs, remind shows, enforce holds the save", one of MODES;
        dial: Vec<Turn> = "从某天起换成另一档力度" / "other modes, each from a day on";
        extends: String = "叠在哪个包上面" / "the pack below";
        hide: Vec<String> = "不要下层的哪些条目，写 kind:id" / "items of the layers below that shall not be there, as kind:id";
        reply: Vec<String> = "话术写到哪个栏位，按顺序取页面上有的第一个"
            / "fields that phrases go into: the first that the page has";
    }
    /// Where it stands in the sources.
    #[serde(skip)]
    pub at: At,
}
part! {
    /// A turn of the dial.
    Turn = "从 on 这天起用 mode 这档力度" / "the mode that counts from the day `on`", needs [on, mode] {
        on: String = "日期，YYYY-MM-DD" / "the day, YYYY-MM-DD";
        mode: String = "那天起的力度" / "the mode from then on", one of MODES;
    }
}
item! {
    /// `[[field]]`
    Field = "栏位：工单里的一个标准字段" / "a canonical field of the ticket", needs [id, label] {
        id: String = "名字" / "its name";
        label: String = "面板上怎么叫" / "what the panel calls it";
        label_en: String = "英文叫法" / "the same in English";
        labels: Vec<String> = "页面上可能的叫法，最常见的在前" / "labels that pages use for it, the most usual first";
        voice: String = "谁的话：agent 坐席说给客户，colleague 写给同事，customer 客户说的，fact 事实（默认）"
            / "whose words it carries: the agent's, the agent's to colleagues, the customer's, or a fact (the default)",
            one of VOICES;
        choices: Vec<String> = "下拉栏位的全部选项；写了就会查出条件里不存在的选项"
            / "all choices of a field that is chosen; then a condition that asks for another is told";
    }
}
item! {
    /// `[[stage]]`
    Stage = "处理阶段，按顺序写" / "a handling stage, in order", needs [id, name] {
        id: String = "名字" / "its name";
        name: String = "叫什么" / "its name for people";
        name_en: String = "英文" / "the same in English";
        short: String = "一两个字的简称" / "its name in a word";
        short_en: String = "英文简称" / "the same in English";
        signal: Vec<Signal> = "凭什么认为工单在这个阶段" / "what speaks for a ticket being in it";
    }
}
part! {
    /// `[[stage.signal]]`
    Signal = "阶段的一条依据；成立的各条分数相加，分高的阶段胜出"
        / "evidence for a stage; the weights of all that hold are added, the heaviest stage wins", needs [when, weight, why] {
        when: Cond = "什么时候成立" / "when it speaks";
        weight: u16 = "分数 1–100" / "its weight, 1 to 100";
        why: String = "告诉坐席的理由" / "what the agent is told";
        why_en: String = "英文" / "the same in English";
    }
}
item! {
    /// `[[scene]]`
    Scene = "场景：投诉的是什么事" / "what a complaint is about", needs [id, name, when] {
        id: String = "名字" / "its name";
        name: String = "叫什么" / "its name for people";
        name_en: String = "英文" / "the same in English";
        when: Cond = "什么工单算这个场景；不能再问场景" / "when a ticket is in it; it cannot ask for a scene";
    }
}
item! {
    /// `[[slot]]`
    Slot = "话术里的空 {名字}；fields 和 due 都不写的由坐席自己填"
        / "a {slot} of phrases; with neither `fields` nor `due` the agent fills it", needs [id, name] {
        id: String = "名字，话术里写在花括号里" / "its name in braces";
        name: String = "没填上时显示什么" / "what the agent is asked for";
        name_en: String = "英文" / "the same in English";
        fields: Vec<String> = "取哪些栏位，按顺序取填了的第一个" / "fields it is taken from: the first that is filled";
        due: String = "填哪个时限的到期时间，从现在算起" / "the limit whose end, counted from now, is filled in";
        max: u16 = "从栏位最多取多少个字，默认 60" / "most characters taken from a field, 60 unless said";
    }
}
item! {
    /// `[[phrase]]`
    Phrase = "话术" / "what an agent can say or write", needs [id, stage, text] {
        id: String = "名字" / "its name";
        code: String = "输入用的短码，如 sx01" / "a short code to type, such as sx01";
        step: String = "流程的哪一步，如 4.1" / "the step of the process, such as 4.1";
        stage: String = "哪个阶段用" / "the stage that it belongs to";
        scenes: Vec<String> = "哪些场景用，不写就都用" / "the scenes that it is for; any unless given";
        usage: String = "say 说给客户（默认），record 写进记录" / "said to the customer (the default) or written into the record",
            one of USES;
        when: Option<Cond> = "另外什么时候用" / "when it fits, beyond stage and scenes";
        checks: Vec<String> = "做的是清单里的哪几项，不写就是这一步的各项；没做的时候排在前面"
            / "the items of the checklist that it does, those of its step unless given; it comes forward while they are to do";
        prefer: Option<Cond> = "什么时候排到同类话术的前面" / "when it comes before others of its kind";
        why: String = "为什么排在前面，几个字，显示在话术下面；写了 prefer 就要写"
            / "why it does then, in a few words shown below the phrase; goes with `prefer`";
        why_en: String = "英文" / "the same in English";
        text: String = "内容；{栏位或空} 会填上，花括号本身写 {{ }}"
            / "its words; {slot or field} is filled in, a brace itself is {{ or }}";
        tags: Vec<String> = "搜索用的词" / "words to find it by";
    }
}
item! {
    /// `[[check]]`
    Check = "清单里的一项；不写 met 就只能手动勾选" / "an item of the checklist; without `met` only the agent ticks it",
        needs [id, stage, label] {
        id: String = "名字" / "its name";
        step: String = "流程的哪一步" / "the step of the process";
        stage: String = "在哪个阶段显示" / "the stage in which it is shown";
        label: String = "坐席看到的字" / "what the agent reads";
        label_en: String = "英文" / "the same in English";
        when: Option<Cond> = "什么工单要做这一项" / "when it applies";
        met: Option<Cond> = "工单写到什么就算做了" / "when the ticket shows that it is done";
    }
}
item! {
    /// `[[rule]]`
    Rule = "保存前的检查" / "what is looked at before a save", needs [id, kind, level, message, flags, allows] {
        id: String = "名字" / "its name";
        step: String = "流程的哪一步" / "the step of the process";
        kind: String = "检查什么，决定还能写哪些键" / "what it looks for; decides which further keys it takes", one of RULE_KEYS;
        level: String = "hint 建议，reason 需要处理，block 必须处理"
            / "how much a finding weighs: shown, held until repaired or explained, held until repaired", one of LEVELS;
        mode: String = "这条规则自己的力度；和包的力度取轻的一档"
            / "the rule's own dial; the gentler of it and the pack's counts", one of MODES;
        dial: Vec<Turn> = "从某天起换成另一档力度" / "other modes, each from a day on";
        stages: Vec<String> = "在哪些阶段看，不写就都看" / "the stages in which it looks; all unless given";
        when: Option<Cond> = "什么时候看" / "when it looks, beyond the stage";
        on: Vec<String> = "拦哪些保存：save 保存，transfer 转派，close 办结；不写就都拦；写了它不写 stages，就只在按下这种保存时看"
            / "the kinds of saves that it holds, all unless given; without stages it looks at such a save alone", one of SAVES;
        fields: Vec<String> = "看哪些栏位，不写就看坐席写的全部" / "the fields it looks at; all that agents write unless given";
        words: Vec<Word> = "不该说的词（forbid）" / "words that must not be said (forbid)";
        need: Option<Cond> = "必须成立的条件（require）" / "what must hold (require)";
        at_field: String = "指到哪个栏位（require）" / "the field to point at (require)";
        confirm: String = "哪种确认（confirmed）" / "which confirmation (confirmed)", one of CONFIRMATIONS;
        field: String = "agree：对照的栏位；promise：时限从哪个栏位的时间算起"
            / "agree: the field to compare with; promise: the field that says from when the limit counts";
        by: String = "比较什么（agree）" / "what is compared (agree)", one of AGREE;
        detect: Vec<String> = "哪些个人信息（personal）" / "which personal data (personal)", one of PERSONAL;
        flaw: String = "承诺的毛病（promise）" / "what is wrong with the promise (promise)", one of FLAWS;
        limit: String = "超出哪个时限（promise，flaw = over-limit）" / "the limit that is overrun (promise, over-limit)";
        near: Vec<String> = "同一句里要有其中一个词才算（promise）" / "words of which one must stand in the sentence (promise)";
        message: String = "告诉坐席的话，可用 {found} {instead} {field}"
            / "what the agent is told; {found}, {instead} and {field} are filled in";
        message_en: String = "英文" / "the same in English";
        why: String = "为什么，写明出处" / "why, with the source";
        why_en: String = "英文" / "the same in English";
        fixes: Vec<String> = "一键补上的话术，最好的在前" / "phrases that repair it, the best first";
        flags: Vec<BTreeMap<String, String>> = "必须指出的例子，至少两个：栏位 = 内容"
            / "tickets that it must flag, two at least: field = text";
        allows: Vec<BTreeMap<String, String>> = "不能误报的例子，至少两个" / "tickets that it must let pass, two at least";
    }
}
part! {
    /// `[[rule.words]]`
    Word = "不该说的词" / "a word that must not be said", needs [say] {
        say: String = "这个词" / "the word";
        instead: String = "换成什么；不写就是删掉" / "what to say instead; nothing where it is best left out";
        except: Vec<String> = "包含这个词但没问题的说法" / "longer innocent expressions that hold it";
    }
}
item! {
    /// `[[limit]]`
    Limit = "时限；hours、days、working_days 写一个" / "a time limit; one of hours, days and working_days",
        needs [id, name, source, mark] {
        id: String = "名字" / "its name";
        name: String = "叫什么" / "its name for people";
        name_en: String = "英文" / "the same in English";
        hours: u16 = "多少小时，昼夜周末都算" / "hours, through nights and weekends";
        days: u16 = "多少天，当天不算" / "natural days, without the starting day";
        working_days: u16 = "多少个工作日，当天不算" / "working days, without the starting day";
        source: String = "出处：哪条法规或惯例" / "the law, rule or custom that it comes from";
        mark: String = "law 法规，custom 惯例" / "text of a law or rule, or custom", one of MARKS;
    }
}
item! {
    /// `[[calendar]]`
    Calendar = "一年的放假和调休" / "rest days and days worked of one year", needs [year] {
        year: u16 = "年份" / "the year";
        off: Vec<String> = "放假的日子 MM-DD 或 MM-DD..MM-DD" / "days off, MM-DD or MM-DD..MM-DD with both ends";
        worked: Vec<String> = "要上班的周末" / "weekend days that are worked";
        opens: String = "上班时间 HH:MM，默认 09:00" / "opening time HH:MM, 09:00 unless said";
        closes: String = "下班时间 HH:MM，默认 18:00" / "closing time HH:MM, 18:00 unless said";
        source: String = "出处" / "where it comes from";
    }
}
item! {
    /// `[[cue]]`
    Cue = "要留意的词，出现就提示坐席" / "words that call for care, shown to the agent", needs [id, note, words] {
        id: String = "名字" / "its name";
        note: String = "告诉坐席什么" / "what the agent is told";
        note_en: String = "英文" / "the same in English";
        words: Vec<String> = "哪些词" / "the words";
    }
}
item! {
    /// `[[reason]]`
    Reason = "仍然保存的原因" / "a reason for saving anyway", needs [id, name] {
        id: String = "代码，会记进日志" / "its code, which is what is logged";
        name: String = "坐席看到的字" / "what the agent reads";
        name_en: String = "英文" / "the same in English";
    }
}
item! {
    /// `[[reader]]`
    Reader = "让识别更懂本单位的说法" / "words that a reader knows beyond its own", needs [id, role, words] {
        id: String = "名字" / "its name";
        role: String = "承诺识别：act 我方动作，us 我方人和部门，third 第三方，client 客户，terms 产品政策，vague 没准时间；确认识别：agree 同意，refuse 不同意，satisfied 满意，read-back 复述，right 无误，proxy 非机主"
            / "for promises: act, us, third, client, terms, vague; for confirmations: agree, refuse, satisfied, read-back, right, proxy",
            one of ROLES;
        words: Vec<String> = "哪些词" / "the words";
    }
}
part! {
    /// A condition. Exactly one of its keys is given, but for `field` with `is`, and `fields` with `has`;
    /// [`super::Cond`] says what each key means.
    Cond = "条件：只写一个键；field 和 is、fields 和 has 成对"
        / "a condition: one key, but for the pairs `field` with `is` and `fields` with `has`", needs [] {
        all: Option<Vec<Cond>> = "全都成立" / "all of them hold";
        any: Option<Vec<Cond>> = "至少一个成立" / "at least one of them holds";
        not: Option<Box<Cond>> = "不成立" / "it does not hold";
        filled: Option<String> = "这个栏位填了" / "the field is filled";
        empty: Option<String> = "这个栏位没填" / "the field is empty";
        field: Option<String> = "和 is 一起：这个栏位的内容正好是其中一个" / "with `is`: the field's text is one of these";
        is: Option<Vec<String>> = "和 field 一起" / "with `field`";
        fields: Option<Vec<String>> = "和 has 一起：这些栏位里出现其中一个词" / "with `has`: one of the fields holds one of the words";
        has: Option<Vec<String>> = "和 fields 一起" / "with `fields`";
        confirmed: Option<String> = "已经得到这种确认" / "this confirmation was given", one of CONFIRMATIONS;
        asked: Option<String> = "问了，还没有答" / "it was asked and not answered", one of CONFIRMATIONS;
        denied: Option<String> = "客户不认可" / "it was refused", one of CONFIRMATIONS;
        promised: Option<String> = "坐席作了这种承诺：deadline 有时限，vague 没准时间，event 等某事之后"
            / "a promise of this kind stands in agent text: with a time, without one, after an event", one of PROMISES;
        scene: Option<String> = "工单属于这个场景" / "the ticket is in this scene";
        cue: Option<String> = "出现这组要留意的词" / "this cue stands in the ticket";
        dated: Option<String> = "这个栏位里有只写月日的日期" / "the field names a day by month and day alone";
    }
}
