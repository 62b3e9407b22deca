//! Words for tenders and receipts.

use super::{ReceiptKind, Tender};
use crate::text::Text;

impl Tender {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            Tender::Cash => Text::new("现金", "Cash"),
            Tender::Card => Text::new("银行卡", "Card"),
            Tender::WeChat => Text::new("微信", "WeChat"),
            Tender::Alipay => Text::new("支付宝", "Alipay"),
            Tender::Transfer => Text::new("转账", "Transfer"),
        }
    }
}

impl ReceiptKind {
    /// The trade's word.
    pub fn text(self) -> Text {
        match self {
            ReceiptKind::Deposit => Text::new("订金", "Deposit"),
            ReceiptKind::Balance => Text::new("尾款", "Balance"),
            ReceiptKind::PaidBack => Text::new("退款", "Refund"),
        }
    }
}
