//! What holds for every text.

use huashu::text::quote::quotes;
use huashu::text::{Span, folded, pieces};
use huashu::{confirm, promise};
use proptest::prelude::*;

use crate::cases::{CALENDAR, now};

/// Words that the readers know, marks and plain letters, in any order.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "48",
        "２４",
        "三",
        "两",
        "半",
        "几",
        "十",
        "个",
        "小时",
        "天",
        "日",
        "工作日",
        "周",
        "月",
        "号",
        "点",
        "时",
        "分",
        "年",
        "内",
        "前",
        "后",
        "以上",
        "左右",
        "明天",
        "后天",
        "下",
        "本",
        "周三",
        "月底",
        "上午",
        "晚上",
        "下班",
        "最迟",
        "争取",
        "尽快",
        "马上",
        "优先",
        "处理",
        "回复",
        "给您",
        "已",
        "了",
        "未",
        "请您",
        "客户",
        "说",
        "要求",
        "同意",
        "满意",
        "确认",
        "复述",
        "方案",
        "吗",
        "不",
        "如",
        "“",
        "”",
        "\"",
        "，",
        "。",
        "\n",
        " ",
        "　",
        "-",
        "~",
        "至",
        "/",
        ":",
        "：",
        "T+",
        "D+",
        "h",
        "😀",
        "é",
        "99999999999",
        "2026",
        "元",
        "每",
        "客服",
        "称",
        "对不对",
        "审核通过后",
        "第",
        "每月",
        "套餐",
        "有效",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Such pieces, or anything at all.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![3 => words(), 1 => any::<String>()]
}

/// Characters of the words above in their traditional form; written down here by hand, not taken from the readers.
const TRADITIONAL: &[(char, char)] = &[
    ('时', '時'),
    ('个', '個'),
    ('两', '兩'),
    ('几', '幾'),
    ('周', '週'),
    ('点', '點'),
    ('号', '號'),
    ('后', '後'),
    ('内', '內'),
    ('处', '處'),
    ('复', '復'),
    ('给', '給'),
    ('请', '請'),
    ('过', '過'),
    ('户', '戶'),
    ('说', '說'),
    ('满', '滿'),
    ('确', '確'),
    ('认', '認'),
    ('尽', '盡'),
    ('优', '優'),
    ('审', '審'),
    ('核', '覈'),
    ('迟', '遲'),
    ('争', '爭'),
    ('对', '對'),
    ('称', '稱'),
    ('马', '馬'),
    ('理', '理'),
    ('客', '客'),
    ('间', '間'),
    ('钟', '鐘'),
];

