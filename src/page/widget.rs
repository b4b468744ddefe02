//! Component libraries, as data: what is a control, where a component shows its value, and where the label of a
//! form item stands.

use super::tree::{Node, Sort};

/// What may be a field, or hold one. Nothing of it is inside a label.
pub(super) const CONTROLS: &str = "input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=reset]):not([type=image]):not([type=file]):not([type=password]),textarea,select,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=combobox],[role=radiogroup],.ant-select,.el-select,.el-cascader,.ant-picker,.el-date-editor,.ivu-select,.ivu-date-picker,.ivu-cascader,.arco-select,.arco-select-view-single,.arco-select-view-multiple,.arco-picker,.n-base-selection,.n-date-picker,.combo,.CodeMirror";

/// What rich editors are built into: their label stands before all of it, toolbar and buried text alike.
const SHELLS: &str =
    ".ck-editor,.mce-tinymce,.ql-container,[data-w-e-textarea],.DraftEditor-root,.cm-editor";

/// What stands in a form item in place of a control.
pub(super) const STATICS: &str =
    ".x-form-display-field,.slds-form-element__static,.form-control-static";

/// A component that shows its value in its own way.
pub(super) struct Widget {
    /// The component.
    pub root: &'static str,
    /// Where its value stands: the first of these that matches anything, all matches in order.
    pub shown: &'static [&'static str],
    /// Whether the value is that of the inputs inside instead.
    pub typed: bool,
}

const fn shown(root: &'static str, shown: &'static [&'static str]) -> Widget {
    Widget { root, shown, typed: false }
}

const fn typed(root: &'static str, shown: &'static [&'static str]) -> Widget {
    Widget { root, shown, typed: true }
}

/// Components known by their classes.
const WIDGETS: &[Widget] = &[
    shown(
        ".ant-select:not(.ant-select-auto-complete)",
        &[
            ".ant-select-selection-item-content",
            ".ant-select-selection-item",
            ".ant-select-content-has-value",
        ],
    ),
    typed(".ant-picker", &[]),
    shown(
        ".el-select",
        &[
            ".el-select__tags-text",
            ".el-tag__content",
            ".el-select__placeholder:not(.is-transparent)",
        ],
    ),
    typed(".el-cascader", &[".el-tag__content"]),
    typed(".el-date-editor", &[]),
    typed(".ivu-select", &[".ivu-tag-text", ".ivu-select-selected-value"]),
    typed(".ivu-date-picker", &[]),
    typed(".ivu-cascader", &[".ivu-cascader-label"]),
    typed(
        ".arco-select,.arco-select-view-single,.arco-select-view-multiple",
        &[".arco-tag-content", ".arco-select-view-value"],
    ),
    typed(".arco-picker", &[]),
    shown(
        ".n-base-selection",
        &[
            ".n-tag__content",
            ".n-base-selection-input__content",
            ".n-base-selection-overlay__wrapper",
        ],
    ),
    typed(".n-date-picker", &[]),
    typed(".combo", &[]),
];

/// The component that an element is or lies in.
pub(super) fn of<N: Node>(element: &N) -> Option<(N, &'static Widget)> {
    WIDGETS.iter().find_map(|w| element.closest(w.root).map(|root| (root, w)))
}

/// What a rich editor is built into, with the toolbar that stands before it.
pub(super) fn shell<N: Node>(element: &N) -> N {
    let Some(shell) = element.closest(SHELLS) else { return element.clone() };
    let barred =
        shell.previous_element().is_some_and(|b| b.matches(".ql-toolbar,[data-w-e-toolbar]"));
    // Where the two have a box of their own.
    let alone = |p: &N| p.children().iter().filter(|c| c.sort() == Sort::Element).count() == 2;
    shell.parent().filter(|p| barred && alone(p)).unwrap_or(shell)
}

/// What stands in for a native select that a script hid.
pub(super) const SELECT_MASKS: &str = ".chosen-container,.select2,.nice-select,.selectize-control,.ts-wrapper,.bootstrap-select,.layui-form-select";

/// What holds the choices of one question.
pub(super) const GROUPS: &str = "[role=radiogroup],[role=group]:not(.el-form-item),.ant-radio-group,.ant-checkbox-group,.el-radio-group,.el-checkbox-group,.ivu-radio-group,.ivu-checkbox-group,.arco-radio-group,.arco-checkbox-group,.n-radio-group,.n-checkbox-group,.van-radio-group,fieldset";

/// A component's form item, and where its label stands in it.
pub(super) const ITEMS: &[(&str, &str)] = &[
    (".ant-form-item", ".ant-form-item-label"),
    (".el-form-item", ".el-form-item__label"),
    (".arco-form-item", ".arco-form-item-label-col"),
    (".n-form-item", ".n-form-item-label"),
    (".ivu-form-item", ".ivu-form-item-label"),
    (".van-field", ".van-field__label"),
    (".t-form__item", ".t-form__label"),
    (".semi-form-field", ".semi-form-field-label"),
    (".x-form-item", ".x-form-item-label"),
    (".slds-form-element", ".slds-form-element__label"),
    (".layui-form-item .layui-inline", ".layui-form-label"),
    (".layui-form-item", ".layui-form-label"),
    (
        ".form-group,.form-row,.form-item,.form-field,.form-floating",
        "label,.control-label,.col-form-label",
    ),
];
