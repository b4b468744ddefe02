//! Spreadsheets to packs and back, through the command line, on tables as offices write them.
// A test that cannot go on has failed: that is what a panic says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use encoding_rs::GB18030;
use rust_xlsxwriter::{Format, Workbook};

const BASE: &str = "packs/telecom";

/// A run's exit code and what it told.
fn run(arguments: &[&str]) -> (i32, String) {
    let done = Command::new(env!("CARGO_BIN_EXE_huashu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    (done.status.code().unwrap(), String::from_utf8(done.stderr).unwrap())
}

fn scratch(name: &str) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exchange").join(name);
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).unwrap();
    dir
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What an import writes.
fn imported(file: &Path) -> String {
    let out = file.with_extension("toml");
    let (code, told) = run(&["pack", "import", shown(file), "--over", BASE, "-o", shown(&out)]);
    assert_eq!(code, 0, "{told}");
    fs::read_to_string(out).unwrap()
}

#[test]
fn a_pack_comes_back_from_its_spreadsheet_unchanged() {
    let dir = scratch("back");
    for name in ["all.xlsx", "all.csv"] {
        let file = dir.join(name);
        let (code, told) = run(&["pack", "export", BASE, "-o", shown(&file)]);
        assert_eq!(code, 0, "{told}");
        assert_eq!(imported(&file), "", "{name}: nothing is new or changed");
        // And once more: the second spreadsheet says what the first one says.
        let again = dir.join(format!("again-{name}"));
        run(&["pack", "export", BASE, "-o", shown(&again)]);
        assert_eq!(imported(&again), "");
    }
}

#[test]
fn a_workbook_as_offices_write_it() {
    let file = scratch("office").join("话术库.xlsx");
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("说明").unwrap();
    notes.write(0, 0, "本表由产品部维护，有问题找张三").unwrap();
    let sheet = book.add_worksheet().set_name("投诉话术").unwrap();
    let middle = Format::new();
    sheet.merge_range(0, 0, 0, 5, "2026年投诉话术（第三版）", &middle).unwrap();
    for (column, heading) in
        (0..).zip(["序号", "处理环节", "步骤", "适用场景", "* 话术内容（必填）", "关键词"])
    {
        sheet.write(2, column, heading).unwrap();
    }
    sheet.merge_range(3, 1, 5, 1, "受理与安抚", &middle).unwrap();
    let rows = [
        (3, "1.3", "资费争议、网络与信号", "您别担心，\n费用我陪您一项一项看。", "安抚，资费"),
        (4, "1.3", "通用", "我先把您的情况记下来。", ""),
        (5, "1.4b", "", "我跟您核对一下，您反映的是{category}，对吗？", "复述"),
    ];
    for (nth, (row, step, scenes, text, tags)) in (1..).zip(rows) {
        sheet.write(row, 0, nth).unwrap();
        for (column, words) in [(2, step), (3, scenes), (4, text), (5, tags)] {
            sheet.write(row, column, words).unwrap();
        }
    }
    // A row left blank, and one more stage by its short name.
    sheet.write(7, 1, "回访").unwrap();
    for (column, words) in [(2, "5.2"), (4, "谢谢您的耐心。")] {
        sheet.write(7, column, words).unwrap();
    }
    book.save(&file).unwrap();
    let toml = imported(&file);
    let value: toml::Value = toml::from_str(&toml).unwrap();
    let phrases = value["phrase"].as_array().unwrap();
    let get = |ix: usize, key: &str| phrases[ix].get(key).cloned().map(|v| v.to_string());
    assert_eq!(phrases.len(), 4);
    assert_eq!(get(0, "id").unwrap(), "\"nin-bie-dan-xin-fei-yong\"");
    assert_eq!(phrases[0]["text"].as_str().unwrap(), "您别担心，\n费用我陪您一项一项看。");
    assert_eq!(get(0, "scenes").unwrap(), "[\"tariff\", \"network\"]");
    assert_eq!(get(0, "tags").unwrap(), "[\"安抚\", \"资费\"]");
    assert_eq!(get(1, "stage").unwrap(), "\"intake\"", "the merged cell's");
    assert_eq!(get(1, "scenes"), None, "通用 is any scene");
    assert_eq!(get(3, "stage").unwrap(), "\"close\"");
    assert_eq!(get(3, "usage"), None);
}

#[test]
fn a_table_in_gbk_parted_by_semicolons() {
    let file = scratch("gbk").join("受理.csv");
    let text = "快捷代码;话术正文;类型;步骤\r\nzz01;\"您好，\r\n请讲。\";口播;1.1\r\n;已告知客户处理进度。;记录;4.3\r\n";
    let (bytes, _, _) = GB18030.encode(text);
    fs::write(&file, bytes).unwrap();
    let value: toml::Value = toml::from_str(&imported(&file)).unwrap();
    let phrases = value["phrase"].as_array().unwrap();
    assert_eq!(phrases[0]["id"].as_str(), Some("zz01"), "an id from the code");
    assert_eq!(phrases[0]["text"].as_str(), Some("您好，\n请讲。"));
    assert_eq!(phrases[0]["stage"].as_str(), Some("intake"), "the stage that names the file");
    assert_eq!(phrases[1]["usage"].as_str(), Some("record"));
}

#[test]
fn everything_that_is_wrong_is_told_with_its_cell() {
    let dir = scratch("wrong");
    let file = dir.join("话术.csv");
    let rows = [
        "编号,阶段,步骤,场景,话术,条件",
        "a,受理与安慰,1.1,,您好,",
        "a,受理,1.1,网路故障,您好,",
        "b,受理,1.1,,,",
        "c,受理,1.1,,您好呀,{ scene = }",
    ];
    fs::write(&file, rows.join("\n")).unwrap();
    let out = dir.join("out.toml");
    let (code, told) = run(&["pack", "import", shown(&file), "--over", BASE, "-o", shown(&out)]);
    assert_eq!(code, 1, "{told}");
    assert!(!out.exists(), "nothing is written");
    for (cell, says) in [
        ("话术!B2", "no stage is named “受理与安慰”"),
        ("话术!A3", "the id “a” is that of a row above"),
        ("话术!D3", "no scene is named “网路故障”"),
        ("话术!E4", "the row has no text"),
        ("话术!F5", "the condition cannot be read"),
    ] {
        assert!(told.contains(&format!("{cell}: {says}")), "{cell}: {told}");
    }
    assert!(told.contains("did you mean `受理与安抚`?"), "{told}");
    assert!(told.contains("5 thing(s) to mend"), "{told}");
}

#[test]
fn a_file_that_is_no_table_is_told_with_what_to_do() {
    let dir = scratch("none");
    for (name, bytes, says) in [
        ("a.xlsx", &b"no zip"[..], "no Excel workbook"),
        ("a.xls", b"", "save it as .xlsx"),
        ("a.docx", b"", "name a .xlsx or a .csv"),
        ("a.csv", b"\xff\xfe\x00", "save it as"),
        ("b.csv", b"1,2\n3,4\n", "no row has the headings"),
    ] {
        let file = dir.join(name);
        fs::write(&file, bytes).unwrap();
        let out = dir.join("out.toml");
        let (code, told) =
            run(&["pack", "import", shown(&file), "--over", BASE, "-o", shown(&out)]);
        assert!(code > 0 && told.contains(says), "{name}: {code} {told}");
    }
}

#[test]
fn an_imported_layer_is_a_pack() {
    let dir = scratch("layer");
    let file = dir.join("新话术.csv");
    let rows = "编号,快捷码,阶段,步骤,场景,用途,话术,标签\n\
        team.hello,tm01,受理,1.1,,说,\"您好，这里是专席，您请讲。\",开场\n\
        respond.phone,xy01,受理,1.1,,说,您好，我在听，您慢慢说就行。,开场\n";
    fs::write(&file, rows).unwrap();
    let layer = dir.join("team");
    let (code, told) =
        run(&["pack", "import", shown(&file), "--over", BASE, "--id", "team", "-o", shown(&layer)]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("2 phrases, 2 new or changed"), "{told}");
    let (code, told) = run(&["pack", "check", BASE, shown(&layer)]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("team 0.1.0: 246 phrases"), "{told}");
    // What the layer says comes out with the base's.
    let all = dir.join("all.csv");
    run(&["pack", "export", BASE, shown(&layer), "-o", shown(&all)]);
    let text = fs::read_to_string(&all).unwrap();
    assert!(text.contains("您好，我在听，您慢慢说就行。") && text.contains("这里是专席"));
}
