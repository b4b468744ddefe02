//! What a large pack costs its authors: 10,000 phrases and 2,000 rules over the base pack, checked, proved and built.
//!
//! Run by `scripts/bench packs`, natively in the release profile. `--out DIR` writes the built pack there, with which
//! `benches/packs.mjs` measures what it costs a page.
// A bench that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use huashu::check::check;
use huashu::pack::built::publish;
use huashu::pack::source;

const PHRASES: usize = 10_000;
const RULES: usize = 2_000;
/// One rule in so many asks for a field, the others forbid words.
const REQUIRES: usize = 10;
/// Words that each of the others forbids.
const WORDS: usize = 3;
const RUNS: usize = 3;

/// What phrases are made of.
const PIECES: [&str; 40] = [
    "您反映的情况我已经记下",
    "我把账单逐项核对",
    "资费的来由我说给您听",
    "我请同事查看基站",
    "线路正在检查",
    "您的心情我理解",
    "谢谢您的耐心",
    "这笔费用我核实清楚",
    "合约的内容我念给您",
    "业务办理的经过我查到了",
    "您方便的话请说说经过",
    "我记录您的想法",
    "光猫的灯是什么颜色",
    "信号差的地方在哪里",
    "我为您登记",
    "请您看一下手机的设置",
    "套餐的说明我发给您",
    "漫游的记录我看过了",
    "我联系当地的同事",
    "您的建议很有用",
    "我先核对您的姓名",
    "订购的时间我查到了",
    "宣传的内容我转给同事",
    "这件事我跟到底",
    "我把结果告诉您",
    "流量的用法我算一算",
    "您家的宽带我看一下",
    "装机的单子我查一查",
    "携号转网的条件我说明",
    "欠费的月份我列出来",
    "短信的来源我核实",
    "骚扰电话的号码我登记",
    "老人的号码我帮您看",
    "积分的情况我查一下",
    "发票的抬头我核对",
    "副卡的费用我分开算",
    "国际长途的记录我看看",
    "停机的原因我查清楚",
    "复机的步骤我说明",
    "实名的资料我核对",
];
/// What forbidden words are made of: none of them stands in a phrase.
const SIGNS: [char; 24] = [
    '甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸', '鼠', '牛', '虎', '兔', '龙', '蛇',
    '马', '羊', '猴', '鸡', '狗', '猪', '梅', '竹',
];
const STAGES: [&str; 5] = ["intake", "verify", "plan", "follow-up", "close"];

/// Numbers that look like chance and are the same in every run (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap()
    }
}

/// A word of its own for each number.
fn word(number: usize) -> String {
    let base = SIGNS.len();
    let digits = [number % base, number / base % base, number / base / base % base];
    let check = digits.iter().sum::<usize>() % base;
    digits.into_iter().chain([check]).map(|digit| SIGNS[digit]).collect()
}

fn phrases() -> String {
    let mut chance = Chance(1);
    let mut text = String::new();
    for nth in 0..PHRASES {
        let mut pieces: Vec<&str> = Vec::new();
        while pieces.len() < 5 {
            let piece = PIECES[chance.below(PIECES.len())];
            if !pieces.contains(&piece) {
                pieces.push(piece);
            }
        }
        let stage = STAGES[nth % STAGES.len()];
        let said = pieces.join("，");
        writeln!(text, "[[phrase]]\nid = \"big.{nth}\"\ncode = \"d{nth}\"\nstage = \"{stage}\"\ntext = \"{{customer}}您好，{said}。\"\ntags = [\"大包\"]\n").unwrap();
    }
    text
}

fn rules() -> String {
    let mut text = String::new();
    let mut words = 0..;
    for nth in 0..RULES {
        let (a, b) = (word(nth), word(nth + 1));
        let common =
            format!("id = \"big.rule-{nth}\"\nlevel = \"hint\"\nmessage = \"这样写不妥\"\n");
        if nth % REQUIRES == 0 {
            writeln!(text, "[[field]]\nid = \"big_{nth}\"\nlabel = \"栏位{nth}\"\n").unwrap();
            writeln!(text, "[[rule]]\n{common}kind = \"require\"\nat_field = \"big_{nth}\"\nwhen = {{ fields = [\"content\"], has = [\"{a}\"] }}\nneed = {{ filled = \"big_{nth}\" }}").unwrap();
            writeln!(text, "flags = [{{ content = \"要{a}\" }}, {{ content = \"{a}呢\" }}]\nallows = [{{ content = \"要{b}\" }}, {{ content = \"{a}\", big_{nth} = \"有\" }}]\n").unwrap();
        } else {
            let own: Vec<String> = words.by_ref().take(WORDS).map(word).collect();
            let list: Vec<String> = own
                .iter()
                .map(|word| format!("{{ say = \"{word}\", instead = \"换个说法\" }}"))
                .collect();
            writeln!(text, "[[rule]]\n{common}kind = \"forbid\"\nwords = [{}]", list.join(", "))
                .unwrap();
            writeln!(text, "flags = [{{ reply = \"这是{}\" }}, {{ reply = \"{}的事\" }}]\nallows = [{{ reply = \"您好\" }}, {{ content = \"{}\" }}]\n", own[0], own[1], own[2]).unwrap();
        }
    }
    text
}

fn base() -> Vec<(String, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/telecom");
    let paths = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    let toml = paths.filter(|path| path.extension().is_some_and(|x| x == "toml"));
    toml.map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).unwrap())
    })
    .collect()
}

fn main() {
    let mut arguments = std::env::args().skip(1).skip_while(|argument| argument != "--out");
    let out = arguments.nth(1).map(PathBuf::from);
    let header = "[pack]\nformat = 1\nid = \"big\"\nversion = \"1\"\nname = \"大包\"\nextends = \"telecom\"\n";
    let files =
        [("pack.toml", header.to_owned()), ("phrases.toml", phrases()), ("rules.toml", rules())];
    let files: Vec<_> = files.map(|(name, text)| (name.to_owned(), text)).into();
    let dirs = vec![("packs/telecom".to_owned(), base()), ("big".to_owned(), files)];
    let mut best = [f64::INFINITY; 3];
    for _ in 0..RUNS {
        let began = Instant::now();
        source::load(dirs.clone()).unwrap_or_else(|report| panic!("{report}"));
        let read = began.elapsed();
        let began = Instant::now();
        let checked = check(dirs.clone(), None);
        let Some(loaded) = checked.sound() else { panic!("{}", checked.report) };
        // A few phrases of the same pieces in another order are told.
        assert!(checked.report.placed.len() < 20, "{}", checked.report);
        let proved = began.elapsed();
        let files = publish::files(&loaded.pack);
        let built = began.elapsed();
        for (best, took) in best.iter_mut().zip([read, proved, built]) {
            *best = best.min(took.as_secs_f64());
        }
        if let Some(out) = &out {
            fs::create_dir_all(out).unwrap();
            fs::write(out.join("big.json"), &files[0].text).unwrap();
        }
    }
    let [read, proved, built] = best;
    println!("{PHRASES} phrases and {RULES} rules over the base pack, best of {RUNS}:");
    println!("  read, layered, lowered             {read:>7.3} s");
    println!("  the same, linted and proved        {proved:>7.3} s");
    println!("  the same, written: the whole build {built:>7.3} s");
}
