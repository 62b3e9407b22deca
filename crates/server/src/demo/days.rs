//! The days of the story, one after the other.

use anyhow::Context;
use atelier_core::cashier::Tender;
use atelier_core::production::TaskKind;

use super::jobs::JOBS;
use super::selecting::{Taste, sit, submit};
use super::story::{STRAY, Story};
use super::working::Until;

const PLAIN: Taste = Taste { seen: usize::MAX, more: 0, wishes: 2 };

impl Story<'_> {
    /// Four orders go all the way; two of them wait for their owners now.
    pub(super) async fn first_weeks(&mut self) -> anyhow::Result<()> {
        self.book_until(4).await?;
        self.calendar.go(-16, 18, 0)?;
        self.bring(0..4).await?;
        self.calendar.go(-16, 19, 0)?;
        self.select(0, Taste { more: 2, wishes: 4, ..PLAIN }).await?;
        self.book_until(5).await?;
        self.calendar.go(-15, 14, 0)?;
        self.select(1, PLAIN).await?;
        self.select(3, PLAIN).await?;
        self.book_until(7).await?;
        self.calendar.go(-14, 18, 0)?;
        self.select(2, Taste { more: 1, wishes: 3, ..PLAIN }).await?;
        self.all_work(0, -10).await?;
        self.calendar.go(-13, 16, 0)?;
        self.all_work(1, -9).await?;
        self.book_until(8).await?;
        self.calendar.go(-11, 11, 0)?;
        self.all_work(2, -8).await?;
        self.all_work(3, -8).await?;
        self.book_until(10).await
    }

    /// Four orders come into production, each at another place of the board; two go home.
    pub(super) async fn last_week(&mut self) -> anyhow::Result<()> {
        self.calendar.go(-8, 18, 30)?;
        self.bring(4..8).await?;
        self.calendar.go(-7, 14, 0)?;
        self.select(4, Taste { more: 3, wishes: 5, ..PLAIN }).await?;
        self.select(5, PLAIN).await?;
        self.calendar.go(-6, 10, 0)?;
        self.pay_off(0, Tender::WeChat).await?;
        self.pick_up(0).await?;
        self.book_until(11).await?;
        self.calendar.go(-6, 15, 0)?;
        self.select(6, Taste { wishes: 8, ..PLAIN }).await?;
        self.work(4, TaskKind::Retouch, "xiaomi", -2, Until::Accepted).await?;
        self.work(5, TaskKind::AlbumDesign, "ajie", -1, Until::Assigned).await?;
        self.book_until(12).await?;
        self.calendar.go(-5, 17, 0)?;
        self.select(7, PLAIN).await?;
        self.work(4, TaskKind::AlbumDesign, "ajie", 1, Until::Working).await?;
        self.calendar.go(-4, 9, 40)?;
        self.pay_off(1, Tender::Alipay).await?;
        self.pick_up(1).await?;
        self.book_until(13).await?;
        self.calendar.go(-4, 16, 0)?;
        self.work(5, TaskKind::Retouch, "xiaomi", 0, Until::HandedIn).await?;
        let reason = "第 3、7 张肤色偏红，磨皮过重，请按备注重做";
        self.work(6, TaskKind::Retouch, "ding", 2, Until::SentBack(reason)).await?;
        self.book_until(14).await?;
        self.calendar.go(-3, 16, 30)?;
        self.work(6, TaskKind::AlbumDesign, "ajie", 6, Until::Assigned).await?;
        self.work(4, TaskKind::Framing, "ding", 3, Until::Assigned).await?;
        self.work(7, TaskKind::Retouch, "xiaomi", 2, Until::Working).await?;
        self.book_until(16).await
    }

    /// Yesterday's shoots come in, a big one is being selected, and the day begins.
    pub(super) async fn today(&mut self) -> anyhow::Result<()> {
        self.book_until(18).await?;
        self.calendar.go(-1, 18, 0)?;
        self.stray_files().await?;
        self.bring(8..12).await?;
        self.calendar.go(-1, 19, 0)?;
        let order = self.id(9);
        let room = sit(&mut self.hands, &order, Taste { more: 1, wishes: 3, ..PLAIN }).await?;
        submit(&mut self.hands, &room).await?;
        let order = self.id(8);
        sit(&mut self.hands, &order, Taste { seen: 84, more: 0, wishes: 7 }).await?;
        self.book_until(JOBS.len()).await?;
        self.calendar.go(0, 10, 30)?;
        self.pay_off(4, Tender::Card).await
    }

    /// What every studio finds in its folder too: shoots without an order, a copy, a file that is no photo.
    async fn stray_files(&mut self) -> anyhow::Result<()> {
        let mut folders = Vec::new();
        for (nth, (name, _)) in STRAY.iter().enumerate() {
            if let Some(drawing) = self.strays[nth].take() {
                folders.push(self.while_told(self.rolls.bring(drawing, name)).await?);
            }
        }
        let watched = self.rolls.watched();
        tokio::task::spawn_blocking(move || -> std::io::Result<()> {
            std::fs::write(watched.join("拍摄清单.jpg"), "外景 3 组，内景 2 组，补拍全家福一张\n".repeat(20))?;
            let twice = folders.first().and_then(|folder| std::fs::read_dir(folder).ok()?.next()?.ok());
            match twice {
                Some(photo) => std::fs::copy(photo.path(), watched.join("备份卡 第一张.JPG")).map(|_| ()),
                None => Ok(()),
            }
        })
        .await?
        .context("the watched folder cannot be written")
    }
}
