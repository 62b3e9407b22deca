//! Words of an order's groups.

use atelier_core::text::Text;

pub const TITLE: Text = Text::new("分组", "Groups");
pub const SUMMARY: Text = Text::new("{photos} 张，{groups} 组", "{photos} {photos|photo|photos} in {groups} {groups|group|groups}");
pub const NO_PHOTOS: Text = Text::new("照片归到这张订单后，会按规则分组。", "Photos are grouped here once they have come to this order.");
pub const NO_SUCH: Text = Text::new("没有这张订单", "There is no such order");
pub const PHOTOS: Text = Text::new("{n} 张", "{n} {n|photo|photos}");
pub const SHOW_ALL: Text = Text::new("显示全部 {n} 张", "Show all {n}");
pub const SHOW_FEW: Text = Text::new("收起", "Show fewer");
pub const AS_LINKS: Text = Text::new("按组建链接文件夹", "Lay out as links");
pub const AS_COPIES: Text = Text::new("按组复制到文件夹", "Lay out as copies");
pub const LINKS_ARE: Text =
    Text::new("链接不占空间，只供查看；复制件可以修改。", "Links take no space and are to look at; copies may be worked on.");
pub const NO_LINKS: Text =
    Text::new("照片库所在的磁盘不支持链接，只能复制。", "The library's disk takes no links; only copies can be made.");
pub const LAID_OUT: Text = Text::new("{groups} 个文件夹，{files} 个文件", "{groups} {groups|folder|folders}, {files} {files|file|files}");
pub const LAID_LINKS: Text = Text::new("已建好链接文件夹", "Laid out as links");
pub const LAID_COPIES: Text = Text::new("已复制到文件夹", "Laid out as copies");
pub const OPEN_FOLDER: Text = Text::new("打开文件夹", "Open folder");
pub const COPY_PATH: Text = Text::new("复制路径", "Copy path");
pub const ORDER: Text = Text::new("回到订单", "To the order");
