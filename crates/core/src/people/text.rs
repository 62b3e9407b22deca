//! Words for rights and built-in roles.

use super::{BuiltInRole, Right};
use crate::text::Text;

impl Right {
    /// What the right allows.
    pub fn text(self) -> Text {
        match self {
            Right::SeeCustomers => Text::new("查看客户", "See customers"),
            Right::EditCustomers => Text::new("维护客户", "Edit customers"),
            Right::SeeOrders => Text::new("查看订单", "See orders"),
            Right::BookOrders => Text::new("开单改单", "Book and change orders"),
            Right::TakePayments => Text::new("收款", "Take payments"),
            Right::PayBack => Text::new("退款", "Pay money back"),
            Right::PayBackOtherwise => Text::new("换方式退款", "Pay back by another tender"),
            Right::SeeTakings => Text::new("查看收银", "See takings"),
            Right::SeeShoots => Text::new("查看导片", "See arriving photos"),
            Right::AssignPhotos => Text::new("照片归单", "Assign photos to orders"),
            Right::SelectPhotos => Text::new("选片", "Select photos"),
            Right::ConfirmSelection => Text::new("确认选片", "Confirm a selection"),
            Right::SeeProduction => Text::new("查看后期", "See production"),
            Right::AssignTasks => Text::new("派工", "Assign tasks"),
            Right::DoTasks => Text::new("做后期任务", "Do tasks"),
            Right::CheckTasks => Text::new("质检", "Check work"),
            Right::HandOver => Text::new("取件", "Hand over at pick-up"),
            Right::OverrideArrears => Text::new("欠款放行", "Release while money is owed"),
            Right::EditCatalog => Text::new("维护套系", "Edit packages"),
            Right::EditStaff => Text::new("管理员工与角色", "Manage staff and roles"),
            Right::SeeAudit => Text::new("查看操作日志", "Read the audit trail"),
            Right::EditStudio => Text::new("店铺设置", "Change studio settings"),
        }
    }
}

impl BuiltInRole {
    /// The role's name.
    pub fn text(self) -> Text {
        match self {
            BuiltInRole::Owner => Text::new("店主", "Owner"),
            BuiltInRole::Manager => Text::new("店长", "Manager"),
            BuiltInRole::FrontDesk => Text::new("门市", "Front desk"),
            BuiltInRole::Photographer => Text::new("摄影师", "Photographer"),
            BuiltInRole::SelectionConsultant => Text::new("选片师", "Selection consultant"),
            BuiltInRole::Retoucher => Text::new("修图师", "Retoucher"),
            BuiltInRole::ProductionLead => Text::new("后期主管", "Production lead"),
            BuiltInRole::Cashier => Text::new("收银", "Cashier"),
        }
    }
}
