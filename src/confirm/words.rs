//! The words that the reader of confirmations knows, by meaning.

use std::sync::LazyLock;

use crate::text::lexicon::Lexicon;

/// What a word does: a set, for some words do more than one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(pub u64);

impl Cue {
    /// The customer.
    pub const CLIENT: Self = Self(1);
    /// Someone who is not the account holder.
    pub const PROXY: Self = Self(1 << 1);
    /// Accepts: 同意, 接受.
    pub const AGREE: Self = Self(1 << 2);
    /// Confirms or checks: its object decides of what kind.
    pub const CONFIRM: Self = Self(1 << 3);
    /// Reads back: 复述.
    pub const RESTATE: Self = Self(1 << 4);
    /// Says that what was read back is right: 属实, 无误.
    pub const RIGHT: Self = Self(1 << 5);
    /// What is read back: 诉求, 内容.
    pub const RECORD: Self = Self(1 << 6);
    /// What is agreed on: 方案, 退费.
    pub const PLAN: Self = Self(1 << 7);
    /// What satisfies: 处理结果, 结单.
    pub const RESULT: Self = Self(1 << 8);
    /// 满意.
    pub const SATISFIED: Self = Self(1 << 9);
    /// 已到账, 恢复正常: the result has come.
    pub const FIXED: Self = Self(1 << 10);
    /// An object that is none of the three: 录音, 身份, 故障.
    pub const ELSE: Self = Self(1 << 11);
    /// 不, 未.
    pub const NOT: Self = Self(1 << 12);
    /// A no in one word: 拒绝, 协商未果.
    pub const REFUSE: Self = Self(1 << 13);
    /// 如, 待, 拟, 请: what comes is not done.
    pub const UNREAL: Self = Self(1 << 14);
    /// 暂时, 勉强: half a yes.
    pub const HALF: Self = Self(1 << 15);
    /// 但, 不过: what comes takes back what was.
    pub const BUT: Self = Self(1 << 16);
    /// 吗, 是吧, 对不对.
    pub const QUESTION: Self = Self(1 << 17);
    /// 您听听, 请您核实: asks for a yes without asking a question.
    pub const INVITE: Self = Self(1 << 18);
    /// 可以, 好的: a yes whose kind the question decides.
    pub const YES: Self = Self(1 << 19);
    /// 您.
    pub const YOU: Self = Self(1 << 20);
    /// 未经: what comes was not given.
    pub const WITHOUT: Self = Self(1 << 21);
    /// 要求, 坚持: a demand that stands after a yes.
    pub const DEMAND: Self = Self(1 << 22);
    /// 后: what came before is a condition where the rest is still to be.
    pub const AFTER: Self = Self(1 << 23);
    /// 提交, 处理: what is about to be done.
    pub const DOING: Self = Self(1 << 24);
    /// 表示, 说: a verb of saying.
    pub const SAY: Self = Self(1 << 25);
    /// 征得: a yes that was got, so that 后 behind it is no condition.
    pub const GOT: Self = Self(1 << 26);
    /// Our side, whose consent is no customer's.
    pub const OURS: Self = Self(1 << 27);
    /// 方案: what is proposed as such.
    pub const PROPOSAL: Self = Self(1 << 28);
    /// 不对, 有误: what was read back is wrong.
    pub const WRONG: Self = Self(1 << 29);
    /// 诉求为: says what the record holds.
    pub const STATES: Self = Self(1 << 30);

