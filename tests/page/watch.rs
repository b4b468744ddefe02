//! What makes a change known, what does not, and that nothing stays behind.

use crate::desk::Desk;
use huashu::page::Verdict;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// The page, what happens there, and what 备注 reads then.
const SEEN: &[(&str, &str, &str)] = &[
    (
        "<label>备注<input id=a></label>",
        "a.value = 'x'; a.dispatchEvent(new Event('input', {bubbles:true}))",
        "x",
    ),
    (
        "<label>备注<select id=a><option>甲<option>乙</select></label>",
        "a.selectedIndex = 1; a.dispatchEvent(new Event('change'))",
        "乙",
    ),
    ("<div id=a></div>", "a.innerHTML = '<label>备注<input value=x></label>'", "x"),
    (
        "<span>备注</span><div id=a contenteditable><p>甲</p></div>",
        "a.firstChild.firstChild.data = '乙'",
        "乙",
    ),
    (
        "<label id=a style='display:none'>备注<input value=x></label>",
        "a.style.display = 'block'",
        "x",
    ),
    (
        "<label>备注<input id=a></label>",
        "a.value = 'set by a script'; document.body.click()",
        "set by a script",
    ),
    (
        "<x-a id=a></x-a>",
        "a.attachShadow({mode:'open'}).innerHTML = '<label>备注<input value=x></label>'; a.title = 'y'",
        "x",
    ),
    (
        "<x-a id=a></x-a><script>a.attachShadow({mode:'open'}).innerHTML = '<label>备注<select><option>甲<option>乙</select></label>'</script>",
        "const s = a.shadowRoot.querySelector('select'); s.selectedIndex = 1; s.dispatchEvent(new Event('change', {bubbles:true}))",
        "乙",
    ),
    (
        "<x-late id=a></x-late>",
        "customElements.define('x-late', class extends HTMLElement { connectedCallback() { this.attachShadow({mode:'open'}).innerHTML = '<label>备注<input value=x></label>' } }); document.body.click()",
        "x",
    ),
    (
        "<div id=a></div>",
        "a.attachShadow({mode:'open'}).innerHTML = '<label>备注<input value=x></label>'; a.shadowRoot.querySelector('input').click()",
        "x",
    ),
    (
        "<div id=a></div>",
        "const d = document.createElement('div'); d.innerHTML = '<p><b></b></p>'; d.firstChild.attachShadow({mode:'open'}).innerHTML = '<label>备注<input value=x></label>'; a.append(d)",
        "x",
    ),
    ("<iframe id=a srcdoc=''></iframe>", "a.srcdoc = '<label>备注<input value=x></label>'", "x"),
    (
        "<div id=a></div>",
        "const f = document.createElement('iframe'); f.srcdoc = '<label>备注<input value=x></label>'; a.append(f)",
        "x",
    ),
];

