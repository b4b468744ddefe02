//! Each way of saving: held, passed, resumed once; and what is no save.

use crate::desk::Desk;
use huashu::pack::SaveKind;
use huashu::page::Verdict::{Hold, Pass};
use huashu::page::site::{Request, Site};
use huashu::page::{Hooks, Resume, Verdict};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlFormElement;

/// A ticket form that counts in `saved` what really arrives, without leaving the page.
const FORM: &str = "<form id=f><label>投诉内容<textarea name=a>x</textarea></label><label>备注<input id=line name=b></label>\
    <button id=save>提交</button><button id=cancel type=button onclick='log(\"cancel\")'>取消</button></form>\
    <script>var saved = []; function log(what) { saved.push(what) }\
    f.addEventListener('submit', e => { e.preventDefault(); log('submit ' + (e.submitter ? e.submitter.id : '-')) });</script>";

/// A way to save: its name, the page, what happens, what is asked, what arrives.
struct Way {
    name: &'static str,
    html: &'static str,
    act: fn(&Desk),
    asked: &'static str,
    arrives: &'static str,
}

const WAYS: &[Way] = &[
    Way {
        name: "a click on the submit button",
        html: FORM,
        act: |d| d.click("#save"),
        asked: "Click 提交",
        arrives: "submit save",
    },
    Way {
        name: "requestSubmit",
        html: FORM,
        act: |d| drop(d.run("f.requestSubmit()")),
        asked: "Submit",
        arrives: "submit -",
    },
    Way {
        name: "form.submit() from a script",
        html: "<form id=f target=sink action='about:blank'><label>投诉内容<textarea name=a>x</textarea></label></form><iframe name=sink id=sink></iframe>\
            <script>var saved = []; const native = HTMLFormElement.prototype.submit;\
            HTMLFormElement.prototype.submit = function () { saved.push('native ' + this.id) };</script>",
        act: |d| drop(d.run("f.submit()")),
        asked: "Script",
        arrives: "native f",
    },
    Way {
        name: "Ctrl+S",
        html: "<textarea id=t></textarea><script>var saved = []; document.addEventListener('keydown', e => { if (e.ctrlKey && e.keyCode === 83) saved.push('key ' + e.target.id) });</script>",
        act: |d| drop(d.key("#t", "key:'s',code:'KeyS',keyCode:83,ctrlKey:true")),
        asked: "Key",
        arrives: "key t",
    },
    Way {
        name: "Command+S, an input method being on",
        html: "<textarea id=t></textarea><script>var saved = []; document.addEventListener('keydown', e => { if (e.metaKey && e.code === 'KeyS') saved.push('key') });</script>",
        act: |d| drop(d.key("#t", "key:'ㄋ',code:'KeyS',metaKey:true")),
        asked: "Key",
        arrives: "key",
    },
    Way {
        name: "Ctrl+Enter in the note, which calls form.submit()",
        html: "<form id=f><label>备注<textarea id=t></textarea></label></form>\
            <script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') };\
            t.addEventListener('keydown', e => { if (e.ctrlKey && e.key === 'Enter') f.submit() });</script>",
        act: |d| drop(d.key("#t", "key:'Enter',ctrlKey:true")),
        asked: "Key",
        arrives: "native",
    },
    Way {
        name: "a hotkey of the page that clicks the save button",
        html: "<textarea id=t></textarea><div><button id=b onclick='saved.push(\"fetch\")'><span>保 存</span></button></div>\
            <script>var saved = []; document.addEventListener('keydown', e => { if (e.altKey && e.key === 's') b.click() });</script>",
        act: |d| drop(d.key("#t", "key:'s',altKey:true")),
        asked: "Click 保存",
        arrives: "fetch",
    },
    Way {
        name: "a click on what is inside a button",
        html: "<textarea></textarea><button onclick='saved.push(event.target.tagName)'><i></i><b id=in>归档</b></button><script>var saved = []</script>",
        act: |d| d.click("#in"),
        asked: "Click 归档",
        arrives: "B",
    },
    Way {
        name: "a link that saves",
        html: "<textarea></textarea><a id=l href='javascript:void 0' onclick='saved.push(\"link\")'>办结</a><script>var saved = []</script>",
        act: |d| d.click("#l"),
        asked: "Click 办结",
        arrives: "link",
    },
    Way {
        name: "OK of a dialog with fields",
        html: "<div role=dialog><textarea></textarea><div><button>取 消</button><button id=ok onclick='saved.push(\"ok\")'>确 定</button></div></div><script>var saved = []</script>",
        act: |d| d.click("#ok"),
        asked: "Click 确定",
        arrives: "ok",
    },
    Way {
        name: "a click, a check of the page, then form.submit()",
        html: "<form id=f><label>投诉内容<textarea>x</textarea></label><label>备注<input></label><input type=submit id=s value=保存></form>\
            <script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') };\
            f.addEventListener('submit', e => { e.preventDefault(); saved.push('check'); f.submit() });</script>",
        act: |d| d.click("#s"),
        asked: "Click 保存",
        arrives: "check,native",
    },
    Way {
        name: "a form whose inputs are named submit and requestSubmit",
        html: "<form id=f><label>甲<textarea name=submit></textarea></label><label>乙<input name=requestSubmit></label><label>丙<input name=id></label><button id=s>保存</button></form>\
            <script>var saved = []; f.addEventListener('submit', e => { e.preventDefault(); saved.push('sent') });</script>",
        act: |d| drop(d.run("HTMLFormElement.prototype.requestSubmit.call(f)")),
        asked: "Submit",
        arrives: "sent",
    },
    Way {
        name: "a submit in a shadow root",
        html: "<x-a id=h></x-a><script>var saved = []; const s = h.attachShadow({mode:'open'});\
            s.innerHTML = '<form><label>甲<textarea></textarea></label></form>';\
            s.querySelector('form').addEventListener('submit', e => { e.preventDefault(); saved.push('sent') });</script>",
        act: |d| drop(d.run("h.shadowRoot.querySelector('form').requestSubmit()")),
        asked: "Submit",
        arrives: "sent",
    },
    Way {
        name: "a save in a frame",
        html: "<iframe id=i></iframe><script>var saved = []; const d = i.contentDocument;\
            d.body.innerHTML = '<textarea></textarea><button>提交</button>';\
            d.querySelector('button').onclick = () => saved.push('frame');</script>",
        act: |d| drop(d.run("i.contentDocument.querySelector('button').click()")),
        asked: "Click 提交",
        arrives: "frame",
    },
];

