//! Writing: what the field reads afterwards, what the page heard, and what is refused.

use crate::desk::Desk;
use huashu::health::Insertion;
use huashu::page::WriteError;
use huashu::text::Span;
use wasm_bindgen_test::wasm_bindgen_test;

/// Writes into 备注 in place of `expects`, the first of its kind in the text, or at the end where empty.
async fn write(desk: &Desk, expects: &str, text: &str) -> Result<(), WriteError> {
    let old = desk.text("备注");
    let start = if expects.is_empty() { old.len() } else { old.find(expects).unwrap() };
    desk.page().write("备注", Span::new(start, start + expects.len()), text, expects).await
}

/// The HTML of a field, what is replaced by what, and what it reads then.
const TAKEN: &[(&str, &str, &str, &str)] = &[
    ("<input value='不归我管'>", "不归我", "由专人", "由专人管"),
    ("<textarea>甲乙</textarea>", "乙", "😀丙\n丁", "甲😀丙\n丁"),
    ("<textarea>甲乙丙</textarea>", "乙", "", "甲丙"),
    ("<textarea>甲\n乙</textarea>", "", "\r\n丙", "甲\n乙\n丙"),
    ("<input>", "", "新", "新"),
    ("<input type=tel maxlength=3 value=12>", "", "3", "123"),
    ("<input type=email value=a@b.c>", "b", "d", "a@d.c"),
    ("<input type=date value=2026-09-23>", "2026-09-23", "2026-09-24", "2026-09-24"),
    ("<div contenteditable>甲乙</div>", "乙", "丙", "甲丙"),
    ("<div contenteditable><p>甲<b>乙</b>丙</p></div>", "乙", "丁", "甲丁丙"),
    ("<div contenteditable><p>甲</p><p><br></p></div>", "", "乙", "甲\n乙"),
    ("<div contenteditable></div>", "", "甲\n乙", "甲\n乙"),
    ("<div contenteditable><p><br></p></div>", "", "甲", "甲"),
    ("<div contenteditable><p>甲乙</p></div>", "甲", "", "乙"),
];

#[wasm_bindgen_test]
async fn texts_are_written() {
    for (html, expects, text, reads) in TAKEN {
        let desk = Desk::new(&format!(
            "<div><span>备注</span>{html}</div><script>var heard = []; for (const k of ['input','change']) document.addEventListener(k, e => heard.push(e.type))</script>"
        ));
        assert_eq!(write(&desk, expects, text).await, Ok(()), "{html}");
        assert_eq!(desk.text("备注"), *reads, "{html}");
        assert!(desk.told("heard").contains("input"), "{html}: the page heard of it");
    }
}

/// The HTML of a field, what is replaced by what, and the refusal.
#[wasm_bindgen_test]
async fn what_a_field_does_not_take_is_refused_and_leaves_it_as_it_was() {
    let cases = [
        ("<input maxlength=3 value=123>", "", "4", WriteError::TooLong { most: 3, units: 4 }),
        (
            "<textarea maxlength=4>甲😀</textarea>",
            "",
            "乙丙",
            WriteError::TooLong { most: 4, units: 5 },
        ),
        ("<input readonly value=1>", "1", "2", WriteError::ReadOnly),
        ("<textarea disabled>1</textarea>", "1", "2", WriteError::ReadOnly),
        ("<select><option>1</select>", "1", "2", WriteError::ReadOnly),
        ("<input value=1>", "", "a\nb", WriteError::OneLine),
        ("<input type=number value=1>", "1", "甲", WriteError::Refused { found: String::new() }),
    ];
    for (html, expects, text, refusal) in cases {
        let desk = Desk::new(&format!("<div><span>备注</span>{html}</div>"));
        let before = desk.text("备注");
        assert_eq!(write(&desk, expects, text).await, Err(refusal.clone()), "{html}");
        assert_eq!(desk.text("备注"), before, "{html}");
    }
    let desk = Desk::new("<div><span>备注</span><textarea>甲乙</textarea></div>");
    let moved = |span, expects| desk.page().write("备注", span, "x", expects);
    assert_eq!(moved(Span::new(0, 3), "乙").await, Err(WriteError::Moved { found: "甲乙".into() }));
    assert_eq!(
        moved(Span::new(1, 2), "").await,
        Err(WriteError::Moved { found: "甲乙".into() }),
        "inside a character"
    );
    assert_eq!(
        moved(Span::new(90, 99), "").await,
        Err(WriteError::Moved { found: "甲乙".into() }),
        "past the end"
    );
    assert_eq!(desk.page().insert("别的", "x", "").await, Err(WriteError::Missing));
    assert_eq!(desk.text("备注"), "甲乙");
}