fn traditional(text: &str) -> String {
    let turned = |c| TRADITIONAL.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
    text.chars().map(turned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn promises_lie_in_the_text_in_order(text in texts()) {
        let mut end = 0;
        for found in promise::explain(&text, now(), &CALENDAR) {
            prop_assert!(found.span.start >= end, "{found:?}");
            prop_assert!(text.get(found.span.start..found.span.end).is_some_and(|words| !words.is_empty()));
            end = found.span.end;
        }
    }

    #[test]
    fn a_promise_is_not_due_before_it_begins(text in texts()) {
        for found in promise::read(&text, now(), &CALENDAR) {
            if let (Some(earliest), Some(latest)) = (found.earliest, found.latest) {
                prop_assert!(earliest <= latest, "{found:?}");
            }
            prop_assert_eq!(found.kind == promise::Kind::Deadline, found.latest.is_some() && found.kind != promise::Kind::Vague);
        }
    }

    #[test]
    fn promises_read_the_same_in_any_width(text in texts()) {
        let shape = |text: &str| -> Vec<_> {
            promise::read(text, now(), &CALENDAR).into_iter().map(|p| (p.kind, p.earliest, p.latest)).collect()
        };
        prop_assert_eq!(shape(&text), shape(&folded(&text)));
    }

    #[test]
    fn traditional_and_simplified_read_the_same(text in texts()) {
        let shape = |text: &str| -> Vec<_> {
            promise::read(text, now(), &CALENDAR).into_iter().map(|p| (p.kind, p.earliest, p.latest)).collect()
        };
        prop_assert_eq!(shape(&text), shape(&traditional(&text)));
        let shape = |text: &str| -> Vec<_> { confirm::read(text).into_iter().map(|c| (c.kind, c.state)).collect() };
        prop_assert_eq!(shape(&text), shape(&traditional(&text)));
    }

    #[test]
    fn sentences_make_up_the_text(text in texts()) {
        let all: String = pieces(&text).into_iter().map(|span| span.of(&text)).collect();
        prop_assert_eq!(all, text);
    }

    #[test]
    fn a_text_reads_the_same_sentence_by_sentence(text in texts()) {
        let shift = |span: Span, by: usize| Span::new(span.start + by, span.end + by);
        let (mut promises, mut steps) = (Vec::new(), Vec::new());
        let mut carry = confirm::Carry::default();
        for piece in pieces(&text) {
            let words = piece.of(&text);
            promises.extend(
                promise::read(words, now(), &CALENDAR)
                    .into_iter()
                    .map(|p| promise::Promise { span: shift(p.span, piece.start), ..p }),
            );
            let (found, next) = confirm::steps(words, &quotes(words), carry, confirm::Words::base());
            carry = next;
            steps.extend(found.into_iter().map(|c| confirm::Confirmation {
                span: shift(c.span, piece.start),
                by: c.by.map(|by| shift(by, piece.start)),
                ..c
            }));
        }
        prop_assert_eq!(promises, promise::read(&text, now(), &CALENDAR));
        prop_assert_eq!(confirm::settle(&steps), confirm::read(&text));
    }

    #[test]
    fn a_longer_time_is_never_due_earlier(count in 1_u32..400, more in 1_u32..400, unit in prop::sample::select(vec![
        "分钟", "小时", "天", "个工作日", "周", "个月", "年",
    ])) {
        let latest = |count: u32| {
            let found = promise::read(&format!("{count}{unit}内回复您"), now(), &CALENDAR);
            found.first().and_then(|promise| promise.latest)
        };
        prop_assert!(latest(count).is_some());
        prop_assert!(latest(count) <= latest(count + more));
    }

    #[test]
    fn confirmations_lie_in_the_text_in_order(text in texts()) {
        let mut end = 0;
        for found in confirm::read(&text) {
            prop_assert!(found.span.start >= end, "{found:?}");
            prop_assert!(text.get(found.span.start..found.span.end).is_some_and(|words| !words.is_empty()));
            end = found.span.end;
        }
    }

    #[test]
    fn confirmations_read_the_same_in_any_width(text in texts()) {
        let shape = |text: &str| -> Vec<_> { confirm::read(text).into_iter().map(|c| (c.kind, c.state)).collect() };
        prop_assert_eq!(shape(&text), shape(&folded(&text)));
    }
}

#[test]
fn a_limit_on_length_counts_characters() {
    // Beside each other: characters of four bytes and of one, marks of three and of one, letters in two widths.
    let texts = [
        "已：😀满意",
        "客户：可以😀",
        "是否满意：😀是",
        "客户愿意等４８小时",
        "客户同意ＡＢＣＤ",
        "客户表示没问题😀",
        "您看行吗？",
        "客户：满意？",
        "用户对ＡＰＰ不满意",
        "明天ＥＯＤ前给您答复",
    ];
    for text in texts {
        let narrow = folded(text);
        let shape = |text: &str| -> Vec<_> {
            confirm::read(text).into_iter().map(|c| (c.kind, c.state)).collect()
        };
        assert_eq!(shape(text), shape(&narrow), "{text}");
        let due = |text: &str| -> Vec<_> {
            promise::read(text, now(), &CALENDAR).into_iter().map(|p| p.latest).collect()
        };
        assert_eq!(due(text), due(&narrow), "{text}");
    }
}

#[test]
fn a_text_without_marks_is_read_in_linear_time() {
    let once = |text: &str| {
        let start = std::time::Instant::now();
        std::hint::black_box((promise::read(text, now(), &CALENDAR), confirm::read(text)));
        start.elapsed()
    };
    // The least of three is what the reader takes; the rest is the machine.
    let time = |count: usize| {
        let text = "客户说3天内给您回复“明天后处理好后".repeat(count);
        (0..3).map(|_| once(&text)).min().unwrap_or_default()
    };
    let (short, long) = (time(1_000), time(10_000));
    // Ten times the text: linear gives 10, quadratic 100.
    assert!(long < short * 40, "{short:?} for 1000 pieces, {long:?} for 10000");
}

/// A clock may stand anywhere: arithmetic of times that is not checked breaks off at the first day or the last.
#[test]
fn at_the_ends_of_the_calendar_nothing_breaks() {
    use time::{Duration, OffsetDateTime, PrimitiveDateTime};
    let ends: [OffsetDateTime; 2] =
        [PrimitiveDateTime::MIN.assume_utc(), PrimitiveDateTime::MAX.assume_utc()];
    for text in [
        // From 9 to 17 o'clock of a day before the first: found by fuzzing.
        "电力检修，小区今天9点到17点停电",
        "我们会在48小时内给您回电话",
        "上周五到下周三处理好，最晚月底前答复您",
        "昨天等到今天，前年的事，三十年后给您办",
        "自受理之日起15个工作日内答复，国庆后三天内上门",
    ] {
        for end in ends {
            for now in [
                end,
                end.saturating_add(Duration::hours(30)),
                end.saturating_sub(Duration::hours(30)),
            ] {
                let found = promise::explain(text, now, &CALENDAR);
                assert!(found.iter().all(|found| !found.span.of(text).is_empty()), "{text}");
            }
        }
    }
}
