//! Words of the rules for groups. What is wrong with a rule is worded in `atelier_core`.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("分组规则", "Rules for groups");
pub const HINT: Text = Text::new(
    "照片归到第一条符合的规则；都不符合的进“未分组”。",
    "A photo goes to the first rule that takes it; what none takes stays unsorted.",
);
pub const EDIT: Text = Text::new("编辑规则", "Edit rules");
pub const NONE: Text = Text::new("还没有规则，照片都在“未分组”。", "There are no rules; every photo is unsorted.");
pub const ADD: Text = Text::new("添加规则", "Add a rule");
pub const NEW_NAME: Text = Text::new("分组 {n}", "Group {n}");
pub const RULE: Text = Text::new("第 {n} 条规则：{name}", "Rule {n}: {name}");
pub const NAME: Text = Text::new("名称，也是文件夹名", "Name, also the folder's");
pub const MOVE_UP: Text = Text::new("上移规则", "Move the rule up");
pub const MOVE_DOWN: Text = Text::new("下移规则", "Move the rule down");
pub const REMOVE: Text = Text::new("删除规则", "Remove the rule");
pub const OPEN: Text = Text::new("编辑条件", "Edit what it takes");
pub const CLOSE: Text = Text::new("收起条件", "Close what it takes");
pub const CONDITIONS: Text = Text::new("条件（须全部符合）", "Conditions, all of which hold");
pub const ADD_CONDITION: Text = Text::new("添加条件", "Add a condition");
pub const REMOVE_CONDITION: Text = Text::new("删除条件", "Remove the condition");
pub const KIND: Text = Text::new("按什么", "What is asked");
pub const SPLIT: Text = Text::new("再分成多组", "Split into numbered groups");
pub const MINUTES: Text = Text::new("间隔分钟", "Minutes of pause");
pub const SAVE: Text = Text::new("保存", "Save");
pub const REVERT: Text = Text::new("还原", "Revert");
pub const SAVED: Text = Text::new("分组规则已保存", "Rules for groups saved");
pub const RELOAD: Text = Text::new("载入最新内容", "Load the latest");

pub const CAMERA: Text = Text::new("相机", "Camera");
pub const LENS: Text = Text::new("镜头", "Lens");
pub const FOLDER: Text = Text::new("文件夹", "Folder");
pub const SHAPE: Text = Text::new("画幅", "Shape");
pub const FACES: Text = Text::new("人脸数", "Faces");
pub const IN_SERIES: Text = Text::new("连拍", "Series");
pub const COLOURS: Text = Text::new("色彩", "Colours");

pub const HAS_CAMERA: Text = Text::new("型号或机身号的一部分", "Part of the model or serial number");
pub const HAS_LENS: Text = Text::new("镜头名的一部分", "Part of the lens's name");
pub const HAS_FOLDER: Text = Text::new("文件夹名的一部分", "Part of the folder's name");
pub const LEAST: Text = Text::new("至少", "At least");
pub const MOST: Text = Text::new("至多（空为不限）", "At most (empty for any)");
pub const PORTRAIT: Text = Text::new("竖幅", "portrait");
pub const LANDSCAPE: Text = Text::new("横幅", "landscape");
pub const SQUARE: Text = Text::new("方幅", "square");
pub const IN_A_SERIES: Text = Text::new("连拍中的", "in a series");
pub const ALONE: Text = Text::new("单张的", "alone");
pub const BLACK_AND_WHITE: Text = Text::new("黑白", "black and white");
pub const IN_COLOUR: Text = Text::new("彩色", "in colour");

// Sentences
pub const EVERY_PHOTO: Text = Text::new("所有照片", "every photo");
pub const AND: Text = Text::new("，", ", ");
pub const THEN: Text = Text::new("；", "; ");
pub const SAYS_CAMERA: Text = Text::new("相机含“{has}”", "camera: “{has}”");
pub const SAYS_LENS: Text = Text::new("镜头含“{has}”", "lens: “{has}”");
pub const SAYS_FOLDER: Text = Text::new("文件夹含“{has}”", "folder: “{has}”");
pub const SAYS_SHAPE: Text = Text::new("画幅：{shape}", "shape: {shape}");
pub const SAYS_FACES: Text = Text::new("人脸：{many}", "faces: {many}");
pub const ANY_NUMBER: Text = Text::new("任意", "any number");
pub const NO_FACE: Text = Text::new("没有", "none");
pub const EXACTLY: Text = Text::new("{n} 张", "{n}");
pub const OR_MORE: Text = Text::new("{n} 张以上", "{n} or more");
pub const UP_TO: Text = Text::new("最多 {n} 张", "at most {n}");
pub const FROM_TO: Text = Text::new("{from} 至 {to} 张", "{from} to {to}");

pub const NOT_SPLIT: Text = Text::new("不再分", "one group");
pub const BY_GAP: Text = Text::new("按拍摄间隔", "by pauses");
pub const BY_SCENE: Text = Text::new("按服装和场景", "by outfit and scene");
pub const BY_SERIES: Text = Text::new("按连拍", "by series");
pub const BY_CAMERA: Text = Text::new("按相机", "by camera");
pub const BY_FOLDER: Text = Text::new("按文件夹", "by folder");
pub const SAYS_SPLIT: Text = Text::new("{by}再分", "split {by}");
pub const SAYS_GAP: Text = Text::new("间隔 {n} 分钟另起一组", "a new group after {n} {n|minute|minutes} without a photo");