    /// 话术示例, 占比, 考核: a text about confirmations, and none.
    pub const META: Self = Self(1 << 31);
    /// 他, 其: whoever was named last.
    pub const HE: Self = Self(1 << 32);
    /// 未答复, 沉默: no answer.
    pub const SILENT: Self = Self(1 << 33);
    /// 询问, 征求: the record tells that it was asked.
    pub const ASKS: Self = Self(1 << 34);
    /// 提出, 告知: a plan is put.
    pub const OFFER: Self = Self(1 << 35);
    /// 对, 是: a yes in one character, and only as an answer.
    pub const SHORT: Self = Self(1 << 36);
    /// 否, 不行: a no that answers.
    pub const NO: Self = Self(1 << 37);
    /// 没有: answers a question for faults with a yes, any other with a no.
    pub const NONE: Self = Self(1 << 38);
    /// 必须, 得再: sets a condition.
    pub const MUST: Self = Self(1 << 39);
    /// 第二种: chooses among plans.
    pub const CHOICE: Self = Self(1 << 40);
    /// 曾, 办理时: an earlier time.
    pub const PAST: Self = Self(1 << 41);
    /// 来电投诉: what is complained about.
    pub const COMPLAINT: Self = Self(1 << 42);
    /// 联系电话, 稍等: a question that has nothing to do with the three.
    pub const ASIDE: Self = Self(1 << 43);
    /// 才能, 方可: what comes waits for a condition.
    pub const MAY: Self = Self(1 << 44);
    /// 只, 仅: a part of what was read back.
    pub const PART: Self = Self(1 << 45);
    /// 基本, 原则上: a yes that is none yet.
    pub const SOFT: Self = Self(1 << 47);
    /// 复述, 您反映的是: reads the complaint back, and not any odd detail.
    pub const READS: Self = Self(1 << 48);
    /// 尚未, 未获: not yet, which is no answer.
    pub const YET: Self = Self(1 << 49);
    /// 转为接受: an answer that takes the place of the one before it.
    pub const TURN: Self = Self(1 << 50);
    /// 是否: asks, where it is put to the customer.
    pub const WHETHER: Self = Self(1 << 51);
    /// `:`
    pub const COLON: Self = Self(1 << 46);

    /// This set without another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

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

/// The words that the reader knows, with those that a pack adds.
#[derive(Debug, Clone)]
pub struct Words(pub(super) Lexicon<Cue>);

/// What a word that a pack adds means to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Accepts a plan.
    Agree,
    /// Says no.
    Refuse,
    /// Says that the customer is satisfied.
    Satisfied,
    /// Reads the complaint back.
    ReadBack,
    /// Says that what was read back is right.
    Right,
    /// Someone who is not the account holder.
    Proxy,
}

impl Words {
    /// The reader's own words.
    #[must_use]
    pub fn base() -> &'static Self {
        static BASE: LazyLock<Words> = LazyLock::new(|| Words::with(&[]));
        &BASE
    }

    /// Its own words and more, folded already.
    #[must_use]
    pub fn with(more: &[(Role, &str)]) -> Self {
        let added = more.iter().map(|(role, word)| {
            let meaning = match role {
                Role::Agree => Cue::AGREE,
                Role::Refuse => Cue::REFUSE,
                Role::Satisfied => Cue::SATISFIED,
                Role::ReadBack => Cue::RESTATE.or(Cue::READS),
                Role::Right => Cue::RIGHT,
                Role::Proxy => Cue::PROXY,
            };
            (meaning, *word)
        });
        let rows: Vec<(Cue, &str)> = ROWS.iter().copied().chain(added).collect();
        Self(Lexicon::new(&rows, Cue::or))
    }
}

