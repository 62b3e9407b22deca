//! The story of the demo studio: its last weeks, day by day, as its staff would have lived them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use atelier_core::cashier::{TakePayment, Tender, TenderLine};
use atelier_core::catalog::{Entitlement, PlaceRule, SavePackage, ShootType};
use atelier_core::customers::{Child, Phone, SaveCustomer};
use atelier_core::id::{CustomerId, OrderId, PackageId, StaffId};
use atelier_core::money::{Currency, Money};
use atelier_core::orders::{BookOrder, OpenOrder, OrderView, PickUp};
use atelier_core::people::{ListStaff, SaveStaff};
use atelier_core::production::TaskKind;
use atelier_core::studio::{OpenSettings, SaveSettings, SetUpStudio, Settings};
use atelier_core::text::{Lang, Text};
use atelier_desk::{Caller, Desk};

use super::calendar::Calendar;
use super::cast::{HOUSEHOLDS, OFFERS, STAFF};
use super::hand::{Hands, ask, new_id};
use super::jobs::JOBS;
use super::mark::{Mark, set_mark};
use super::rolls::{Drawing, Roll, Rolls};
use super::selecting::{Taste, confirm, sit, submit};
use super::working::{Until, Work, work};
use super::{PASSWORD, Told};
use crate::clock::StudioClock;
use crate::data_folder::DataFolder;

const DRAWING: Text = Text::new("正在绘制示范照片：{done} / {total} 张", "drawing sample photos, {done} of {total}");
const READY: Text = Text::new("示范店铺已就绪，共 {total} 张照片", "ready, with {total} photos");
/// Longest that photos of a phase may take to come in.
const ARRIVAL: Duration = Duration::from_secs(300);
/// Photos in the folders that belong to no order.
pub(super) const STRAY: [(&str, usize); 2] = [("100CANON 周末外景", 8), ("A20251231-009", 4)];

type Tell<'a> = &'a (dyn Fn(Told) + Send + Sync);

/// Makes the demo studio.
pub(crate) async fn make(desk: &Desk, clock: &StudioClock, data: &DataFolder, tell: Tell<'_>) -> anyhow::Result<()> {
    set_mark(data, Mark::Making)?;
    let mut story = Story::begin(desk, clock, data, tell).await?;
    story.first_weeks().await?;
    story.last_week().await?;
    story.today().await?;
    story.rolls.tidy().await?;
    let total = story.total;
    drop(story);
    set_mark(data, Mark::Made)?;
    tell(Told::new(READY, total, total));
    Ok(())
}

pub(super) struct Story<'a> {
    pub hands: Hands,
    pub calendar: Calendar,
    pub rolls: Rolls,
    drawings: Vec<Option<Drawing>>,
    pub strays: Vec<Option<Drawing>>,
    total: usize,
    told: AtomicUsize,
    staff: Vec<(&'static str, StaffId)>,
    packages: Vec<PackageId>,
    customers: Vec<CustomerId>,
    orders: Vec<OrderView>,
    tell: Tell<'a>,
}