fn saved(desk: &Desk) -> String {
    desk.told("saved.join()")
}

#[wasm_bindgen_test]
async fn every_way_is_asked_once_and_passes() {
    for way in WAYS {
        let desk = Desk::new(way.html);
        (way.act)(&desk);
        assert_eq!(desk.asked(), [way.asked], "{}", way.name);
        assert_eq!(saved(&desk), way.arrives, "{}", way.name);
        desk.turn().await;
        (way.act)(&desk);
        assert_eq!(desk.asked(), [way.asked, way.asked], "the next time, {}", way.name);
    }
}

#[wasm_bindgen_test]
async fn every_way_is_held_and_then_done_once() {
    for way in WAYS {
        let desk = Desk::new(way.html);
        desk.answer.set(Hold);
        (way.act)(&desk);
        assert_eq!(desk.asked(), [way.asked], "{}", way.name);
        assert_eq!(saved(&desk), "", "held: {}", way.name);
        desk.turn().await;
        assert!(desk.resumes(), "{}", way.name);
        assert_eq!(saved(&desk), way.arrives, "resumed: {}", way.name);
        assert!(!desk.resumes(), "a second time: {}", way.name);
        assert_eq!(saved(&desk), way.arrives, "once: {}", way.name);
        assert_eq!(desk.asked().len(), 1, "not asked again: {}", way.name);
        desk.turn().await;
        (way.act)(&desk);
        assert_eq!(
            (desk.asked().len(), saved(&desk).as_str()),
            (2, way.arrives),
            "held anew: {}",
            way.name
        );
    }
}

