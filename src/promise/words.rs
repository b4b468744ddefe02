//! What the words mean to the reader of promises; which words mean it stands in the table beside.

use super::number::Num;

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    // Parts of a time.
    /// A number.
    Num(Num),
    /// A unit of time.
    Unit(Unit),
    /// 个: stands between a number and a unit.
    Measure,
    /// 多: a little more than the number.
    Over,
    /// 第: makes a number an ordinal.
    Ordinal,
    /// 至, 到, `-`: between the two ends of a range.
    To,
    /// `/`
    Slash,
    /// `:`
    Colon,
    /// `*`, `×`
    Times,
    /// 这, 下, 下下, 上: how many units from now.
    Rel(i8),
    /// 今天 … 大后天, and pairs (明后天): first and last, in days from now.
    Day(i8, i8),
    /// 当日, 次日: the day of an event, or today, and so many days after it.
    Next(i8),
    /// A day and its part in one word: 明早.
    DayPart(i8, Part),
    /// A part of the day.
    Part(Part),
    /// 周一 is 1, 周日 7.
    Weekday(u8),
    /// 周末.
    Weekend,
    /// 月底.
    MonthEnd,
    /// 上旬, 中旬, 下旬: 1 to 3.
    Decade(u8),
    /// 年底, years from now.
    YearEnd(i8),
    /// 季末.
    QuarterEnd,
    /// 下半年: 1 or 2.
    Half(u8),
    /// 国庆节, 中秋节, 大年初三, 冬至, 母亲节.
    Feast(Feast),
    /// 国庆前: the last day before a holiday.
    Eve(Feast),
    /// 国庆后: the time after a holiday.
    Holiday(Feast),
    /// 最后一个: before a weekday of a month.
    Final,
    /// 国庆期间: a holiday as a whole.
    HolidayRun(Feast),
    /// 下次出账: an event without a date, as a time.
    Bill,
    /// 从: begins a range.
    From,
    /// 农历: the date behind it is one of the lunar calendar.
    Lunar,
    /// 腊月, 正月.
    LunarMonth(u8),
    /// 这会儿: behind a day, the hour at which it is said.
    SameTime,
    /// 元月.
    January,
    /// 月初, 年中: the beginning or the middle of a period, which names no day.
    Early,
    /// 差: before minutes that are taken from an hour.
    Less,
    /// 初: before a day of the lunar month.
    First,
    /// am, pm: whether it is the afternoon.
    Meridiem(bool),
    /// 的.
    Of,
    /// 又, 外加: joins two lengths.
    And,
    /// 尽力: vague alone, and weakens a time behind it.
    Effort,
    /// 第四季度: 1 to 4.
    Quarter(u8),
    /// 2026.10.8: year, month, day.
    Date(i32, u8, u8),
    /// 年: names a year after a number.
    Year(i8),
    /// 号: makes a number the day of a month.
    DayNumber,
    /// 点, 时: makes a number an hour of the clock.
    OClock,
    /// T+: working days.
    TPlus,
    /// D+: natural days.
    DPlus,
    // What stands next to a time.
    /// 内.
    Within,
    /// 前.
    Before,
    /// 后.
    After,
    /// 左右.
    About,
    /// 以上.
    Above,
    /// 期间.
    During,
    /// 最迟: what follows is the hard limit.
    Latest,
    /// 最快: what follows is a lower bound.
    Earliest,
    /// A time without a limit: 尽快, 近期, 月初, 节后.
    Vague,
    /// Without a limit where an action follows: 优先, 及时.
    Loosely,
    // What decides whose time it is.
    /// Anything else that matters.
    Cue(Cue),
    /// Ends a clause.
    Comma,
    /// `(`: ends a clause, and may say a number or a day once more.
    Open,
    /// `)`
    Close,
    /// Ends a sentence.
    Stop,
    /// 吧, 哦: colours a sentence and says nothing.
    Particle,
    /// A known word without a meaning here.
    Noise,
    /// Unknown text.
    Other,
}