#[wasm_bindgen_test]
async fn changes_are_noticed() {
    for (html, act, reads) in SEEN {
        let desk = Desk::new(html);
        desk.turn().await;
        let before = desk.changes.get();
        desk.run(&format!("{{ {act} }}"));
        desk.until(act, || {
            desk.changes.get() > before
                && desk.look().iter().any(|f| f.name == "备注" && f.text == *reads)
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn many_changes_are_one_and_what_nobody_sees_is_none() {
    let desk = Desk::new("<label>备注<input id=a></label><p id=p></p>");
    desk.turn().await;
    let before = desk.changes.get();
    desk.run("for (let i = 0; i < 9; i++) { a.value = i; a.dispatchEvent(new Event('input', {bubbles:true})); p.append('x') }");
    desk.until("a change", || desk.changes.get() > before).await;
    desk.turn().await;
    assert_eq!(desk.changes.get(), before + 1);
    desk.run("p.textContent = 'other'; own.append('x'); own.title = 'y'");
    desk.turn().await;
    desk.turn().await;
    assert_eq!(desk.changes.get(), before + 1);
}

#[wasm_bindgen_test]
async fn a_word_half_composed_is_no_change() {
    let desk = Desk::new("<label>备注<input id=a></label>");
    desk.turn().await;
    let before = desk.changes.get();
    desk.run("a.dispatchEvent(new CompositionEvent('compositionstart', {bubbles:true})); a.value = 'ni'; a.dispatchEvent(new Event('input', {bubbles:true}))");
    desk.turn().await;
    desk.turn().await;
    assert_eq!(desk.changes.get(), before);
    desk.run(
        "a.value = '你'; a.dispatchEvent(new CompositionEvent('compositionend', {bubbles:true}))",
    );
    desk.until("the word", || desk.changes.get() == before + 1).await;
}

#[wasm_bindgen_test]
async fn a_frame_that_goes_elsewhere_stays_guarded() {
    let desk = Desk::new("<iframe id=a srcdoc='<p>one'></iframe>");
    let here = || desk.told("a.contentDocument.body?.textContent");
    desk.until("the first document", || here() == "one").await;
    desk.run("a.srcdoc = '<textarea></textarea><button onclick=\"parent.saved = 1\">保存</button>'; window.saved = 0");
    desk.until("the second document", || here() == "保存").await;
    desk.answer.set(huashu::page::Verdict::Hold);
    desk.run("a.contentDocument.querySelector('button').click()");
    assert_eq!((desk.asked().len(), desk.told("saved")), (1, "0".into()));
}

#[wasm_bindgen_test]
async fn after_the_page_is_dropped_nothing_is_noticed() {
    let mut desk = Desk::new("<label>备注<input id=a></label>");
    desk.turn().await;
    let before = desk.changes.get();
    desk.run("a.value = 1; a.dispatchEvent(new Event('input', {bubbles:true}))");
    desk.page.take();
    desk.run("a.value = 2; a.dispatchEvent(new Event('input', {bubbles:true})); a.title = 'x'; a.click()");
    desk.turn().await;
    desk.turn().await;
    assert_eq!(desk.changes.get(), before);
    assert_eq!(Rc::strong_count(&desk.changes), 1, "the hooks are gone with it");
}

#[wasm_bindgen_test]
fn the_record_is_the_address_of_the_page_and_its_frames() {
    let window = web_sys::window().unwrap();
    let own = window.document().unwrap().create_element("div").unwrap();
    let hooks = huashu::page::Hooks {
        changed: Box::new(|| ()),
        save: Box::new(|_| huashu::page::Verdict::Pass),
        caret: Box::new(|| ()),
        key: Box::new(|_| false),
    };
    let page =
        huashu::page::Page::attach(window.clone(), huashu::page::site::Site::default(), own, hooks)
            .unwrap();
    assert!(page.record().starts_with(&window.location().href().unwrap()));
}

#[wasm_bindgen_test]
async fn a_frame_that_an_editor_writes_anew_is_still_listened_to() {
    let desk = Desk::new(
        "<div><span>备注</span><iframe id=i></iframe></div><input id=other aria-label=别的>",
    );
    desk.turn().await;
    desk.run("{ const d = i.contentDocument; d.open(); d.write('<body contenteditable><p>乙丁</p></body>'); d.close() }");
    desk.until("what was written is read", || desk.look().iter().any(|f| f.text == "乙丁")).await;
    desk.run("{ const d = i.contentDocument; d.body.focus(); d.getSelection().collapse(d.querySelector('p').firstChild, 1) }");
    desk.turn().await;
    desk.run("other.focus()");
    desk.turn().await;
    desk.page().insert("备注", "丙", "").await.unwrap();
    assert_eq!(desk.text("备注"), "乙丙丁", "the caret is known");
    desk.run("{ const f = i.contentWindow; f.document.body.dispatchEvent(new f.KeyboardEvent('keydown', {bubbles: true, cancelable: true, composed: true, key: 'Enter', ctrlKey: true})) }");
    assert_eq!(desk.asked(), ["Key"], "a save is asked about");
}

#[wasm_bindgen_test]
async fn a_page_that_replaces_its_body_is_read_and_guarded_on() {
    let desk = Desk::new("<label>甲<textarea>1</textarea></label>");
    desk.turn().await;
    desk.run("const body = document.createElement('body'); body.innerHTML = '<label>乙<textarea>2</textarea></label><button onclick=\"saved = 1\">保存</button>'; var saved = 0; document.body.replaceWith(body)");
    desk.turn().await;
    desk.turn().await;
    assert_eq!(desk.text("乙"), "2");
    assert!(desk.one("#own").is_connected(), "our element is back");
    desk.answer.set(Verdict::Hold);
    desk.click("button");
    assert_eq!((desk.asked(), desk.told("saved")), (vec!["Click 保存".to_owned()], "0".to_owned()));
}

#[wasm_bindgen_test]
async fn looks_at_a_page_that_draws_all_the_time_are_few_and_a_field_is_seen_all_the_same() {
    let desk = Desk::new("<label>甲<textarea id=t>1</textarea></label><ul id=l></ul>");
    // Every question for an editor is part of a look: an attribute of the page that counts them.
    desk.run("var looks = 0; const all = Document.prototype.querySelectorAll; Document.prototype.querySelectorAll = function (css) { if (css.includes('textarea')) looks += 1; return all.call(this, css) };\
        var frames = 0; const draw = () => { l.replaceChildren(document.createElement('li')); frames += 1; if (frames < 60) requestAnimationFrame(draw) }; draw()");
    while desk.told("frames < 60") == "true" {
        desk.turn().await;
    }
    let looks: u32 = desk.told("looks").parse().unwrap();
    assert!(looks < 40, "{looks} looks in 60 pictures");
    let before = desk.changes.get();
    desk.run("t.value = '2'; l.replaceChildren()");
    for _ in 0..200 {
        desk.turn().await;
    }
    assert_eq!(desk.changes.get(), before + 1);
}