#[wasm_bindgen_test]
async fn a_dropped_save_stays_undone() {
    for way in WAYS {
        let desk = Desk::new(way.html);
        desk.answer.set(Hold);
        (way.act)(&desk);
        desk.page().drop_held();
        assert!(!desk.resumes(), "{}", way.name);
        desk.turn().await;
        assert_eq!(saved(&desk), "", "{}", way.name);
    }
}

#[wasm_bindgen_test]
fn nothing_is_left_after_the_page_is_dropped() {
    for way in WAYS {
        let mut desk = Desk::bare(way.html);
        let native = desk.run("HTMLFormElement.prototype.submit");
        desk.attach(Site::default());
        desk.answer.set(Hold);
        let kept = desk.run("window.kept = HTMLFormElement.prototype.submit");
        assert_ne!(native, kept);
        desk.page.take();
        assert_eq!(desk.run("HTMLFormElement.prototype.submit"), native, "{}", way.name);
        (way.act)(&desk);
        assert_eq!(saved(&desk), way.arrives, "{}", way.name);
        assert!(desk.asked().is_empty(), "{}", way.name);
    }
}

#[wasm_bindgen_test]
fn a_wrapper_above_ours_stays_and_works() {
    let mut desk = Desk::bare(
        "<form id=f><label>甲<textarea></textarea></label></form><script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') };</script>",
    );
    desk.attach(Site::default());
    desk.run("{ const inner = HTMLFormElement.prototype.submit; HTMLFormElement.prototype.submit = function () { saved.push('above'); inner.call(this) } }");
    desk.answer.set(Hold);
    desk.run("f.submit()");
    assert_eq!(saved(&desk), "above");
    assert!(desk.resumes());
    assert_eq!(saved(&desk), "above,native");
    desk.page.take();
    desk.run("f.submit()");
    assert_eq!(saved(&desk), "above,native,above,native");
}

/// As `CKEditor` 4 does: the form has a `submit` of its own, which fills the text area and calls the browser's, taken before
/// or after ours stood there.
#[wasm_bindgen_test]
async fn a_submit_of_the_forms_own_is_held_and_called_again_as_a_whole() {
    const OWN: &str = "{ const inner = f.submit; f.submit = function () { t.value = editor; inner.apply(this) } }";
    for early in [true, false] {
        let mut desk = Desk::bare(
            "<form id=f><label>甲<textarea id=t></textarea></label></form><script>var saved = [], editor = '旧'; HTMLFormElement.prototype.submit = function () { saved.push(t.value) };</script>",
        );
        if early {
            desk.run(OWN);
        }
        desk.attach(Site::default());
        if !early {
            desk.run(OWN);
            desk.run("document.body.append('drawn')");
            desk.turn().await;
        }
        let wrapped = desk.run("f.submit");
        desk.answer.set(Hold);
        desk.run("f.submit()");
        assert_eq!(saved(&desk), "", "early {early}");
        desk.run("editor = '新'");
        assert!(desk.resumes(), "early {early}");
        assert_eq!(saved(&desk), "新", "early {early}");
        assert_eq!(desk.asked(), ["Script"], "early {early}");
        desk.page.take();
        assert_ne!(desk.run("f.submit"), wrapped, "early {early}");
        desk.run("f.submit()");
        assert_eq!(saved(&desk), "新,新", "early {early}");
    }
}