impl Word {
    /// Whether a clause ends with it.
    #[must_use]
    pub fn ends_clause(self) -> bool {
        matches!(self, Self::Comma | Self::Open | Self::Close | Self::Stop)
    }
}

/// A day that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feast {
    /// 节前: whichever holiday comes next.
    Any,
    /// 国庆节: month and day of the sun's calendar.
    Sun(u8, u8),
    /// 中秋节: month and day of the lunar calendar; the day 0 is the last one before the month.
    Moon(u8, u8),
    /// 冬至: which of the 24 terms of the sun's year, from 小寒 (0) on.
    Term(u8),
    /// 母亲节: month, which one, weekday.
    Nth(u8, u8, u8),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 秒
    Second,
    /// 分钟
    Minute,
    /// 刻钟
    Quarter,
    /// 小时
    Hour,
    /// 工时: hours of a shift
    Shift,
    /// 天, 自然日
    Day,
    /// 日: a length or the day of a month
    Date,
    /// 工作日
    WorkingDay,
    /// 周, 星期
    Week,
    /// 月
    Month,
    /// 季度
    Season,
    /// 账期: read as a calendar month
    Cycle,
    /// 年
    Year,
}

/// A part of the day, with the hour at which it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// 凌晨, to 06:00
    Night,
    /// 白天, to 18:00, and only behind a day
    Daytime,
    /// 深夜, to the end of the day
    Late,
    /// 上午, to 12:00
    Morning,
    /// 上班: the morning, and only behind a day
    Opening,
    /// 中午, to 12:00: what is promised for noon is due at noon
    Noon,
    /// 下午, to 18:00
    Afternoon,
    /// 晚上, to 22:00
    Evening,
    /// 下班, the calendar's closing time
    Closing,
}

/// What speaks for or against a promise: a set, for many words do more than one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue(pub u64);