impl<'a> Story<'a> {
    async fn begin(desk: &Desk, clock: &StudioClock, data: &DataFolder, tell: Tell<'a>) -> anyhow::Result<Story<'a>> {
        let calendar = Calendar::new(clock.clone())?;
        let mut rolls = Rolls::new(data.root());
        let mut roll = |what: ShootType, on: i32, photos: usize| {
            let roll = Roll { what, photos, on: calendar.day(on), hour: 10 };
            (photos > 0).then(|| rolls.draw(roll))
        };
        let drawings: Vec<_> = JOBS.iter().map(|job| roll(OFFERS[job.offer].shoot_type, job.shoot, job.photos)).collect();
        let strays = STRAY.iter().map(|(_, photos)| roll(ShootType::Family, -1, *photos)).collect();
        let total = JOBS.iter().map(|job| job.photos).chain(STRAY.iter().map(|(_, photos)| *photos)).sum();
        let hands = Hands::new(desk.clone(), clock.clone());
        let (staff, packages, customers, orders) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut story =
            Story { hands, calendar, rolls, drawings, strays, total, told: AtomicUsize::new(0), staff, packages, customers, orders, tell };
        story.set_up().await?;
        story.hire().await?;
        story.catalogue().await?;
        story.customers().await?;
        Ok(story)
    }

    async fn set_up(&mut self) -> anyhow::Result<()> {
        self.calendar.go(-25, 9, 0)?;
        tokio::fs::create_dir_all(self.rolls.watched()).await.context("the shoot folder cannot be made")?;
        let call = SetUpStudio {
            name: "晴空摄影工作室".to_owned(),
            lang: Lang::Zh,
            currency: Currency::default(),
            owner: STAFF[0].name.to_owned(),
            sign_in_name: STAFF[0].sign_in_name.to_owned(),
            password: PASSWORD.to_owned(),
            station: "经理室".to_owned(),
        };
        let (_, session) = ask(&self.hands.desk, &Caller::default(), call).await?;
        self.hands.keep(STAFF[0].sign_in_name, session);
        let settings = self.hands.ask("lin", OpenSettings {}).await?;
        let settings = Settings {
            contact: "海棠路 18 号 2 层 · 010-6552 1234".to_owned(),
            shoot_folder: self.rolls.watched().display().to_string(),
            promise_days: 14,
            ..settings
        };
        self.hands.ask("lin", SaveSettings { settings }).await?;
        Ok(())
    }

    async fn hire(&mut self) -> anyhow::Result<()> {
        let roles = self.hands.ask("lin", ListStaff {}).await?.roles;
        for member in &STAFF[1..] {
            let role = roles.iter().find(|role| role.built_in == Some(member.role)).context("a built-in role is missing")?;
            let call = SaveStaff {
                id: None,
                version: 0,
                name: member.name.to_owned(),
                sign_in_name: member.sign_in_name.to_owned(),
                password: PASSWORD.to_owned(),
                open: true,
                roles: vec![role.id.clone()],
            };
            let saved = self.hands.ask("lin", call).await?;
            self.staff.push((member.sign_in_name, saved.id));
        }
        Ok(())
    }

    async fn catalogue(&mut self) -> anyhow::Result<()> {
        for offer in &OFFERS {
            let entitlements = offer.lines.iter().map(|(purpose, detail, included, extra)| Entitlement {
                purpose: *purpose,
                detail: (*detail).to_owned(),
                included: *included,
                extra_price: yuan(*extra),
                rule: PlaceRule::default(),
            });
            let call = SavePackage {
                id: None,
                version: 0,
                name: offer.name.to_owned(),
                shoot_type: offer.shoot_type,
                price: yuan(offer.price),
                shoots: offer.shoots,
                entitlements: entitlements.collect(),
                sold: true,
            };
            self.packages.push(self.hands.ask("lin", call).await?.id);
        }
        Ok(())
    }

    async fn customers(&mut self) -> anyhow::Result<()> {
        for household in &HOUSEHOLDS {
            let phone = |(label, number): &(&str, &str)| Phone { label: (*label).to_owned(), number: (*number).to_owned() };
            let child = |(name, days): &(&str, i32)| Child {
                id: None,
                name: (*name).to_owned(),
                // Nobody is born after the day on which the desk writes it down.
                birthday: Some(self.calendar.day(-*days).min(self.calendar.day(-25))),
            };
            let call = SaveCustomer {
                id: None,
                version: 0,
                name: household.name.to_owned(),
                phones: household.phones.iter().map(phone).collect(),
                children: household.children.iter().map(child).collect(),
                note: household.note.to_owned(),
            };
            self.customers.push(self.hands.ask("zhao", call).await?.id);
        }
        Ok(())
    }

    /// Books the orders up to and without this one.
    pub async fn book_until(&mut self, end: usize) -> anyhow::Result<()> {
        for job in &JOBS[self.orders.len()..end] {
            let (day, hour, minute) = job.booked;
            self.calendar.go(day, hour, minute)?;
            let call = BookOrder {
                once: new_id()?,
                customer: self.customers[job.household].clone(),
                package: self.packages[job.offer].clone(),
                shoot_on: self.calendar.day(job.shoot),
                slot: job.slot,
                note: job.note.to_owned(),
                deposit: job.deposit.iter().map(|(tender, amount)| TenderLine { tender: *tender, amount: yuan(*amount) }).collect(),
            };
            self.orders.push(self.hands.ask("zhao", call).await?.order);
        }
        Ok(())
    }

    pub fn id(&self, nth: usize) -> OrderId {
        self.orders[nth].row.id.clone()
    }

    /// The photographer's cards of these orders come into the watched folder; waits until all are taken in.
    pub async fn bring(&mut self, orders: std::ops::Range<usize>) -> anyhow::Result<()> {
        for nth in orders.clone() {
            if let Some(drawing) = self.drawings[nth].take() {
                let number = self.orders[nth].row.number.clone();
                let name = format!("{number} {}", self.orders[nth].row.customer_name);
                self.while_told(self.rolls.bring(drawing, &name)).await?;
            }
        }
        let since = Instant::now();
        for nth in orders {
            let wanted = u32::try_from(JOBS[nth].photos)?;
            while self.hands.ask("zhao", OpenOrder { id: self.id(nth) }).await?.row.photos < wanted {
                if since.elapsed() > ARRIVAL {
                    bail!("the sample photos do not come in");
                }
                tokio::time::sleep(Duration::from_millis(150)).await;
                self.tell_drawn();
            }
        }
        Ok(())
    }

    /// Tells once a second how far the drawing is while something else goes on.
    pub async fn while_told<T>(&self, going_on: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        tokio::pin!(going_on);
        loop {
            tokio::select! {
                ended = &mut going_on => return ended,
                () = tokio::time::sleep(Duration::from_secs(1)) => self.tell_drawn(),
            }
        }
    }

    /// Tells how far the drawing is, when it is any further.
    fn tell_drawn(&self) {
        let drawn = self.rolls.drawn();
        if self.told.swap(drawn, Ordering::Relaxed) != drawn {
            (self.tell)(Told::new(DRAWING, drawn, self.total));
        }
    }

    /// A whole sitting: marks, the result before the client, the client's yes.
    pub async fn select(&mut self, nth: usize, taste: Taste) -> anyhow::Result<()> {
        let order = self.id(nth);
        let room = sit(&mut self.hands, &order, taste).await?;
        let room = submit(&mut self.hands, &room).await?;
        confirm(&mut self.hands, &room).await?;
        Ok(())
    }

    pub async fn work(&mut self, nth: usize, kind: TaskKind, who: &'static str, due: i32, until: Until) -> anyhow::Result<()> {
        let due = self.calendar.day(due);
        let order = self.id(nth);
        work(&mut self.hands, &order, &self.staff, Work { kind, who, due, until }).await
    }

    /// Everything that an order needs, done and accepted.
    pub async fn all_work(&mut self, nth: usize, due: i32) -> anyhow::Result<()> {
        for (kind, who) in
            [(TaskKind::Retouch, "xiaomi"), (TaskKind::AlbumDesign, "ajie"), (TaskKind::Framing, "ding"), (TaskKind::Framing, "ding")]
        {
            self.work(nth, kind, who, due, Until::Accepted).await?;
        }
        Ok(())
    }

    /// Takes what is owed.
    pub async fn pay_off(&mut self, nth: usize, tender: Tender) -> anyhow::Result<()> {
        let owing = self.hands.ask("he", OpenOrder { id: self.id(nth) }).await?.row.owing;
        if owing > Money::ZERO {
            let tenders = vec![TenderLine { tender, amount: owing }];
            self.hands.ask("he", TakePayment { once: new_id()?, order: self.id(nth), total: owing, tenders }).await?;
        }
        Ok(())
    }

    pub async fn pick_up(&mut self, nth: usize) -> anyhow::Result<()> {
        let order = self.hands.ask("zhao", OpenOrder { id: self.id(nth) }).await?;
        let signed_by = order.row.customer_name.clone();
        self.hands.ask("zhao", PickUp { id: self.id(nth), version: order.version, signed_by, reason: String::new() }).await?;
        Ok(())
    }
}

fn yuan(amount: i64) -> Money {
    Money(amount * 100)
}