const ROWS: &[(Cue, &str)] = &[
    (
        Cue::CLIENT,
        "本人确认 本人>同意取消 本人>同意退 本人>同意办 本人>同意接受 老人 老年用户 老年客户 来电客户 来电用户 客>表示 客>同意 客>说 客>称 客>确认 客>接受 客户 用户 机主 顾客 对方 投诉人 来电人 户主 该客户 该用户 客户本人 用户本人 机主本人 双方",
    ),
    (
        Cue::PROXY,
        "家属 儿子 女儿 配偶 老公 老婆 丈夫 妻子 父亲 母亲 代办人 经办人 朋友 代理人 家人 亲属 代理 亲戚 爱人 孙子 \
         使用人 之子 之女 之妻 之夫 之父 之母 儿媳 女婿 岳父 公公 婆婆 物业 房东 租客 员工 财务人员 秘书 助理 律师 委托 法务 转述 客户经理转述 代为接听 代接 姐姐 哥哥 弟弟 妹妹 同事 代表 委托人 受托人 邻居 第三方 监护人 爸爸 妈妈",
    ),
    (
        Cue::AGREE,
        "同意 接受 认可 认同 赞同 采纳 没意见 无意见 没有意见 无异议 没异议 没有异议 可以等 愿意等 愿意等待 愿意接受 可以接受 能接受 \
         能够接受 可接受 谅解 协商一致 达成一致 达成和解 达成共识 达成谅解 达成协议 肯定答复 肯定的答复 得到肯定 就按这个办 按这个办 照办 就这么定 愿意降 愿意换 愿意改 愿意办 愿意保留 愿意继续 愿意用 协商好 商量好 沟通好 协商妥 选定 认了 认下 应了 允了 点了头 应下 答应下来 首肯 谈拢 谈成 谈好 说好了 定了退 选退 选择退 选现金 选抵 选择抵 欣然接受 爽快答应 乐意接受 愿意和解 愿意配合 同意和解 点头同意 应允 允诺 无意见 没有其他意见 无其他意见 没有别的意见 不反对 没反对 未反对 未表示反对 并无异议 均无异议 毫无异议 \
         签字认可 签字同意 书面同意 口头同意 电话同意 短信同意 短信回复同意 表示愿意 表示满意并接受 按方案执行 同意执行 同意办理 接受办理 转为接受 改为同意 转而同意 没意见没意见 答应 答应了 和解 点头 应允 均无异议 予以认可 表示可以 表示同意 \
         表示接受 表示认可 愿意按 同意按 一致同意 协商成功 协商达成 谈妥 无其他异议 选择方案 选了 选择第 倾向第 表示理解并接受",
    ),
    (
        Cue::CONFIRM,
        "确认 核实 核对 复核 核实过 确认过 签字确认 再次确认 口头确认 电话确认 短信确认 核实确认 书面确认 逐条核对 逐条确认 逐项核对 逐项确认 逐一核对 逐一确认 核对过 确认了",
    ),
    (
        Cue::RESTATE.or(Cue::READS),
        "捋了一遍 过了一遍 对过一遍 对了一遍 核了一遍 归纳下来 念完 读完 念了一遍 读了一遍 讲了一遍 说了一遍 复核了一遍 概括 记成这样 核一下诉求 核对诉求 您讲的是 您不满的是 您主要不满 您说的情况 您反映的情况 我记下的 我记的是 您投诉的是 您要求的是 您希望的是 您的问题是 您的要求是 \
         宣读 念给您 读给您 复核诉求 重复您的 您的投诉是 我理解是 我的理解 我理解得 记录如下 给您念 给您读 跟您对一下诉求 对一遍诉求 归总 汇总一下 复述 复述确认 重复 总结 归纳 重述 念一遍 读一遍 复读 回读 概括 复述一遍 再念 小结 理一下 捋一下 梳理一下 \
         您反映的是 您说的是 您的意思是 您的诉求是 您主要是 您是想 您是说 您要的是 您这边是 您刚才说 我理解的 我理解您 \
         我记录的 我这边记录 我这样写 这样写 我这样记录 这样记录 我记的 记全 读给 念给 讲一遍 复核一遍 没有漏掉 \
         这三点 这两点 这几点 归纳为 诉求摘要 登记的是 记录的是",
    ),
    (
        Cue::RESTATE,
        "再确认一遍 再确认一下 再核对一下 再核对一遍 跟您核对 和您核对 与您核对 跟您确认一下 和您确认一下 与您确认一下 \
         跟您核实一下 和您核实一下",
    ),
    (
        Cue::RIGHT,
        "就是这个问题 就是这个情况 就是这样的 说得没错 讲得没错 没毛病 一字不差 冇错 理解一致 对清楚 没记错 没说错 没写错 没听错 就是我的意思 是我的意思 就是这事 就是这个事 就是这么回事 分毫不差 完全对 全对 都没错 都对得上 对得上 完全正确 一点没错 说得对 讲得对 记得对 没有差错 没差错 没有偏差 没偏差 均无误 皆无误 属实无误 一致无误 相符 吻合 属实 无误 正确 无出入 没出入 没错 准确 没有出入 无遗漏 没有遗漏 没遗漏 就是这个意思 是这个意思 就是这样 是这样 对的 没有错 准确无误 \
         完全一致 内容一致 情况一致 与所述一致 没有补充 无补充 没有其他补充 无其他补充 与实际一致 就这些 就是这些 是这么回事 都对 内容无异议",
    ),
    (
        Cue::RECORD,
        "诉求 投诉内容 内容 信息 记录 登记内容 问题描述 描述 投诉情况 反映情况 反映的问题 联系方式 主要诉求 所述 投诉要点 要点 反映内容 受理内容 工单内容 投诉事项 事项 \
         投诉点 意思 复述内容 问题点 核心诉求 诉求内容 反映问题 投诉问题 问题",
    ),
    (
        Cue::PLAN,
        "方案 办法 措施 处理意见 处理方式 处理办法 解决办法 补偿 退费 退款 减免 时限 答复时限 协商 处理方案 解决方案 按此 按这个 这样处理 这么处理 \
         这样安排 这么办 这样办 补偿方案 退还 返还 执行 处理建议 优惠 赔付 赔偿 上门 检测 更换 改套餐 换套餐 等待 时间安排 安排 回复时间 到账 工作日 小时内 \
         给他补 给他退 给客户退 给客户补 给用户退 给用户补 帮您取消 帮您退 给您退 为您退 帮您办 帮您 给您 为您 替您 倾向 哪种 哪一种 哪个方案",
    ),
    (
        Cue::RESULT,
        "结掉 闭单 撤诉 撤单 销案 处理结果 结果 结单 结案 归档 销单 结了 办结 关单 闭环 完结 处理情况 服务 处理过程 处理得 服务得 解决情况 本次处理 这次处理 我们的处理 我们处理 你们处理 你们的处理 答复结果 关闭工单 工单关闭 处理的 评价 满意度 回访结果 这件事",
    ),
    (
        Cue::SATISFIED,
        "满意 非常满意 很满意 十分满意 比较满意 好评 五星 五星好评 挺满意 表扬 满意度满意 10分 十分 5星 表示满意 还满意 感到满意",
    ),
    (
        Cue::FIXED,
        "已到账 到账 已恢复 恢复正常 恢复 正常 已解决 解决 解决了 修好 修好了 可以用 能用 能用了 可正常使用 正常使用 已退 已收到 收到退款 收到退费 收到了 到账了 信号正常 \
         上网正常 使用正常 测试正常 问题已解决 故障已恢复 已修复 已处理好 处理好了 好了 已可用 已正常 已可以 已取消 退费已到账 已经到账 已经恢复 已经解决",
    ),
    (
        Cue::SATISFIED.or(Cue::REFUSE),
        "不满 差评 1星 一星 一点都不满意 谈不上满意 满意什么 不满意 很不满意 不太满意 不是很满意 不够满意 不完全满意 并不满意 仍不满意 还不满意 非常不满意 不甚满意",
    ),
    (Cue::FIXED.or(Cue::SATISFIED), "致谢 道谢 表示感谢"),
    (
        Cue::ELSE,
        "短信 光猫 光猫灯 客户所述 用户所述 客户反映情况 用户反映情况 客户反映属实 用户反映属实 客户投诉属实 手机号 手机号码 号码 转接 录音 收集 个人信息 订单号 身份 故障 断电 基站 实名 隐私 营销 号码归属 身份证 本机 备用号码 地址 电话 联系电话 开户 办理时间 上门时间 预约时间 \
         回访时间 机房 设备 账单 扣费 欠费 停机 拨打 接听 回电 通话 授权 短信发送 开通 到场 在家 方便时间 套餐内容 密码 验证码 收货 签收 挂机 等待接入 转人工 转至 原因 订购 订单 协议 合同 合约 发送 使用 \
         推广 推销 外呼 查询 拍照 入户 抄表 公开 登记 订制 办理人",
    ),
    (
        Cue::NOT,
        "无后续 无其他 无进一步 无新的 无别的 忘了 忘记 没来得及 还没来得及 来不及 不 未 没 没有 无法 尚未 仍未 并未 并不 无需 不需 不用 不必 不知 仍不 还不 未能 不能 不予 不愿 不肯 不愿意 难以 未获 未得到 不太 不够 不是很 不完全 还没 还没有 从未 暂不 暂未 不再 不想 并没有 均不 都不 不会 非 坚决不 始终不 不大",
    ),
    (
        Cue::REFUSE,
        "拒绝 回绝 否决 没看上 看不上 不认这个 接受不了 认可不了 同意不了 不买账 不领情 不依 不干 不肯 谈崩 协商破裂 僵持不下 协商未果 未达成 无法达成 反对 协商失败 谈不拢 未谈拢 没谈拢 反悔 拒绝 未谈妥 异议 有异议 有意见 仍有意见 有疑义 差评 拒不 协商不成 未能达成 没有达成 没达成",
    ),
    (
        Cue::UNREAL,
        "如 若 如果 待 等 拟 请 需 需要 建议 希望 将 计划 准备 是否 能否 可否 争取 要 须 应 直到 感谢您 谢谢您 感谢 谢谢 等待客户 只要 一旦 倘若 除非 后续 尽量 打算 未来 下一步 假如 \
         再问 明天再 改天再 预计 会同意 会接受 会满意 会认可 应会 明日致电 明天致电 将致电 拟致电 只有 务必 望 应该是 应该 可能 估计 尽快与 力求 等候 请示 尝试 力争 正在 中 了解 让 引导 劝 劝说 说服",
    ),
    (Cue::UNREAL.or(Cue::DEMAND), "要求 坚持 坚持要"),
    (
        Cue::DEMAND,
        "另要求 再要求 还要求 仍要求 要求再 继续要求 再补偿 再考虑 考虑一下 考虑考虑 保留 追加 继续投诉 继续申诉 仍要 还要 仍需 再联系 观察",
    ),
    (Cue::HALF, "暂时 暂 勉强 仅 只 部分 有条件 姑且 无奈"),
    (Cue::SOFT, "基本 口头上 原则上 初步 大致"),
    (Cue::BUT, "前提是 前提为 除非 前提 但 但是 不过 然而 只是 可是 却"),
    (
        Cue::QUESTION.or(Cue::SATISFIED),
        "称心吗 称心不 打几分 打个分 评几分 有疙瘩吗 有疙瘩 还有什么不满 还有不满 还满意么 顺心吗 合意吗 中意吗 满不满意 满意不 满意没 满意与否 满意还是不满意 满意吗 满意么 还满意不 满意还是",
    ),
    (
        Cue::QUESTION.or(Cue::AGREE),
        "能接受不 可以接受不 能认可不 接受不 同意不 认可不 接唔接受 接受与否 同意与否 选哪种 选哪一种 哪一套 哪套 选哪个 选哪 要哪种 哪个合适 哪种合适 意下如何 您怎么看 您怎么想 挑哪样 要哪样 哪样好 合适不 妥不妥 中不中 成不成 点个头 给个话 您拿个主意 您定夺 怎么选 接受么 同意么 认可么 愿意么",
    ),
    (
        Cue::QUESTION.or(Cue::RIGHT),
        "对么 对得上不 准不准 准确不 有冇理解错 是么 还有漏的没有 有没有漏的 还有没有漏 有漏的没有 漏没漏 对伐 对啵 没理解错吧 没记错吧 没错吧 没漏吧 没偏差吧 对不对得上 是这个意思不",
    ),
    (
        Cue::QUESTION,
        "? 不好吗 吗 吧 呢 么 是吧 对不对 对吧 好不好 行不行 可以不 可不可以 是不是 好吧 哪一个 哪个 怎么样 如何 能不能接受 接不接受 同不同意 能不能 行不行 满不满意 准不准确 全了没有 有没有偏差 认不认可 行吗 好吗 可以吗 对吗 是吗 成吗 好么 有没有 还有没有 认不认可 愿不愿意",
    ),
    (
        Cue::QUESTION.or(Cue::YES),
        "乐意不 乐意吗 愿意吗 愿意不 能不能接受 接不接受 同不同意 认不认可 行不行 行不 成不 好不 可以吗 好吗 行吗 可以不 成吗 好不好 行不行 可不可以 好么 能接受吗 好吧",
    ),
    (Cue::QUESTION.or(Cue::RIGHT), "对不 是吧 对不对 对吧 是不是 对吗 是吗 是这样吗"),
    (
        Cue::REFUSE.or(Cue::PLAN),
        "协商未果 协商失败 谈不拢 未谈妥 协商不成 未能达成 没有达成 没达成 无法达成 未达成",
    ),
    (
        Cue::INVITE,
        "您听 您听听 您听一下 您听下 请您核实 请您核对 请核对 请您确认 请确认 请您听 您核对 您核对一下 您确认一下 麻烦您确认 麻烦您核对 麻烦确认 您看一下 您看看 请您看 如有遗漏请 有遗漏您 有误请 有出入请 有不对的 请您指正 您补充 请您补充",
    ),
    (
        Cue::YES,
        "可以 好的 没问题 是的 行 嗯 好 愿意 没有问题 无问题 同意了 答应 成 可 当然可以 表示没问题 表示对的 表示是的",
    ),
    (Cue::YOU, "您 你 您方"),
    (
        Cue::YET.or(Cue::NOT),
        "尚未 还未 还没 还没有 暂未 仍未 未获 未得到 没有得到 未取得 还未获 尚未获 未能获 未能取得 未征得",
    ),
    (Cue::WITHOUT, "没有征求 未征求 没征求 未经 未征得 不经 没经过 没有经过 擅自 未取得 未获得"),
    (Cue::AFTER, "后 之后 以后 后再 后方可 才"),
    (Cue::DOING, "提交 处理 办理 登记 安排 操作 申请 取消 开通 上报"),
    (
        Cue::OURS,
        "坐席 座席 话务员 本人同意 我本人 处理部 计费部 财务部 市场部 业务部 服务部 我 我们 我司 我方 领导 部门 后台 公司 师傅 技术 装维 主管 班长 经理 上级 分公司 工程师 专员 财务 网络部 客服 营业员 营业厅 审批人 审核 审批 审批意见 合作商 代理商 店长 门店 客户经理 店员",
    ),
    (
        Cue::PLAN.or(Cue::PROPOSAL),
        "方案 办法 措施 处理意见 处理方案 解决方案 补偿方案 赔付方案 退费方案 解决办法 处理办法 处理方式 处理建议",
    ),
    (Cue(0), "对>方案 对>方式"),
    (Cue::RESTATE.or(Cue::CONFIRM), "复述确认"),
    (
        Cue::WRONG,
        "没记对 没说对 没写对 没理解对 记得不对 写错 写错了 记错了 理解反了 记反了 没听懂 不准确 记成 不正确 不一致 不相符 弄错 搞错 记岔 说反 听岔 理解有偏差 理解有误 有偏差 有差错 有问题 不太对 不全 不完整 与事实不符 不属实 否认 理解错了 记错了 不是这个意思 与其所述不符 不符 没听明白 不准 漏了 偏差 有偏差 遗漏 漏掉 不对 有误 有出入 不符 有错 纠正 更正 不准确 不是这样 说错 记错",
    ),
    (Cue::RECORD.or(Cue::STATES), "诉求为 诉求是"),
    (Cue::RECORD.or(Cue::RESTATE), "复述内容"),
    (
        Cue::REFUSE.or(Cue::PLAN),
        "不愿等待 不愿意等待 不愿等 不想等 不能等 等不了 不能再等 不愿再等",
    ),
    (Cue::GOT, "征得 取得 获得 得到 已征得 已取得 已获得"),
    (
        Cue::SAY,
        "改口说 改口 认为 指出 表示 说 称 回复 答 反馈 答复 告知 回答 讲 回应 回 答道 说道 改口",
    ),
    (Cue::SAY.or(Cue::COLON), ":"),
    (
        Cue::META,
        "话术示例 话术 标准用语 示例 样例 模板 培训 教材 案例 考核题 考题 kpi 占比 认可率 满意率 满意度考核 □ 满意度指标 修复工单 质检 评分标准 \
         接受率 执行率 达成率 合格率 一次率 环比 同比 周报 月报 日报 满意度达 满意度为 任务说明 工作要求 __ 满意量 满意件 满意单 请按 规范用语 工单共 户数 件数 环节得分 服务规范 话术库 新员工 学习资料 测评 问卷 满意度排名 满意度得分 通报 纳入",
    ),
    (Cue::HE, "他 她 其"),
    (
        Cue::QUESTION.or(Cue::FIXED),
        "解决了没有 解决没有 好了没有 恢复了没有 处理好了没有 到账了没有 修好了没有 正常了没有 解决了没 好了没",
    ),
    (Cue::AGREE, "接受>不予 接受>不再 接受>不退 同意>不予 同意>不再 同意>不退"),
    (Cue::HE.or(Cue::SAY), "答>:"),
    (Cue::OURS.or(Cue::SAY), "问>:"),
    (
        Cue::TURN.or(Cue::AGREE),
        "转为接受 改为同意 转而同意 最终同意 最终接受 后来同意 后同意 终同意 改口同意",
    ),
    (
        Cue::SILENT,
        "等其答复 等他答复 等客户答复 等用户答复 等客户回应 等用户回应 等其回应 等其确认 未答复 未明确答复 未明确回应 未回应 没有回应 没回应 未作答 未作答复 没作答 沉默 未表态 未明确表态 亦未表态 没表态 未置可否 挂机 挂断 断线 直接挂机 没有回答 \
         没回答 未回答 无回复 暂无回复 未回复 没回复 未评价 未评 未作评价 没有接话 没接话 未接话 未正面回答 没听清 掉线 不说话 没说话 未予回应 没有表态 未给答复 \
         未明确表示 未吭声 没吭声 挂了电话 电话断了 未作回应 未作表态 没有明确答复 未答",
    ),
    (
        Cue::ASKS,
        "请客户回复 请用户回复 询问 询问是否 征求 征询 征求意见 征询意见 问及 问了 问 邀请 请客户评价 请用户评价 询问意见 问他 问她 询其",
    ),
    (
        Cue::ASKS.or(Cue::INVITE),
        "请客户核对 请客户确认 请用户核对 请用户确认 请机主核对 请机主确认 请其核对 请其确认 请客户核实 请用户核实 请他核对 请他确认",
    ),
    (Cue::OFFER.or(Cue::PLAN), "协商"),
    (Cue::WHETHER.or(Cue::UNREAL), "是否"),
    (Cue::ASKS.or(Cue::CLIENT), "向客户询问 向用户询问 向机主询问 对客户询问 跟客户询问"),
    (Cue::OFFER, "提出 提供 拿出 给出 告知 短信告知 发短信 已发"),
    (
        Cue::SHORT.or(Cue::YES),
        "对对 对的对的 是是 中 得 得嘞 就这样 就这么着 先这么着 办吧 行啊 行吧 好吧 可以的 可以吧 好嘞 就这个 都解决了 没了 对对对 没有了",
    ),
    (
        Cue::SHORT.or(Cue::YES).or(Cue::AGREE),
        "就这样办 就这么办 就按你说的 就按您说的 按你说的来 按您说的来 按你说的办 按您说的办 你们办吧 就照这个办 照这个办 就按这个来",
    ),
    (Cue::SHORT, "对 是 已 有"),
    (
        Cue::NO,
        "否 不行 不对 不是 不可以 不成 凭什么 免谈 不要 不是这个意思 谈不上满意 满意什么 一点都不满意 没那个意思 不等于 不代表 保留意见 否认",
    ),
    (Cue::NO.or(Cue::REFUSE), "不同意 不接受 不认可 不认同 不赞同 不答应"),
    (Cue::NONE, "没有 没"),
    (Cue::MUST, "必须 得再 要再 再送 再赔 再加 不然"),
    (Cue::CHOICE, "第一种 第二种 第三种 第一个 第二个 前一种 后一种 选第 要第"),
    (Cue::PAST, "去年 曾 曾经 当时 办理时 原先 当初 早前"),
    (
        Cue::COMPLAINT,
        "客户问 用户问 机主问 客户询问 用户询问 机主询问 客户咨询 用户咨询 来电投诉 服务态度 投诉称 投诉内容>: 来电反映 客户投诉 用户投诉",
    ),
    (
        Cue::ASIDE,
        "住在 证件 后四位 本人对吧 本人对吗 本人吧 本人是吧 本人对不对 微信 再联系 型号 稍等 本人吗 本人么 联系电话 备用电话 尾号 邮箱 发票抬头 电子发票 身份证 地址 装机地址 转接 授权 通话录音 录音 方便 方便吗 他们 身边 查询一下 其他可以帮 其他可以帮您 \
         别的可以帮 道歉 致歉 改日 改天 再打 重启 插拔 看一下灯 手机号 门牌 门牌号 转到 备用 改约 预约",
    ),
    (Cue::MAY, "才能 才可以 才可 方可 方能 才会"),
    (Cue::PART, "只认可 仅认可 只同意 仅同意 只承认"),
    (
        Cue(0),
        "我们的 我司的 公司的 我的 你们的 更正后 改正后 修改后 订正后 挂机前 挂断前 挂电话前 断线前 满意的话 同意的话 认可的话 接受的话 没问题的话 可以的话 服务质量 满意情况 同意与否待定 否认同意过 请问 对不起 对不予 对不能 对不足 对不合理 已将 已把 经请示 好不容易 行不通 成不了 好不了 满意的答复 满意的方案 满意的结果 满意的处理 满意答复 满意结果 满意的解决 满意的说法 满意的回复 接受回访 同意回访 愿意回访 确认函 确认书 确认单 确认键 同意书 认可度 满意度调查 满意度未 满意度待 满意度回访 不得不 不仅 不但 不光 不久 没关系 没想到 \
         如下 如实 如期 如约 例如 请求 请假 等级 等等 等人 重要 主要 首要 只要是 需求 应该 对应 反应 供应 再见 将近 待遇 接待 等方面 等问题 等情况 等诉求 等事宜 \
         先生 好处 好像 可能 可惜 可靠 行为 行业 进行 执行中 银行 运行 出行 成功 完成 成本 造成 成为 达成 成员 成立 \
         \
         中国 中心 中午 其中 中断 中间 途中 电话中 通话中 过程中 沟通中 回访中 要点不 重复扣费 重复收费 重复投诉 重复订购 重复扣款 重复派单 重复办理 \
         先前 事先 首先 优先 部分地区 暂停 基本信息 基本套餐 基本情况 基本费 非常 除非是 没收 未成年 沉默 \
         服务密码 服务费 服务人员 服务厅 好友 好几 友好 正好 刚好 最好 \
         协商中 待协商 拟协商 满意为止 直到满意 让客户满意 使客户满意 使用户满意 令客户满意 争取客户满意 满意率 结果出来 结果告知 查询结果 检测结果 核查结果 核实结果 审核结果 处理结果告知 \
         正常情况 正常流程 正常营业 解决问题 解决方式 恢复时间 恢复出厂 理解错误 误解 先进 \
         么时候 什么 怎么 那么 这么 多么 为什么 要么",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::folded;

    #[test]
    fn every_word_is_folded_and_found_whole() {
        for (_, words) in ROWS {
            for word in words.split_ascii_whitespace() {
                assert_eq!(folded(word), word);
                let whole = word.contains('>')
                    || Words::base().0.at(word).is_some_and(|(len, _)| len == word.len());
                assert!(whole, "{word}");
            }
        }
    }
}