#[wasm_bindgen_test]
async fn the_words_before_the_caret_are_replaced_if_they_stand_there() {
    let desk = Desk::new("<label>备注<textarea id=a>甲、乙</textarea></label>");
    desk.run("a.focus(); a.setSelectionRange(2, 2)");
    let refused = desk.page().insert("备注", "丙", "/").await;
    assert!(matches!(refused, Err(WriteError::Moved { .. })), "{refused:?}");
    assert_eq!(desk.text("备注"), "甲、乙");
    assert_eq!(desk.page().insert("备注", "丙", "、").await, Ok(()));
    assert_eq!(desk.text("备注"), "甲丙乙");
}

#[wasm_bindgen_test]
async fn while_composing_nothing_is_written() {
    let desk = Desk::new("<label>备注<input id=a></label>");
    let compose = |kind: &str| {
        desk.fire(&desk.one("#a"), "CompositionEvent", kind, "{bubbles:true,composed:true}")
    };
    compose("compositionstart");
    assert_eq!(desk.page().insert("备注", "x", "").await, Err(WriteError::Composing));
    compose("compositionend");
    assert_eq!(desk.page().insert("备注", "x", "").await, Ok(()));
    assert_eq!(desk.text("备注"), "x");
}

/// A framework lays its own property over `value` to learn what it set itself, and hears an `input` event
/// only if the value differs from that.
const TRAP: &str = "<div><span>备注</span><textarea id=t>甲</textarea></div><script>
    var state = t.value, tracked = t.value;
    const native = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
    Object.defineProperty(t, 'value', { configurable: true, get() { return native.get.call(this) }, set(v) { tracked = v; native.set.call(this, v) } });
    document.addEventListener('input', () => { const now = native.get.call(t); if (now !== tracked) { tracked = now; state = now } });
    </script>";

#[wasm_bindgen_test]
async fn a_framework_that_tracks_the_value_hears_of_it() {
    let desk = Desk::new(TRAP);
    assert_eq!(write(&desk, "甲", "乙").await, Ok(()));
    assert_eq!((desk.told("state"), desk.told("t.value")), ("乙".into(), "乙".into()));
}

#[wasm_bindgen_test]
async fn a_framework_hears_of_it_where_the_browsers_editing_is_of_no_use() {
    let desk = Desk::new(TRAP);
    desk.run("document.execCommand = () => false");
    assert_eq!(write(&desk, "甲", "乙").await, Ok(()));
    assert_eq!((desk.told("state"), desk.told("t.value")), ("乙".into(), "乙".into()));
}

#[wasm_bindgen_test]
async fn where_the_page_keeps_its_own_text_it_is_said() {
    let desk = Desk::new(
        "<div><span>备注</span><input id=a value=甲></div><script>a.addEventListener('input', () => a.value = '甲')</script>",
    );
    assert_eq!(write(&desk, "甲", "乙").await, Err(WriteError::Refused { found: "甲".into() }));
}

#[wasm_bindgen_test]
async fn an_insertion_can_be_undone() {
    for html in ["<textarea id=t>甲</textarea>", "<div id=t contenteditable><p>甲</p></div>"] {
        let desk = Desk::new(&format!("<div><span>备注</span>{html}</div>"));
        desk.page().insert("备注", "乙丙", "").await.unwrap();
        assert_eq!(desk.text("备注"), "甲乙丙", "{html}");
        desk.run("document.execCommand('undo')");
        assert_eq!(desk.text("备注"), "甲", "{html}");
    }
}