/// What a page does that is no save: never asked about, and it happens.
const OTHERS: &[(&str, &str, &str, &str)] = &[
    ("cancel", FORM, "cancel.click()", "cancel"),
    (
        "a plain key",
        "<textarea id=t></textarea><script>var saved = []; document.addEventListener('keydown', e => saved.push(e.key))</script>",
        "for (const init of [{key:'s'},{key:'Enter'},{key:'s',ctrlKey:true,altKey:true},{key:'Escape'}]) t.dispatchEvent(new KeyboardEvent('keydown',{bubbles:true,...init}))",
        "s,Enter,s,Escape",
    ),
    (
        "a search form",
        "<form id=f method=get><label>甲<input></label><label>乙<input></label><button id=b>Go</button></form><script>var saved = []; f.onsubmit = () => { saved.push('search'); return false }</script>",
        "b.click()",
        "search",
    ),
    (
        "a sign-in",
        "<form id=f><label>甲<input></label><input type=password><button id=b>确定</button></form><script>var saved = []; f.onsubmit = () => { saved.push('in'); return false }</script>",
        "b.click()",
        "in",
    ),
    (
        "preview, the form's first button, hit by Enter",
        "<form id=f><label>甲<textarea></textarea></label><button id=b>预览</button><button>提交</button></form><script>var saved = []; f.onsubmit = e => { saved.push(e.submitter.innerText); return false }</script>",
        "b.click()",
        "预览",
    ),
    (
        "a search that sends the form by script",
        "<form id=f><label>甲<textarea></textarea></label><a id=b onclick='f.submit()'>查询</a></form><script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') }</script>",
        "b.click()",
        "native",
    ),
    (
        "a choice that has the form drawn anew",
        "<form id=f><label>甲<textarea></textarea></label><select id=s onchange='f.submit()'><option>1</select></form><script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') }</script>",
        "s.dispatchEvent(new Event('change', {bubbles:true}))",
        "native",
    ),
    (
        "yes to deleting, in a dialog without fields",
        "<textarea></textarea><div role=dialog>删除？<button id=b onclick='saved.push(1)'>确 定</button></div><script>var saved = []</script>",
        "b.click()",
        "1",
    ),
    (
        "a link called reply",
        "<textarea></textarea><a id=b onclick='saved.push(1)'>回复</a><script>var saved = []</script>",
        "b.click()",
        "1",
    ),
    (
        "a key while composing",
        "<textarea id=t></textarea><script>var saved = []; t.onkeydown = () => saved.push(1)</script>",
        "t.dispatchEvent(new KeyboardEvent('keydown',{bubbles:true,key:'Enter',ctrlKey:true,isComposing:true}))",
        "1",
    ),
];

#[wasm_bindgen_test]
fn what_is_no_save_is_left_alone() {
    for (name, html, act, arrives) in OTHERS {
        let desk = Desk::new(html);
        desk.answer.set(Hold);
        desk.run(act);
        assert_eq!(desk.asked(), [""; 0], "{name}");
        assert_eq!(saved(&desk), *arrives, "{name}");
    }
}

#[wasm_bindgen_test]
fn a_site_file_says_what_saves() {
    let site = Site { save: vec!["#disk".into()], ignore: vec![".chat".into()], ..Site::default() };
    let html = "<textarea></textarea><div id=disk onclick='saved.push(\"div\")'><svg id=icon></svg></div><button id=b onclick='saved.push(\"button\")'>保存</button>\
        <div class=chat><form id=f><textarea></textarea></form></div><script>var saved = []; f.onsubmit = () => { saved.push('chat'); return false }</script>";
    let desk = Desk::with(html, site);
    desk.answer.set(Hold);
    desk.run("b.click(); f.requestSubmit(); icon.dispatchEvent(new MouseEvent('click', {bubbles:true,composed:true,cancelable:true}))");
    assert_eq!((desk.asked(), saved(&desk)), (vec!["Click".to_owned()], "button,chat".to_owned()));
    assert!(desk.resumes());
    assert_eq!(saved(&desk), "button,chat,div");
}

