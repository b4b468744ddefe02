//! The columns of a table of phrases, and the headings that offices give them.

use crate::text::folded;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The phrase's id.
    Id,
    /// Its code to type.
    Code,
    /// The stage, by id or name.
    Stage,
    /// The step of the process.
    Step,
    /// The scenes, by id or name.
    Scenes,
    /// Said to the customer or written down.
    Usage,
    /// The text.
    Text,
    /// Words to find it by.
    Tags,
    /// When it fits, as TOML.
    When,
}

/// Each column with the heading that is written, and others that are read, folded.
const HEADINGS: [(Column, &str, &[&str]); 9] = [
    (Column::Id, "编号", &["id", "话术编号", "话术id", "标识", "话术标识", "唯一编号"]),
    (
        Column::Code,
        "快捷码",
        &["code", "快捷键", "代码", "短码", "快捷代码", "调用码", "快捷编码", "编码"],
    ),
    (
        Column::Stage,
        "阶段",
        &["stage", "环节", "处理阶段", "处理环节", "所属阶段", "流程阶段", "投诉阶段", "流程"],
    ),
    (Column::Step, "步骤", &["step", "步骤号", "小节", "子环节", "步骤编号", "节点"]),
    (
        Column::Scenes,
        "场景",
        &[
            "scene",
            "scenes",
            "适用场景",
            "业务场景",
            "投诉场景",
            "使用场景",
            "问题类型",
            "投诉类型",
            "业务分类",
            "场景分类",
        ],
    ),
    (Column::Usage, "用途", &["usage", "使用方式", "用法", "类型", "话术类型", "口头或记录"]),
    (
        Column::Text,
        "话术",
        &[
            "text",
            "script",
            "话术内容",
            "话术正文",
            "话术文本",
            "内容",
            "正文",
            "文本",
            "标准话术",
            "参考话术",
            "应答话术",
            "回复话术",
            "推荐话术",
            "话术描述",
            "答复内容",
            "应答内容",
        ],
    ),
    (
        Column::Tags,
        "标签",
        &["tag", "tags", "关键词", "关键字", "检索词", "搜索词", "keyword", "keywords"],
    ),
    (Column::When, "条件", &["when", "适用条件", "使用条件", "触发条件"]),
];

impl Column {
    /// All columns, in the order in which they are written.
    pub const ALL: [Self; 9] = [
        Self::Id,
        Self::Code,
        Self::Stage,
        Self::Step,
        Self::Scenes,
        Self::Usage,
        Self::Text,
        Self::Tags,
        Self::When,
    ];

    /// The heading that is written.
    #[must_use]
    pub fn heading(self) -> &'static str {
        HEADINGS.iter().find(|(column, _, _)| *column == self).map_or("", |(_, heading, _)| heading)
    }

    /// The column of a heading: without blanks, marks and what stands in brackets.
    #[must_use]
    pub fn of(heading: &str) -> Option<Self> {
        let plain = folded(heading);
        let plain = plain.split(['(', '[', '【']).next().unwrap_or_default();
        let plain: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        HEADINGS
            .iter()
            .find(|(_, written, known)| *written == plain || known.contains(&plain.as_str()))
            .map(|(column, _, _)| *column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_with_what_offices_put_around_them() {
        for column in Column::ALL {
            assert_eq!(Column::of(column.heading()), Some(column));
        }
        assert_eq!(Column::of(" * 话术内容（必填，500字内）"), Some(Column::Text));
        assert_eq!(Column::of("处理\n环节："), Some(Column::Stage));
        assert_eq!(Column::of("序号"), None);
    }
}
