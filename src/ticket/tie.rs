//! By what a field got its name, and how much that says.

use crate::lang::Words;

/// What ties a name to a field, as the page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tie {
    /// The site file names it.
    Site,
    /// Another program gave the name along with the text.
    #[default]
    Given,
    /// A label's `for`.
    For,
    /// A label around it.
    Wrapping,
    /// `aria-labelledby`.
    LabelledBy,
    /// The form item of a component library.
    Item,
    /// `aria-label`.
    Told,
    /// The label of the hidden text area that an editor fills.
    StandIn,
    /// The legend of a group.
    Legend,
    /// The words behind a box.
    Option,
    /// The term of a description.
    Term,
    /// Words in the same cell, or the cell to the left.
    Cell,
    /// The head of the column.
    Head,
    /// A label and its value in one line of text.
    Line,
    /// Words side by side in a table or a row, nothing of which says that they are a label and its value. What is
    /// placed by such a tie is looked at once more: see [`super::Ticket::read`].
    Beside,
    /// The words before it.
    Before,
    /// The words left of it in the picture.
    Row,
    /// The words above it in the picture.
    Column,
    /// The placeholder.
    Placeholder,
    /// The title.
    Title,
    /// The name in the form.
    Name,
}

/// How much a tie says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A hint: it may be of a search box as well.
    Weak,
    /// The page's layout says so.
    Strong,
    /// The page's own words say so.
    Sure,
}

impl Tie {
    /// How much it says.
    #[must_use]
    pub fn strength(self) -> Strength {
        match self {
            Self::Placeholder
            | Self::Title
            | Self::Name
            | Self::Row
            | Self::Column
            | Self::Beside => Strength::Weak,
            Self::Cell | Self::Head | Self::Line | Self::Before | Self::StandIn | Self::Term => {
                Strength::Strong
            }
            _ => Strength::Sure,
        }
    }

    /// What a person calls it.
    #[must_use]
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Self::Site => ("站点文件", "site file"),
            Self::Given => ("外部给出", "given"),
            Self::For => ("label 的 for", "label for"),
            Self::Wrapping => ("外层 label", "label around it"),
            Self::LabelledBy => ("aria-labelledby", "aria-labelledby"),
            Self::Item => ("表单项标签", "form item"),
            Self::Told => ("aria-label", "aria-label"),
            Self::StandIn => ("编辑器背后的文本框", "text area behind the editor"),
            Self::Legend => ("分组标题", "legend"),
            Self::Option => ("选项文字", "words of the box"),
            Self::Term => ("描述列表", "description list"),
            Self::Cell => ("左侧单元格", "cell to the left"),
            Self::Head => ("表头", "head of the column"),
            Self::Line => ("同一行文字", "line of text"),
            Self::Beside => ("并排的文字", "words side by side"),
            Self::Before => ("前面的文字", "words before it"),
            Self::Row => ("画面左侧文字", "words to its left"),
            Self::Column => ("画面上方文字", "words above it"),
            Self::Placeholder => ("占位提示", "placeholder"),
            Self::Title => ("title 提示", "title"),
            Self::Name => ("控件名", "name"),
        };
        Words::new(zh, en)
    }
}