#[wasm_bindgen_test]
fn clicks_and_keys_in_our_panel_are_ours() {
    let desk = Desk::new(
        "<textarea></textarea><script>var saved = []; for (const k of ['keydown','keypress','keyup']) document.addEventListener(k, e => saved.push(e.type))</script>",
    );
    desk.answer.set(Hold);
    desk.run("own.attachShadow({mode:'open'}).innerHTML = '<input id=q><button>保存</button>'; own.shadowRoot.querySelector('button').click();
        for (const k of ['keydown','keypress','keyup']) own.shadowRoot.querySelector('#q').dispatchEvent(new KeyboardEvent(k, {key:'s',ctrlKey:true,bubbles:true,composed:true}))");
    assert_eq!((desk.asked().len(), saved(&desk)), (0, String::new()));
    desk.run("document.body.dispatchEvent(new KeyboardEvent('keydown', {key:'x',bubbles:true}))");
    assert_eq!(saved(&desk), "keydown");
}

#[wasm_bindgen_test]
async fn a_form_sent_after_the_page_asked_its_server_follows_the_click() {
    let desk = Desk::new(
        "<form id=f><label>甲<textarea></textarea></label><button type=button id=b onclick='setTimeout(() => f.submit(), 20)'>提交</button></form>\
         <script>var saved = []; HTMLFormElement.prototype.submit = function () { saved.push('native') }</script>",
    );
    desk.click("#b");
    desk.answer.set(Hold);
    desk.until("the form is sent", || saved(&desk) == "native").await;
    assert_eq!(desk.asked(), ["Click 提交"]);
    desk.run("f.submit()");
    assert_eq!(desk.asked(), ["Click 提交", "Script"], "a further one is another save");
}

#[wasm_bindgen_test]
async fn a_control_that_was_drawn_anew_is_found_again() {
    let desk = Desk::new(
        "<textarea></textarea><div id=bar><button onclick='saved.push(1)'>保存</button></div><script>var saved = []</script>",
    );
    desk.answer.set(Hold);
    desk.click("#bar button");
    desk.run("bar.innerHTML = '<button disabled onclick=\"saved.push(2)\">保存</button>'");
    assert!(!desk.resumes(), "a disabled one cannot be clicked");
    desk.run("bar.firstChild.disabled = false");
    assert!(desk.resumes());
    assert_eq!(saved(&desk), "2");
}

/// Dies as a panic does in a release build.
fn broken(_: huashu::page::SaveTry) -> Verdict {
    wasm_bindgen::throw_str("broken")
}

#[wasm_bindgen_test]
async fn a_broken_check_lets_every_save_go() {
    for way in WAYS {
        let mut desk = Desk::bare(way.html);
        let hooks = Hooks {
            changed: Box::new(|| ()),
            save: Box::new(broken),
            caret: Box::new(|| ()),
            key: Box::new(|_| false),
        };
        desk.attach_with(Site::default(), hooks);
        (way.act)(&desk);
        assert_eq!(saved(&desk), way.arrives, "{}", way.name);
        desk.turn().await;
        (way.act)(&desk);
        assert_eq!(saved(&desk), format!("{0},{0}", way.arrives), "the next time, {}", way.name);
    }
}

#[wasm_bindgen_test]
fn the_wrapper_looks_native() {
    let desk = Desk::new(FORM);
    assert!(
        desk.told("Function.prototype.toString.call(HTMLFormElement.prototype.submit)")
            .contains("[native code]")
    );
    let form: HtmlFormElement = desk.one("#f").unchecked_into();
    desk.answer.set(Pass);
    assert!(form.is_connected());
    assert_eq!(desk.told("(() => { try { HTMLFormElement.prototype.submit.call({}) } catch (e) { return e.name } })()"), "TypeError");
}

/// A page whose save is a request of its own: `send(by)` makes it, `told` is what came of it, `saved` what the server got.
const SENDS: &str = "<input id=note value=old><span id=b tabindex=0>✓</span><script>
    var saved = [], told = [];
    window.fetch = async (input, init) => { saved.push(`${input.url || input} ${init?.body ?? ''}`); return 'answer' };
    XMLHttpRequest.prototype.send = function (body) { saved.push(`xhr ${body}`); setTimeout(() => this.dispatchEvent(new Event('load'))) };
    const post = (url, body) => fetch(url, { method: 'POST', body }).then(a => told.push(a), e => told.push(e.name));
    const xhr = (body, wait = true) => { const x = new XMLHttpRequest(); x.open('POST', '/api/save', wait);
      x.onabort = () => told.push('abort'); x.onload = () => told.push('load'); x.send(body); return x };
    const clicked = f => { b.onclick = f; b.click() };</script>";

fn requests() -> Site {
    let request = |url: &str, kind| Request { url: url.to_owned(), kind, ..Request::default() };
    let requests =
        vec![request("/api/save", SaveKind::Save), request("/api/close*", SaveKind::Close)];
    Site { requests, ..Site::default() }
}

/// A request that saves: its name, the script, what is asked, what the server gets of it as it is, and of the page's text
/// `new` after a repair: nothing where the page has to be asked to save again.
const REQUESTS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "a fetch",
        "clicked(() => post('/api/save', note.value))",
        "Request",
        "/api/save old",
        "/api/save new",
    ),
    (
        "to a whole address",
        "clicked(() => post(new URL('/api/save?x=1#y', document.baseURI), note.value))",
        "Request",
        "*",
        "*",
    ),
    (
        "a form's data",
        "clicked(() => { const d = new FormData(); d.set('note', note.value); post('/api/close/1', d) })",
        "Request close",
        "/api/close/1 [object FormData]",
        "/api/close/1 [object FormData]",
    ),
    (
        "a request object",
        "clicked(() => fetch(new Request('/api/save', { method: 'PUT' })))",
        "Request",
        "*",
        "*",
    ),
    ("an XMLHttpRequest", "clicked(() => xhr(note.value))", "Request", "xhr old", "xhr new"),
    (
        "a key of the page",
        "addEventListener('keydown', () => xhr(note.value)); note.dispatchEvent(new KeyboardEvent('keydown', { key: 'm', altKey: true, bubbles: true }))",
        "Request",
        "xhr old",
        "xhr new",
    ),
    (
        "of nothing that a person did",
        "post('/api/save', note.value)",
        "Request",
        "/api/save old",
        "",
    ),
    (
        "a button that is off meanwhile",
        "const off = document.createElement('button'); document.body.append(off); off.onclick = () => { off.disabled = true; xhr(note.value) }; off.click()",
        "Request",
        "xhr old",
        "",
    ),
    (
        "twice in one turn",
        "clicked(() => { post('/api/save', note.value); post('/api/save', note.value) })",
        "Request",
        "/api/save old",
        "*",
    ),
];

