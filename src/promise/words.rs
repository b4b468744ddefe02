//! The words that the reader of promises knows, by meaning.
//!
//! Words that merely look like one of the others stand under [`Word::Noise`]: since the longest word wins,
//! a row there is enough to keep 会员 from being read as 会.

use std::sync::LazyLock;

use super::number::Num;
use crate::text::lexicon::Lexicon;

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
    /// Ends a sentence.
    Stop,
    /// A known word without a meaning here.
    Noise,
    /// Unknown text.
    Other,
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

/// The words.
pub static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| {
    Lexicon::new(ROWS, |first, later| match (first, later) {
        (Word::Cue(a), Word::Cue(b)) => Word::Cue(a.or(b)),
        _ => first,
    })
});

const ROWS: &[(Word, &str)] = &[
    (Word::Unit(Unit::Second), "秒 秒钟"),
    (Word::Unit(Unit::Minute), "分钟 分 min mins minute minutes"),
    (Word::Unit(Unit::Quarter), "刻钟 刻"),
    (Word::Unit(Unit::Hour), "小时 钟头 h hr hrs hour hours 小時 自然小时"),
    (Word::Unit(Unit::Shift), "工时 工作小时 工作时"),
    (Word::Unit(Unit::Day), "天 自然日 自然天 日历日 日历天 整天 天时间 day days"),
    (Word::Unit(Unit::Date), "日"),
    (Word::Unit(Unit::WorkingDay), "工作日 工作天 工作日内 工日"),
    (Word::Unit(Unit::Week), "周 星期 礼拜 自然周"),
    (Word::Unit(Unit::Month), "月 月份 自然月"),
    (Word::Unit(Unit::Year), "年 周年"),
    (Word::Unit(Unit::Season), "季度 季"),
    (Word::Unit(Unit::Cycle), "账期 帐期 计费周期 结算周期 出账周期 出帐周期 账单周期 计费月"),
    (Word::Measure, "个 整"),
    (Word::Over, "多 余"),
    (Word::Ordinal, "第"),
    (Word::To, "- ~ — – ― － 至 到 〜 −"),
    (Word::Slash, "/"),
    (Word::Colon, ": ∶"),
    (Word::Times, "* × x"),
    (Word::Rel(0), "本 这 这个 这一 当 该 本个"),
    (Word::Rel(1), "下 下个 下一个 下一 次 次一 次一个 下1个 翌"),
    (Word::Rel(2), "下下 下下个"),
    (Word::Rel(-1), "上 上个 上一 上一个"),
    (Word::Day(0, 0), "今天 今日 本日 今儿 即日 今天内"),
    (Word::Day(1, 1), "明天 明日 明儿"),
    (Word::Next(0), "当天 当日 同日"),
    (Word::Next(1), "次日 翌日 隔天 隔日 第二天"),
    (Word::Day(2, 2), "后天 后日 后儿"),
    (Word::Day(3, 3), "大后天 大后日"),
    (Word::Day(0, 1), "今明 今明两天 今明两日 今天明天 今天或明天 今明天"),
    (Word::Day(1, 2), "明后天 明后 明后两天 明后两日 明天后天 明天或后天"),
    (Word::Day(-1, -1), "昨天 昨日 昨儿 前一天"),
    (Word::Day(-2, -2), "前天 前日"),
    (Word::Day(-3, -3), "大前天"),
    (Word::DayPart(0, Part::Evening), "今晚 当晚 今夜 今天晚上"),
    (Word::DayPart(0, Part::Morning), "今早 今晨 今上午"),
    (Word::DayPart(0, Part::Afternoon), "今下午 今天下午 下半天"),
    (Word::DayPart(1, Part::Evening), "明晚 次晚"),
    (Word::DayPart(1, Part::Morning), "明早 明晨 明上午 次晨"),
    (Word::DayPart(1, Part::Afternoon), "明下午"),
    (Word::DayPart(2, Part::Morning), "后早"),
    (Word::DayPart(-1, Part::Evening), "昨晚 昨夜"),
    (Word::Part(Part::Night), "凌晨 半夜 夜里 零时许"),
    (Word::Part(Part::Morning), "上午 早上 早晨 清晨 早间 一早 一大早 早"),
    (Word::Part(Part::Opening), "上班 上班时"),
    (Word::Part(Part::Noon), "中午 正午 午间 午"),
    (Word::Part(Part::Afternoon), "下午 午后 傍晚"),
    (Word::Part(Part::Evening), "晚上 晚间 夜间 夜晚 晚"),
    (Word::Part(Part::Closing), "下班 下班时间 闭店 打烊 闭厅 营业结束"),
    (Word::Weekday(1), "周一 星期一 礼拜一 周1 星期1"),
    (Word::Weekday(2), "周二 星期二 礼拜二 周2 星期2"),
    (Word::Weekday(3), "周三 星期三 礼拜三 周3 星期3"),
    (Word::Weekday(4), "周四 星期四 礼拜四 周4 星期4"),
    (Word::Weekday(5), "周五 星期五 礼拜五 周5 星期5"),
    (Word::Weekday(6), "周六 星期六 礼拜六 周6 星期6"),
    (Word::Weekday(7), "周日 周天 星期日 星期天 礼拜日 礼拜天"),
    (Word::Weekend, "周末 星期末 周六日 双休日 双休"),
    (Word::MonthEnd, "月底 月末 月尾"),
    (Word::Decade(1), "上旬 月上旬"),
    (Word::Decade(2), "中旬 月中旬"),
    (Word::Decade(3), "下旬 月下旬"),
    (
        Word::YearEnd(0),
        "年底 年末 年内 今年底 今年内 今年年底 今年年内 今年末 本年底 本年度内 本年内 年终",
    ),
    (Word::YearEnd(1), "明年底 明年年底 明年内"),
    (Word::QuarterEnd, "季末 季底 季度末 季度底"),
    (Word::Year(0), "今年 本年 本年度"),
    (Word::Year(1), "明年"),
    (Word::DayNumber, "号"),
    (Word::OClock, "点 点钟 时 點"),
    (Word::TPlus, "t+"),
    (Word::DPlus, "d+"),
    (Word::Within, "内 以内 之内 里 里面 内就 时间内 期限内 时限内 范围内 时间之内"),
    (Word::Before, "前 以前 之前 止 为止 截止 内前 结束前 结束之前"),
    (Word::After, "后 以后 之后 过后 后的 起 之日起 日起 之时起 当日起 算起"),
    (Word::About, "左右 上下 前后 许 的样子 差不多"),
    (Word::Above, "以上 及以上 或以上 起步 开外 不止"),
    (Word::During, "期间 之间 间 中 当中 的时候 时候"),
    (
        Word::Latest,
        "最迟 最晚 至迟 不晚于 不迟于 最多 至多 顶多 不超过 不会超过 最长 最久 截至 不超 最多不超过 最迟不超过 \
         最长不超过 最晚不超过 最大 撑死 上限 不多于 截止到 截止至 不得超过",
    ),
    (Word::Earliest, "最快 最早 至少 起码 最少 不少于 不低于 不早于 最短"),
    (
        Word::Vague,
        "尽快 尽早 尽速 从速 尽可能快 稍后 稍候 稍晚 马上 立即 立刻 即刻 第一时间 近期 近日 近几天 不日 回头 改天 改日 \
         过会 过会儿 过一会 过一会儿 等一会 等一会儿 一会 一会儿 待会 待会儿 等会 等会儿 过段时间 过一段时间 一段时间后 \
         晚点 晚些 晚些时候 晚些时间 晚一点 晚一些 早点 早日 及早 抓紧 抓紧时间 火速 随后 过后 过两天 过几天 过些天 \
         过些日子 过阵子 过一阵 过一阵子 这两天 这几天 这两日 这几日 这一两天 这阵子 最近几天 近两天 隔几天 等几天 再等等 \
         有结果 一有结果 有消息 一有消息 有进展 一有进展 有进度 出结果 有了结果 有了消息 有了进展 有眉目 有最新进展 \
         有最新消息 有反馈 待有结果 有答复 视情况 视情况而定 看情况 根据情况 具体时间待定 时间待定 待定 时间不定 时间未定 \
         没有时间表 暂无时间表 没有具体时间 暂无具体时间 暂无时间 无法确定时间 不能确定时间 时间不确定 时间无法确定 \
         时间说不准 说不准 说不好 没法给出时间 无法给出时间 无法预估 另行通知 另行联系 另行告知 另行答复 等通知 等候通知 \
         持续跟进 持续关注 持续跟踪 长期关注 长期跟进 后续跟进 继续跟进 跟进处理 密切关注 持续督办 继续跟踪 后期跟进 \
         按流程 走流程 按程序 按正常流程 按规定流程 月初 月中 年初 年中 年后 年前 节后 节前 节假日后 假期后 假后 国庆后 国庆节后 春节后 \
         春节前 国庆前 国庆节前 元旦后 元旦前 五一后 五一前 中秋后 中秋前 节后上班 假期结束后 长假后 过完节 过完年 过年后 \
         尽量快 很快 快了 早晚 迟早 指日可待 有空 有时间 抽空 空了 不久 不久后 短期内 短时间内 最短时间 最短时间内 最快速度 \
         以最快速度 最快的速度 最快时间 尽快时间 合理时间内 规定时间内 规定时限内 时限内 一定时间内 有限时间内 即将 未来几天 未来 日后 将来 今后 \
         届时 到时 到时候 适时 择期 择日 择机 等等再 再说 等消息 等候消息 静候 过些时候 过些时间 稍等几天 晚几天 缓几天 \
         分批 陆续 逐步 分阶段 有机会 条件成熟 恢复后 及时性 时间表 些时间 一些时间 一段时间 一定时间 一定的时间 若干天 若干小时 若干个工作日 若干 尽全力 尽力",
    ),
    (
        Word::Loosely,
        "优先 加快 加急 加紧 及时 后续 后期 持续 继续 密切 随时 加速 紧急 全力 特急 尽心",
    ),
    (
        Word::Cue(Cue::ACT),
        "回复 答复 回覆 回电 回访 回电话 回拨 回个电话 致电您 联系 联络 处理 解决 办结 办理完 办好 办妥 恢复 修复 抢修 抢通 维修 \
         检修 上门 退回 退还 返还 退费 退款 返 返费 到账 入账 退到 退完 退给 补偿 赔付 减免 调整 核减 完成 完工 竣工 反馈 \
         告知 通知 派单 派人 派员 跟进 处理完 处理好 核查 核实 查证 查清 查明 核实完 调查 排查 开通 关闭 取消 复机 解封 \
         解除 给出 给到 出结果 有结果 出具 提供 回应 响应 受理 审核 审批 办理 搞定 弄好 修好 整改 优化 调测 调试 安装 拆机 移机 \
         更换 寄出 寄送 发货 送达 送到 配送 发送 下发 转派 流转 接单 定责 结案 结单 闭环 销单 说法 交代 结论 方案 打给 打电话 来电给您 \
         回 联系上 通电话 兑现 落实 抵扣 冲减 充值 补发 补送 补录 补退 清退 返充 退订成功 生效完成 有人联系 有专人 安排好 割接完 上线 \
         复通 通网 恢复正常 恢复使用 可正常使用 正常使用 能用 弄好 弄完 搞好 修通 修完 装好 装完 查好 查到 查完 退 赔 送 给 办完 发放 上报 审完 出 跟踪 督办 催促处理 做 做完 办 还 还给 修 换 装 补 改",
    ),
    (
        Word::Cue(Cue::US),
        "我 我们 我司 本人 我方 我处 我部 公司 工作人员 专员 专人 工程师 师傅 维修人员 装维人员 装维 装维师傅 客户经理 技术 \
         技术人员 技术部门 技术部 后台 部门 相关部门 主管 网络部 维护人员 维护部门 网维 负责人 同事 处理人员 处理部门 系统预计 财务 \
         这边 我这边 我们这边 班长 经理 投诉专员 专席 专家 有人 抢修人员 分公司 区县 县公司 市公司 地市",
    ),
    (
        Word::Cue(Cue::FOR_YOU),
        "给您 为您 帮您 向您 跟您 与您 替您 给你 为你 帮你 联系您 回复您 答复您 通知您 告诉您 告知您 致电 您的问题 您的投诉 您的工单 \
         给客户 为客户 帮客户 向客户 跟客户 与客户 和客户 联系客户 回复客户 答复客户 通知客户 告知客户 给用户 为用户 帮用户 向用户 \
         跟用户 与用户 和用户 联系用户 回复用户 答复用户 告知用户 通知用户 给予 一个说法 给个说法 说法 一个答复 个答复 一个结果",
    ),
    (
        Word::Cue(Cue::WILL),
        "会 将 将会 预计 预期 预估 计划 拟 定于 拟于 将于 定在 大概 大约 约 一般 通常 原则上 正常 正常情况下 通常情况下 一般情况下 差不多 保证 肯定 一定 必定 确保 绝对 就会 都会 即可 便可 就能 能够 能",
    ),
    (
        Word::Cue(Cue::PLEDGE),
        "说好 说好了 讲好 讲好了 谈好 承诺 答应 约定 预约 改约 约好 约在 约了 约 安排 告知 通知 说明 解释 协调 转 转派 派单 派 催办 催促 督促 督办 要求 \
         登记 沟通 协商 商定 约定时间 确认 下派 下单 下发 反馈 申请 上报 提交 指派 转至 转交 请求 回复 答复 明确 改期 改至 推迟 延期 延后 顺延 改到 推迟到 延期到",
    ),
    (
        Word::Cue(Cue::LIMIT),
        "时限 时效 sla 处理时限 办理时限 回复时限 答复时限 处理时效 期限 办结时限 完成时限 承诺时限 要求时限 响应时限 预计时间 完成时间 处理时间 \
         预计完成时间 恢复时间 预计恢复时间 上门时间 回访时间 回复时间 答复时间 承诺时间 预约时间 约定时间 处理周期 到账时间 截止时间 deadline 限时 时间 耗时 需要 需 要 用时",
    ),
    (
        Word::Cue(Cue::SOFT),
        "争取 力争 尽量 应该 应当 估计 可能 也许 或许 大概率 看能不能 能不能 能否 看看能否 看看能不能 尽可能 力求 努力 试着 有望 \
         说不定 顺利的话 如果顺利 顺利 最好 理想情况 但愿 希望能 望 恐怕 没准 兴许 看是否能 是否能 看可否 可否 试试 目标 尽最大努力 不一定 不保证 不敢保证 不能保证 无法保证 未必 八成 多半 看看",
    ),
    (
        Word::Cue(Cue::DONE),
        "已 已经 已于 已在 曾 曾经 曾于 早已 刚 刚刚 刚才 此前 之前已 当时 经 均已 业已 前期 前次 上次",
    ),
    (Word::Cue(Cue::FINISHED), "了 过"),
    (
        Word::Cue(Cue::NOT),
        "未 没 没有 无人 没人 尚未 还没 仍未 迟迟 迟迟未 一直没 至今未 一直未 并未 从未",
    ),
    (Word::Cue(Cue::NO), "不 无 不能 不会 不再 无需 不用 不需"),
    (
        Word::Cue(Cue::ASK),
        "请 请您 麻烦 麻烦您 烦请 劳驾 敬请 请尽快 建议 建议您 提醒 提醒您 请务必",
    ),
    (
        Word::Cue(Cue::WAIT),
        "耐心等待 等待 耐心等候 等候 请等 等 再等 需等 请耐心 耐心 放心 请放心 您放心 请您放心 请知悉 敬请谅解 敬请期待",
    ),
    (
        Word::Cue(Cue::HOLD),
        "稍等 请稍等 稍等片刻 别挂 不要挂机 保持通话 不要挂断 请不要挂机 请勿挂机 稍等一下",
    ),
    (Word::Cue(Cue::YOU), "您 你 您方 您本人"),
    (
        Word::Cue(Cue::CLIENT),
        "客户 用户 机主 顾客 对方 投诉人 来电人 家属 使用人 户主 该客户 该用户 客户本人 用户本人 机主本人",
    ),
    (Word::Cue(Cue::TO), "给 向 与 和 跟 对 为 帮 替 同 让 将 把 被 由"),
    (
        Word::Cue(Cue::DEMAND),
        "要求 希望 催促 诉求 请求 想要 坚持 强烈要求 期望 盼 期待 想 需求 催单 催 要 强烈希望 再三要求 再次要求 多次要求 一再要求 限 限你们 限我们 \
         质问 威胁 扬言 声称要 务必 不然 否则 责令 命令 迫切 急需 急要 非要 客户诉求 主诉 追问 询问 咨询 你们 给我 必须",
    ),
    (
        Word::Cue(Cue::ACCEPT),
        "同意 接受 认可 可以等 愿意等 可以接受 能接受 理解并接受 无异议 满意 知晓 表示可以 接受在",
    ),
    (
        Word::Cue(Cue::CLIENT_ACT),
        "来电 拨打 报障 报修 方便 有空 在家 不在家 到营业厅 去营业厅 前往 携带 携 自行 提出 提起 申诉 退换 查收 使用 享受 续费 缴费 缴清 \
         缴纳 还款 补缴 充值缴费 提供材料 提供资料 提供证明 上传 上交 提交材料 提交资料 补充材料 补充资料 配合 留意 注意查收 注意接听 接听 接电话 保持畅通 保持电话畅通 \
         用完 重启 办理登记 到厅 到店 取件 领取 自取 致电客服 打客服 打了 打过 打电话投诉 投诉 反映 去投诉 曝光 起诉 再来电 再致电 再拨打 携证 带 带上 出差 回来 回家 回国 上班 下单 申请退 退货 换货 选择 登录 确认收货 签字 签收 实名 开具 退订 转网 携转 携出 归还 寄回",
    ),
    (Word::Cue(Cue::MUST), "需 需要 须 必须 应 务必 得 要 需在 须在 应在 应于 需于 记得"),
    (Word::Cue(Cue::CAN), "可 可以 可在 可于 均可 都可以 有权 可向 皆可 还可"),
    (Word::Cue(Cue::ONLY), "才能 才可 才可以 才会 才 方能 方可"),
    (
        Word::Cue(Cue::TERMS),
        "有效 有效期 生效 失效 清零 到期 合约 合约期 协议期 在网 账单 账单日 服务时间 营业时间 自动 考核 扣费 套餐有效 回收 保留 \
         优惠期 试用 试用期 体验期 免费期 保号 违约金 封顶 限速 冷静期 质保 保修 保修期 犹豫期 有效时间 有效时长 上班时间 工作时间 人工服务时间 开放时间 受理时间 办公时间 \
         周期 计费 扣除 自动续订 自动续费 到期后 保存 留存 存储 保存期 不可变更 内不可 内不得 不得 禁止 锁定 冻结期 承诺期 有效期内 包月 包年 月租 预存 分摊 按天计 按月 按日 折算 起租 计时 锁网 过期 作废 超时 滞纳金 满 慢必赔 必赔 上限为 免费 赠送 扣款 收取 收费 出账日 结算日 活动 标准 停机保号 拆机后 销户后 注销后 解约 协议 销户",
    ),
    (Word::Cue(Cue::RULE), "规定 政策 条例 制度 原则 条款"),
    (Word::Cue(Cue::TALKED), "沟通 协商 解释 安抚 致电 了解 道歉 说明 沟通解释 解释沟通"),
    (
        Word::Cue(Cue::SERVICE),
        "客服 客服热线 热线 在线 在线客服 人工 人工客服 服务热线 营业厅 营业 自助 服务 全天候 不间断 值班 待命 便利店 开机 全天 无休 监控",
    ),
    (
        Word::Cue(Cue::COUNT),
        "元 块 块钱 毛 角 ¥ 次 条 人 名 兆 mb gb 流量 秒计费 通话 语音 时长 赠 含 包含 超出套餐 超出 剩余 共 通话时长 上网 合计 累计 平均 \
         日租 天卡 日包 月包 年卡 岁 米 公里 楼 期 折 % 倍",
    ),
    (Word::Cue(Cue::EVERY), "每 每个 每逢 逐 各"),
    (Word::Cue(Cue::RUNNING), "连续 分期 分"),
    (Word::Cue(Cue::RECENT), "近 最近 过去 前 近半 此前的 这 历史 以往 往前 查询近"),
    (
        Word::Cue(Cue::ELAPSED),
        "等了 等待了 过了 过去了 超过 超 逾期 逾 拖了 拖延 拖 长达 历时 足足 整整 都过 已过 断网 停电 停机 掉线 用了 耽误 耽搁 打了 排队 \
         断了 等待超过 已等 已等待 等候了 折腾 使用 在网 入网 用了有 通了 持续了 超时 超期 延误 延迟 晚了 迟到 停了 故障 中断 瘫痪 没网 持续 住了 反映了 投诉了 找了 跑了 忍了 欠费 白等 空等 干等 苦等 又等 光等",
    ),
    (
        Word::Cue(Cue::ONSET),
        "开始 起就 以来 至今 出现 发现 无法 不能上网 没信号 没有信号 断网了 断 掉线 无信号 上不了 打不通 就没 就不 到现在 起至今 起无法 收到 被扣 产生 发生 停了",
    ),
    (Word::Cue(Cue::EVENT), "出账 出账单 出账后 出账时 账单出来 开账 出帐"),
    (Word::Cue(Cue::ENDS), "完 完毕 清楚 成功 妥 结束 通过 妥当"),
    (Word::Cue(Cue::EVEN), "都 也 都不 也不 都没 也没 都等不 也等不"),
    (Word::Cue(Cue::IF), "若 如 如果 如若 假如 要是 倘若 一旦 如仍 若仍 只要 除非 凡"),
    (Word::Cue(Cue::THEN), "再 就 即 便"),
    (Word::Cue(Cue::ALSO), "并 且 并且 同时 然后 而且 以及 并在 并于"),
    (Word::Comma, ", 、 ( ) （ ） | 【 】 [ ] 《 》 “ ” \" 「 」 『 』 ' ‘ ’ …"),
    (Word::Stop, "。 ! ? ; ｡ ！ ？ ；"),
    (
        Word::Noise,
        "会员 机会 社会 会议 会计 开会 一会 将近 本机 本号 本次 本网 本地 这里 这样 这种 这边的 当前 当地 当时的 该号码 该业务 该号 该套餐 下载 下线 下调 下派单 下行 \
         上网费 上述 上级 上行 上传速度 次数 首次 多次 本次来电 前台 前端 目前 前述 前往处 后台人员 售后 最后 背后 落后 前后不一 之后再 后付费 后付 \
         一点也 一点都 一点 有点 网点 点击 几点 重点 观点 特点 地点 起点 站点 时代 时常 及时雨 随时随地 按时 准时 同时段 平时 时段 临时 暂时 时候的 小时候 这时 此时 到时间 \
         天气 天线 天翼 聊天 半天没 春天 夏天 冬天 秋天 白天 天天 日常 日志 生日 日租卡 平日 节日 周到 周边 周围 周转 周年 月租费 月费 蜜月 年龄 年级 老年 青年 \
         号码 号线 号楼 号机 号店 号厅 号院 号段 账号 卡号 工号 编号 单号 型号 信号 主号 副号 靓号 帐号 号卡 新号 旧号 \
         个人 个性 个别 整体 整个 第三方 第一次 第二次 第三次 分公司的 部分 十分 充分 分析 分享 百分 百分之 积分 分类 缘分 身份 分散 成分 分配 分机 \
         内容 内部 内网 境内 室内 国内 省内 市内 楼里 家里 这里面 公里数 里程 以前的 之前的 此前已 提前 前提 \
         时间点 起诉书 起因 一起 引起 发起 提起 起码的 \
         到家 到底 得到 接到 直到 达到 看到 遇到 听到 想到 感到 找到 等到 达到的 到位 到场 不到 到达 收到的 \
         需要您的 不要 只要是 主要 重要 必要 要不 还要 要是说 \
         不过 经过 超过去 过程 过敏 过渡 过户费 过高 过低 \
         可靠 可惜 可见 许可 认可度 可是 \
         才会的 人才 刚好 \
         送货单 早餐 晚餐 午餐 早就 \
         转网 转账 转接 转人工 \
         限制 限于 期限内的 无限 有限 权限 \
         服务密码 服务质量 服务态度 服务商 \
         对方案 对方式 应用 反应 供应 对应 应付 \
         最近一次 附近 临近 将近的 近视 \
         回家的 一回 三回 回来的 打算 打印 打扰 发票 发现的 改善 补充 好像 好评 还是 还有 还在 好的 您好 你好 做法 做主 出发 出现的 出具的 开发 开会的 换句话 装置 退休 送修 赔礼 给力 修改 办公 办法 赔礼道歉 也许可 \
         尽快的 目标客户 看看您 一定程度 确定 约束 大约束 合约的 签约 违约 节约 \
         不能接受 统一 唯一 一致 一时半会 一时半刻 一时半会儿 一时 一直 一样 一些 一切 一旦的 一边 一体 一并 万一 同一 其一 之一 一步 一下 一面 统一的 \
         两者 双方 两个办法 三方 四川 三亚 八达 百度 千兆 千里 万兆 十足 五金 一线 二线 三线 二维码 一号 三网 一家 \
         多少 很多 更多 多个 多次 许多 差不多少 问题 投诉处理 投诉部门 投诉中心 投诉工单 投诉问题 反映的 反映问题 投诉的 投诉人员 投诉专线 投诉办 \
         数据 数量 数字 数额 \
         半价 半夜里 一半 过半",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn every_word_is_folded() {
        for (_, words) in ROWS {
            for word in words.split_ascii_whitespace() {
                assert_eq!(folded(word), word);
            }
        }
    }
}
