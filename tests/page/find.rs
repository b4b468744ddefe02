//! Every layout of `layouts.html`, and what lies beyond one document.

use crate::desk::Desk;
use huashu::page::site::Site;
use wasm_bindgen_test::wasm_bindgen_test;

fn look(desk: &Desk) -> String {
    let line = |f: huashu::ticket::SeenField| {
        format!(
            "{} {} {}\n",
            f.name,
            if f.writable { "=" } else { ":" },
            f.text.replace('\n', "\\n")
        )
    };
    desk.look().into_iter().map(line).collect()
}

#[wasm_bindgen_test]
fn layouts() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in include_str!("layouts.html").split("\n## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (html, expect) = rest.split_once("\n--").unwrap();
        let expect: String =
            expect.lines().filter(|l| !l.is_empty()).flat_map(|l| [l, "\n"]).collect();
        let found = look(&Desk::new(html));
        count += 1;
        if found != expect {
            wrong.push(format!("## {name}\nfound:\n{found}expected:\n{expect}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} layouts are read wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count > 35);
}

#[wasm_bindgen_test]
fn frames_and_shadow_roots_at_any_depth() {
    let mut desk = Desk::bare("<iframe id=outer></iframe><x-desk id=host></x-desk>");
    desk.run(
        "const outer = document.querySelector('#outer').contentDocument;
         outer.body.innerHTML = '<label>外层<input value=1></label><iframe></iframe>';
         outer.querySelector('iframe').contentDocument.body.innerHTML = '<label>内层<textarea>2</textarea></label>';
         const shadow = document.querySelector('#host').attachShadow({ mode: 'open' });
         shadow.innerHTML = '<label>影中<input value=3></label><div id=deep></div>';
         shadow.querySelector('#deep').attachShadow({ mode: 'open' }).innerHTML = '<span>更深</span><input value=4>';",
    );
    desk.attach(Site::default());
    assert_eq!(look(&desk), "外层 = 1\n内层 = 2\n影中 = 3\n更深 = 4\n");
}

#[wasm_bindgen_test]
fn an_editor_in_a_frame_has_the_label_of_its_text_area() {
    let desk = Desk::new(
        "<label for=x>回复内容</label><textarea id=x style='display:none'></textarea><div class=cke><div><iframe title='Rich Text Editor, x'></iframe></div></div>",
    );
    desk.run("const d = document.querySelector('iframe').contentDocument; d.body.contentEditable = 'true'; d.body.innerHTML = '<p>您好</p><p>已退费</p>';");
    assert_eq!(look(&desk), "回复内容 = 您好\\n已退费\n");
}

#[wasm_bindgen_test]
fn the_assistants_own_element_is_never_read() {
    let desk = Desk::new("<label>备注<input value=1></label>");
    desk.run("own.innerHTML = '<label>面板<input></label>'; own.attachShadow({mode:'open'}).innerHTML = '<label>搜索<input></label>';");
    assert_eq!(look(&desk), "备注 = 1\n");
}

#[wasm_bindgen_test]
fn a_site_file_names_fields_and_leaves_out() {
    let site = Site {
        fields: vec![
            ("reply".into(), "#box".into()),
            ("category".into(), ".cat".into()),
            ("gone".into(), "#gone".into()),
        ],
        save: Vec::new(),
        ignore: vec![".chat".into()],
        ..Site::default()
    };
    let desk = Desk::with(
        "<div id=box><span>处理</span><textarea>a</textarea></div><b class=cat>资费</b><label>备注<input value=1></label><div class=chat><label>聊天<input></label></div>",
        site,
    );
    assert_eq!(look(&desk), "reply = a\ncategory : 资费\n备注 = 1\n");
}

#[wasm_bindgen_test]
fn a_field_that_nobody_sees_is_read_only_where_the_site_file_says_so() {
    let html = "<input type=hidden id=t value=T-1><div style='display:none'><textarea id=c>断网</textarea></div>\
        <input type=password id=p value=geheim><label>备注<input value=1></label>";
    let fields = vec![
        ("ticket_id".into(), "#t".into()),
        ("content".into(), "#c".into()),
        ("demand".into(), "#p".into()),
    ];
    let site = |hidden: &[&str]| Site {
        fields: fields.clone(),
        hidden: hidden.iter().map(|id| (*id).to_owned()).collect(),
        ..Site::default()
    };
    assert_eq!(look(&Desk::with(html, site(&[]))), "备注 = 1\n");
    let all = site(&["ticket_id", "content", "demand"]);
    assert_eq!(look(&Desk::with(html, all)), "ticket_id : T-1\ncontent : 断网\n备注 = 1\n");
}

#[wasm_bindgen_test]
fn a_site_file_is_checked_by_the_browser() {
    let window = web_sys::window().unwrap();
    let json =
        js_sys::JSON::parse(r##"{"format":1,"fields":{"reply":"#a >"},"save":["#s"],"extra":0}"##)
            .unwrap();
    let problems = huashu::page::load_site(&window, &json).unwrap_err();
    let codes: Vec<_> = problems.iter().map(|p| (p.code, p.key.as_str())).collect();
    assert_eq!(codes, [("bad-selector", "fields.reply"), ("unknown-key", "extra")]);
    let json = js_sys::JSON::parse(r##"{"format":1,"fields":{"reply":"#a"}}"##).unwrap();
    assert_eq!(
        huashu::page::load_site(&window, &json).unwrap().fields,
        [("reply".to_owned(), "#a".to_owned())]
    );
}
