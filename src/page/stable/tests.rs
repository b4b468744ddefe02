//! Names of real pages and of component libraries.

use super::*;

const THEIRS: &[&str] = &[
    "reply",
    "txtReply",
    "reply-box",
    "ticket_reply",
    "phone2",
    "address1",
    "form:reply",
    "回复内容",
    "customfield_10001",
    "issue[custom_field_values][3]",
    "cf[12]",
    "customer.name",
    "basic_reply",
    "id_resolution",
    "ctl00_txtContent",
    "contactPhone",
    "g2-level",
];

const GENERATED: &[&str] = &[
    "el-id-123-4",
    "el-id-9841-72",
    ":r9:",
    "«r9»",
    "_r_9_",
    "ext-gen123",
    "ext-gen12",
    "ext-comp-1001",
    "textfield-1015-inputEl",
    "react-select-2-input",
    "rc_select_0",
    "rc-tabs-1",
    "mat-input-3",
    "ember42",
    "headlessui-listbox-button-1",
    "radix-:r1:",
    "mui-7",
    "ui-id-1",
    "select2-type-xq",
    "select2-kind-q3-container",
    "cke_1_contents",
    "mce_0",
    "_easyui_textbox_input1",
    "layui-layer1",
    "j_idt23",
    "form:j_idt23",
    "pn_id_4",
    "__BVID__12",
    "gwt-uid-9",
    "v-0-1",
    "input-23",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    "a1b2c3d4",
    "ticket_48213_reply",
    "reply-20260925",
    "f3a91c",
    "field_a8f3e2",
    "jqg5",
    "",
    "Object-RT::Ticket-1-CustomField-3-Values",
    "a name of two words",
];

const CLASSES: &[&str] = &[
    "btn-save",
    "reply",
    "ticket__reply",
    "replyBox",
    "ReplyEditor",
    "ant-btn-primary",
    "el-select",
    "cke_wysiwyg_frame",
    "ql-editor",
    "toolbar",
];

const MADE: &[&str] = &[
    "css-1x2y3z",
    "sc-abc",
    "sc-bdVaJa",
    "bdVaJa",
    "jss12",
    "jssButton",
    "makeStyles-root-12",
    "_hash",
    "_reply_1x2y3_12",
    "Reply_box__aBcDe",
    "svelte-1tky8bj",
    "col-6",
    "mt-2",
    "is-active",
    "active",
    "ant-select-focused",
    "has-error",
    "ng-pristine",
    "el-form-item--error",
    "w-full-1",
    "css-dev-only-do-not-override-abc",
    "x",
];

fn all(names: &[&str], says: fn(&str) -> bool, expect: bool) {
    let wrong: Vec<&&str> = names.iter().filter(|name| says(name) != expect).collect();
    assert!(wrong.is_empty(), "{wrong:?} should be {expect}");
}

#[test]
fn names_of_authors_and_names_of_frameworks() {
    all(THEIRS, is_stable, true);
    all(GENERATED, is_stable, false);
    all(CLASSES, is_stable_class, true);
    all(MADE, is_stable_class, false);
}

#[test]
fn quotes_are_escaped() {
    assert_eq!(quoted("a\"b\\c\nd"), "\"a\\\"b\\\\c\\a d\"");
    assert!(is_ident("reply-2") && is_ident("回复") && !is_ident("2nd") && !is_ident("a.b"));
}