#[wasm_bindgen_test]
async fn a_text_goes_to_the_caret_and_the_caret_behind_it() {
    let desk =
        Desk::new("<label>备注<textarea id=t>甲丙</textarea></label><button id=b>x</button>");
    desk.page().insert("备注", "丁", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲丙丁", "at the end, nobody having been there");
    desk.run("t.focus(); t.setSelectionRange(1, 1); b.focus()");
    desk.page().insert("备注", "乙😀", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲乙😀丙丁");
    assert_eq!(desk.told("[document.activeElement.id, t.selectionStart, t.selectionEnd]"), "t,4,4");
    desk.run("t.setSelectionRange(0, 1); b.focus()");
    desk.page().insert("备注", "戊", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲戊乙😀丙丁", "what is selected stays");
}

#[wasm_bindgen_test]
async fn a_text_goes_to_the_last_caret_of_an_editor() {
    let desk = Desk::new(
        "<div><span>备注</span><div id=e contenteditable><p>甲</p><p id=p>乙丁</p></div></div><input id=other aria-label=别的>",
    );
    desk.run("e.focus(); getSelection().collapse(p.firstChild, 1)");
    desk.turn().await;
    desk.run("other.focus()");
    desk.turn().await;
    desk.page().insert("备注", "丙", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲\n乙丙丁");
    assert_eq!(desk.told("[document.activeElement.id, getSelection().anchorOffset]"), "e,2");
}

#[wasm_bindgen_test]
async fn a_repair_leaves_the_keyboard_and_the_caret_where_they_are() {
    let desk = Desk::new(
        "<label>备注<textarea id=t>不归我管,请等</textarea></label><input id=b aria-label=别的>",
    );
    desk.run("t.focus(); t.setSelectionRange(7, 7); b.focus()");
    write(&desk, "不归我管", "我来跟进处理").await.unwrap();
    assert_eq!(
        desk.told("[document.activeElement.id, t.selectionStart, t.value]"),
        "b,9,我来跟进处理,请等"
    );
}

#[wasm_bindgen_test]
async fn an_editor_in_a_frame_is_written() {
    let desk = Desk::new(
        "<label for=x>备注</label><textarea id=x style='display:none'></textarea><div><iframe id=i></iframe></div>",
    );
    desk.run("const d = i.contentDocument; d.body.contentEditable = 'true'; d.body.innerHTML = '<p>甲</p>'; window.heard = 0; d.addEventListener('input', () => heard++)");
    desk.page().insert("备注", "乙\n丙", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲乙\n丙");
    assert_ne!(desk.told("heard"), "0");
}

/// As `CKEditor` 4 shows a placeholder: as text with a class on the editor, both gone as soon as the keyboard is there.
#[wasm_bindgen_test]
async fn an_editor_that_shows_its_placeholder_as_text_gets_the_words_alone() {
    let desk = Desk::new("<div><span>备注</span><iframe id=i></iframe></div>");
    desk.run("const b = i.contentDocument.body; b.contentEditable = 'true'; b.className = 'cke_editable placeholder'; b.textContent = '写点什么'; b.addEventListener('focus', () => { if (b.classList.contains('placeholder')) { b.classList.remove('placeholder'); b.innerHTML = '<p></p>'; } })");
    assert_eq!(desk.text("备注"), "");
    desk.page().insert("备注", "已派单。", "").await.unwrap();
    assert_eq!(desk.text("备注"), "已派单。");
    assert_eq!(
        desk.told("[i.contentDocument.body.textContent, i.contentDocument.body.className]"),
        "已派单。,cke_editable"
    );
}

#[wasm_bindgen_test]
fn focus_selects_the_span() {
    let desk = Desk::new(
        "<label>备注<textarea id=t>甲😀乙丙</textarea></label><div><span>回复</span><div id=e contenteditable><p>甲</p><p>乙丙</p></div></div>",
    );
    desk.page().focus("备注", Some(Span::new(7, 10)));
    assert_eq!(desk.told("[document.activeElement.id, t.selectionStart, t.selectionEnd]"), "t,3,4");
    desk.page().focus("回复", Some(Span::new(4, 7)));
    assert_eq!(desk.told("[document.activeElement.id, getSelection()]"), "e,乙");
}

/// An editor that keeps a model of its own: it takes the events that a script names, and draws its model over whatever
/// else happened to its page, a moment later.
fn modelled(event: &str, take: &str) -> String {
    format!(
        "<div><span>备注</span><div id=e contenteditable><p>甲丙</p></div></div><script>
        var model = '甲丙';
        const draw = () => {{ if (e.textContent !== model) e.innerHTML = '<p>' + model + '</p>' }};
        e.addEventListener('{event}', ev => {{ {take} }});
        new MutationObserver(() => setTimeout(draw)).observe(e, {{ childList: true, subtree: true, characterData: true }});
        </script>"
    )
}

#[wasm_bindgen_test]
async fn an_editor_that_takes_the_event_before_typing_gets_it_with_the_place() {
    let take = "if (ev.inputType !== 'insertText') return; ev.preventDefault(); const [r] = ev.getTargetRanges(); model = model.slice(0, r.startOffset) + ev.data + model.slice(r.endOffset); setTimeout(draw, 40)";
    let desk = Desk::new(&modelled("beforeinput", take));
    assert_eq!(write(&desk, "丙", "乙").await, Ok(()));
    assert_eq!(desk.told("model"), "甲乙");
}

#[wasm_bindgen_test]
async fn an_editor_that_knows_pasting_only_is_pasted_into() {
    let take = "ev.preventDefault(); model += ev.clipboardData.getData('text/plain'); draw()";
    let desk = Desk::new(&modelled("paste", take));
    assert_eq!(write(&desk, "", "乙").await, Ok(()));
    assert_eq!(desk.told("model"), "甲丙乙");
}

#[wasm_bindgen_test]
async fn what_an_editor_cuts_is_taken_back_by_its_own_undo_and_said() {
    let take = "ev.preventDefault(); undone = model; model = (model + ev.data).slice(0, 3); draw()";
    let desk = Desk::new(&modelled("beforeinput", take));
    desk.run("var undone; e.addEventListener('keydown', ev => { if (ev.ctrlKey && ev.key === 'z') { ev.preventDefault(); model = undone; draw() } })");
    assert_eq!(write(&desk, "", "乙丁").await, Err(WriteError::Refused { found: "甲丙乙".into() }));
    assert_eq!(desk.text("备注"), "甲丙");
}

#[wasm_bindgen_test]
async fn a_second_change_waits_for_the_first() {
    let desk = Desk::new("<div><span>备注</span><div contenteditable><p>甲</p></div></div>");
    let first = desk.page().insert("备注", "乙", "");
    let first = async {
        let kept = first.await;
        assert_eq!(kept, Ok(()));
    };
    let second = async { desk.page().insert("备注", "丙", "").await };
    let mut second = Box::pin(second);
    let mut first = Box::pin(first);
    let mut told = None;
    std::future::poll_fn(|context| {
        let done = first.as_mut().poll(context);
        if told.is_none()
            && let std::task::Poll::Ready(outcome) = second.as_mut().poll(context)
        {
            told = Some(outcome);
        }
        done
    })
    .await;
    assert_eq!(told, Some(Err(WriteError::Busy)));
    assert_eq!(desk.text("备注"), "甲乙");
}

/// The HTML of a field and how a text would get into it.
#[wasm_bindgen_test]
fn how_a_text_would_get_in_is_told() {
    for (html, way) in [
        ("<textarea></textarea>", Some(Insertion::Plain)),
        ("<input readonly>", Some(Insertion::Copied)),
        ("<div contenteditable></div>", Some(Insertion::Typed)),
        ("<div contenteditable class=public-DraftEditor-content></div>", Some(Insertion::Typed)),
        ("<div contenteditable class=ProseMirror></div>", Some(Insertion::Typed)),
    ] {
        let desk = Desk::new(&format!("<div><span>备注</span>{html}</div>"));
        assert_eq!(desk.page().how("备注"), way, "{html}");
    }
    assert_eq!(Desk::new("").page().how("备注"), None);
}

#[wasm_bindgen_test]
async fn a_caret_in_a_frame_that_was_written_anew_counts() {
    let desk = Desk::new(
        "<label for=x>备注</label><textarea id=x style='display:none'></textarea><div><iframe id=i></iframe></div>",
    );
    desk.turn().await;
    desk.run("var d = i.contentDocument; d.open(); d.write('<body contenteditable><p>甲丙</p></body>'); d.close()");
    desk.turn().await;
    desk.run("i.contentWindow.focus(); d.body.focus(); d.getSelection().collapse(d.querySelector('p').firstChild, 1)");
    desk.turn().await;
    desk.page().insert("备注", "乙", "").await.unwrap();
    assert_eq!(desk.text("备注"), "甲乙丙");
}