impl Cue {
    /// Handling by our side, which a promise can be about.
    pub const ACT: Self = Self(1 << 0);
    /// Our side as the subject.
    pub const US: Self = Self(1 << 1);
    /// 给您, 为您: our side acts for the customer.
    pub const FOR_YOU: Self = Self(1 << 2);
    /// 会, 将, 预计: what comes is still to be.
    pub const WILL: Self = Self(1 << 3);
    /// 承诺, 约定, 安排: passes a time on, so 已 before it does not make the time past.
    pub const PLEDGE: Self = Self(1 << 4);
    /// 时限, SLA: names a limit.
    pub const LIMIT: Self = Self(1 << 5);
    /// 争取, 尽量: weakens.
    pub const SOFT: Self = Self(1 << 6);
    /// 已, 曾.
    pub const DONE: Self = Self(1 << 7);
    /// 了.
    pub const FINISHED: Self = Self(1 << 8);
    /// 未, 没.
    pub const NOT: Self = Self(1 << 9);
    /// 请, 麻烦.
    pub const ASK: Self = Self(1 << 10);
    /// 请耐心等待: asks the customer to wait for us.
    pub const WAIT: Self = Self(1 << 11);
    /// 请稍等: holds the line.
    pub const HOLD: Self = Self(1 << 12);
    /// 您.
    pub const YOU: Self = Self(1 << 13);
    /// 客户.
    pub const CLIENT: Self = Self(1 << 14);
    /// Puts the noun after it into the object's place.
    pub const TO: Self = Self(1 << 15);
    /// 要求, 希望, 催促.
    pub const DEMAND: Self = Self(1 << 16);
    /// 同意, 接受.
    pub const ACCEPT: Self = Self(1 << 17);
    /// What customers do.
    pub const CLIENT_ACT: Self = Self(1 << 18);
    /// 必须, 需要: lays a duty on someone.
    pub const MUST: Self = Self(1 << 19);
    /// 可, 可以.
    pub const CAN: Self = Self(1 << 20);
    /// 才: what comes is not before that time.
    pub const ONLY: Self = Self(1 << 21);
    /// Words of product, tariff, policy or system.
    pub const TERMS: Self = Self(1 << 22);
    /// 根据规定: what a rule says, of nobody in particular.
    pub const RULE: Self = Self(1 << 41);
    /// 沟通: 沟通后 says nothing of when a time begins.
    pub const TALKED: Self = Self(1 << 42);
    /// 客服热线 and what else runs all the time.
    pub const SERVICE: Self = Self(1 << 23);
    /// 元, 次, 条: what a tariff or a count is made of.
    pub const COUNT: Self = Self(1 << 24);
    /// 每.
    pub const EVERY: Self = Self(1 << 25);
    /// 连续.
    pub const RUNNING: Self = Self(1 << 26);
    /// 近, 过去: before a length of time.
    pub const RECENT: Self = Self(1 << 27);
    /// 等了, 超过: before elapsed time.
    pub const ELAPSED: Self = Self(1 << 28);
    /// 开始, 无法: what begins at a time.
    pub const ONSET: Self = Self(1 << 29);
    /// 出账: an event that has no date.
    pub const EVENT: Self = Self(1 << 30);
    /// 完, 好: an action that ends.
    pub const ENDS: Self = Self(1 << 31);
    /// 都, 也: 一分钟都不能等.
    pub const EVEN: Self = Self(1 << 32);
    /// 不.
    pub const NO: Self = Self(1 << 33);
    /// 若, 如果, 否则.
    pub const IF: Self = Self(1 << 34);
    /// 再, 就: what comes waits for what went before.
    pub const THEN: Self = Self(1 << 40);
    /// 快递, 银行: someone else, for whose times nobody here answers.
    pub const THIRD: Self = Self(1 << 36);
    /// 率, 占比: what a statistic is made of.
    pub const STAT: Self = Self(1 << 37);
    /// 条例, 号令: what the law says to all.
    pub const LAW: Self = Self(1 << 38);
    /// 表示, 称: what stands behind it was said.
    pub const SAID: Self = Self(1 << 39);
    /// 拒绝: what stands behind it will not be.
    pub const REFUSE: Self = Self(1 << 43);
    /// 会员费: a thing that lengths of time are sold for.
    pub const FEE: Self = Self(1 << 44);
    /// 过: it was so once.
    pub const EVER: Self = Self(1 << 45);
    /// 临近: what stands behind it is named, not meant.
    pub const NEAR: Self = Self(1 << 46);
    /// 没同意, 作废: takes back what stands before it.
    pub const VOID: Self = Self(1 << 47);
    /// 次: counts events.
    pub const TIMES: Self = Self(1 << 48);
    /// 希望: a demand that only wishes, and so is never an order of ours.
    pub const WISH: Self = Self(1 << 49);
    /// 造成: tells what came about.
    pub const HAPPENS: Self = Self(1 << 50);
    /// 来电时间: the time behind it is a stamp of the record.
    pub const STAMP: Self = Self(1 << 51);
    /// 生效: of a tariff, unless a limit says that we bring it about.
    pub const EFFECT: Self = Self(1 << 52);
    /// 再给我: asks for a time in which our side acts.
    pub const GIVE: Self = Self(1 << 53);
    /// 等: what comes waits for what stands behind it.
    pub const UNTIL: Self = Self(1 << 54);
    /// 不敢打包票: takes the certainty from the clause before.
    pub const DOUBT: Self = Self(1 << 55);
    /// 吗: asks.
    pub const QUERY: Self = Self(1 << 56);
    /// 结果, 至今: what follows was not expected.
    pub const BUT: Self = Self(1 << 57);
    /// 打算: a plan, not a promise.
    pub const PLAN: Self = Self(1 << 58);
    /// 承诺, 答应, 说: gives a word, and denies one behind 没.
    pub const VOW: Self = Self(1 << 59);
    /// 只能, 最多: before a number of times.
    pub const CAP: Self = Self(1 << 60);
    /// 已超时, 没人来: the time before it was not kept.
    pub const MISSED: Self = Self(1 << 61);
    /// 改为: the time before it holds no more.
    pub const MOVED: Self = Self(1 << 62);
    /// 并, 且: goes on with what the clause before began.
    pub const ALSO: Self = Self(1 << 35);

    /// Either of the two sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two sets share something.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