#[wasm_bindgen_test]
async fn requests_that_save_are_held_and_sent_once_or_made_anew() {
    for (name, script, asked, as_it_is, repaired) in REQUESTS {
        for changed in [false, true] {
            let mut desk = Desk::bare(SENDS);
            desk.attach(requests());
            desk.answer.set(Hold);
            desk.run(script);
            desk.turn().await;
            assert_eq!(desk.asked(), [*asked], "{name}");
            assert_eq!(
                (saved(&desk), desk.told("told")),
                (
                    String::new(),
                    if *name == "twice in one turn" { "AbortError" } else { "" }.to_owned()
                ),
                "held: {name}"
            );
            desk.answer.set(Pass);
            if changed {
                desk.run("note.value = 'new'");
            }
            let came = desk.page().resume(changed);
            desk.turn().await;
            let expect = if changed { repaired } else { as_it_is };
            let stale = changed && repaired.is_empty();
            assert_eq!(came, if stale { Resume::Stale } else { Resume::Done }, "{name} {changed}");
            let got = saved(&desk);
            if *expect == "*" {
                let once = if *name == "twice in one turn" { 2 } else { 1 };
                assert_eq!(desk.told("saved.length"), once.to_string(), "{name} {changed}: {got}");
            } else {
                assert_eq!(got, *expect, "{name} {changed}");
            }
            assert_eq!(desk.page().resume(changed), Resume::Gone, "a second time: {name}");
            desk.page.take();
        }
    }
}

#[wasm_bindgen_test]
async fn a_request_that_is_given_up_ends_as_aborted() {
    for (script, told) in [("post('/api/save', 1)", "AbortError"), ("xhr(1)", "abort")] {
        let mut desk = Desk::bare(SENDS);
        desk.attach(requests());
        desk.answer.set(Hold);
        desk.run(script);
        desk.page().drop_held();
        desk.turn().await;
        assert_eq!((saved(&desk), desk.told("told")), (String::new(), told.to_owned()), "{script}");
    }
}

#[wasm_bindgen_test]
async fn what_is_asked_of_requests_and_what_not() {
    for (name, script, asked, arrives) in [
        ("another address", "post('/api/list', 1)", "", "/api/list 1"),
        ("nothing that changes", "fetch('/api/save')", "", "/api/save "),
        ("a synchronous one", "xhr(1, false)", "", "xhr 1"),
        (
            "after a click that was asked about",
            "b.textContent = '保存'; clicked(() => post('/api/save', 1))",
            "Click 保存",
            "/api/save 1",
        ),
        (
            "after a click that surely saves nothing",
            "b.textContent = '取消'; b.setAttribute('role', 'button'); clicked(() => post('/api/save', 1))",
            "Request",
            "/api/save 1",
        ),
        (
            "after a choice",
            "note.outerHTML = '<select id=s><option>1</select>'; s.onchange = () => post('/api/save', 1); s.dispatchEvent(new Event('change', { bubbles: true }))",
            "Request",
            "/api/save 1",
        ),
    ] {
        let mut desk = Desk::bare(SENDS);
        desk.attach(requests());
        desk.run(script);
        desk.turn().await;
        assert_eq!(desk.asked().join(","), asked, "{name}");
        assert_eq!(saved(&desk), arrives, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_request_that_the_page_takes_back_is_not_sent() {
    for (name, script) in [("aborted", "x.abort()"), ("opened anew", "x.open('GET', '/api/list')")]
    {
        let mut desk = Desk::bare(SENDS);
        desk.attach(requests());
        desk.answer.set(Hold);
        desk.run("var x = xhr(1)");
        desk.run(script);
        assert!(desk.resumes(), "{name}");
        assert_eq!(saved(&desk), "", "{name}");
    }
}

#[wasm_bindgen_test]
async fn leaving_sends_what_is_held_and_gives_the_page_its_functions_back() {
    let mut desk = Desk::bare(SENDS);
    desk.run("var before = [fetch, ...['open', 'send', 'abort'].map(n => XMLHttpRequest.prototype[n]), HTMLFormElement.prototype.submit]");
    desk.attach(requests());
    let same = "String(before.every((f, i) => f === [fetch, ...['open', 'send', 'abort'].map(n => XMLHttpRequest.prototype[n]), HTMLFormElement.prototype.submit][i]))";
    assert_eq!(desk.told(same), "false");
    desk.answer.set(Hold);
    desk.run("post('/api/save', 1)");
    desk.page.take();
    desk.turn().await;
    assert_eq!(
        (desk.told(same), saved(&desk), desk.told("told")),
        ("true".into(), "/api/save 1".into(), "answer".into())
    );
    let mut desk = Desk::bare(SENDS);
    desk.run("var before = fetch");
    desk.attach(Site::default());
    assert_eq!(desk.told("before === fetch"), "true", "without a site file nothing is wrapped");
}

#[wasm_bindgen_test]
fn the_kind_of_a_save_is_what_its_control_says() {
    use SaveKind::{Close, Save, Transfer};
    let buttons = "<textarea></textarea>";
    for (html, css, kind) in [
        ("<button id=b>保存</button>", "#b", Save),
        ("<button id=b>办 结</button>", "#b", Close),
        ("<span id=b role=button aria-label=关闭工单>✕</span>", "#b", Close),
        ("<a id=b href='javascript:void 0'>转派</a>", "#b", Transfer),
        ("<div id=b class=layui-btn>归档</div>", "#b", Close),
        ("<div role=menu><div id=b role=menuitem>转办</div></div>", "#b", Transfer),
        ("<button id=b><svg><title>提交</title></svg></button>", "#b", Save),
        ("<img id=b role=button alt=结单>", "#b", Close),
        ("<button id=b title=保存></button>", "#b", Save),
        ("<input id=b type=image alt=办结>", "#b", Close),
        ("<i id=b class=named></i>", "#b", Close),
    ] {
        let site = Site { close: vec![".named".into()], ..Site::default() };
        let site = if html.contains("named") { site } else { Site::default() };
        let desk = Desk::with(&format!("{buttons}{html}"), site);
        desk.answer.set(Hold);
        desk.run(&format!("document.querySelector('{css}').dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true }}))"));
        assert_eq!(
            desk.tries.borrow().iter().map(|t| t.kind).collect::<Vec<_>>(),
            [kind],
            "{html}"
        );
    }
}
