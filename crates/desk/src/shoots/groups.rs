//! Groups of an order's photos: the studio's rules, what they make of a shoot, and the folders of it on the disk.

use std::collections::HashMap;

use atelier_core::id::{OrderId, PhotoId};
use atelier_core::orders::OrderRow;
use atelier_core::refusal::{Refusal, Subject};
use atelier_core::shoots::{
    Group, GroupRule, GroupRules, GroupedPhoto, GroupsView, LaidOutGroups, LayOutGroups, OpenGroupRules, OpenGroups, Photo, SaveGroupRules,
    UNSORTED, companion_name, grouped, kept_rules, told_apart, usual_rules,
};

use crate::audit::Note;
use crate::context::Ctx;
use crate::db::{Tx, args, code_of, statements};
use crate::failure::{Outcome, expect_one};
use crate::{orders, selection};

statements! {
    LOAD: "select version, rules from group_rules where id = 1";
    ADD: "insert into group_rules (id, version, rules) values (1, 1, $1) on conflict (id) do nothing";
    SAVE: "update group_rules set version = version + 1, rules = $1 where id = 1 and version = $2";
    COMPANIONS: "select c.photo_id, c.content, c.file from companion c join photo p on p.id = c.photo_id where p.order_id = $1 order by c.file, c.content";
}

/// A file of a layout: BLAKE3 and name.
type File = (String, String);

pub async fn open_rules(ctx: Ctx, _: OpenGroupRules) -> Outcome<GroupRules> {
    let mut tx = ctx.desk.db().read().await?;
    load(&mut tx, &ctx).await
}

/// The rules; the usual ones, as version 0, until the studio saves its own.
async fn load(tx: &mut Tx, ctx: &Ctx) -> Outcome<GroupRules> {
    Ok(match tx.maybe(LOAD, args![]).await? {
        Some(row) => GroupRules { version: row.int("version")?, rules: row.json("rules")? },
        None => GroupRules { version: 0, rules: usual_rules(ctx.settings.as_ref().map(|settings| settings.lang).unwrap_or_default()) },
    })
}

pub async fn save_rules(ctx: Ctx, call: SaveGroupRules) -> Outcome<GroupRules> {
    let rules: Vec<GroupRule> = kept_rules(&call.rules.rules)?;
    let text = serde_json::to_string(&rules).map_err(anyhow::Error::from)?;
    let mut tx = ctx.desk.db().write().await?;
    let rows = match call.rules.version {
        0 => tx.run(ADD, args![text]).await?,
        version => tx.run(SAVE, args![text, version]).await?,
    };
    expect_one(rows, Subject::GroupRules)?;
    let saved = load(&mut tx, &ctx).await?;
    let names: Vec<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    ctx.done(tx, Note { order: None, detail: names.join(", ") }).await?;
    Ok(saved)
}

pub async fn open(ctx: Ctx, call: OpenGroups) -> Outcome<GroupsView> {
    let mut tx = ctx.desk.db().read().await?;
    let sorted = sorted(&mut tx, &ctx, &call.order).await?;
    drop(tx);
    let bench = ctx.desk.workbench();
    let can_link = tokio::task::spawn_blocking(move || bench.can_link()).await.map_err(anyhow::Error::from)?;
    let shown = |photo: &Photo| GroupedPhoto { id: photo.id.clone(), content: photo.content.clone(), file: photo.file.clone() };
    let groups = sorted.groups.into_iter().map(|(name, photos)| Group { name, photos: photos.iter().map(shown).collect() });
    Ok(GroupsView { order: sorted.order, groups: groups.collect(), can_link })
}

/// An order's photos in groups.
struct Sorted {
    order: OrderRow,
    groups: Vec<(String, Vec<Photo>)>,
}

async fn sorted(tx: &mut Tx, ctx: &Ctx, order: &OrderId) -> Outcome<Sorted> {
    let row = orders::maybe_row(tx, order).await?.ok_or_else(|| Refusal::not_found(Subject::Order, ""))?;
    let photos = selection::photos(tx, order).await?;
    if photos.is_empty() {
        return Err(Refusal::NoPhotosYet.into());
    }
    let rules = load(tx, ctx).await?.rules;
    let of = |places: Vec<usize>| places.into_iter().map(|place| photos[place].clone()).collect();
    Ok(Sorted { order: row, groups: grouped(&photos, &rules).into_iter().map(|(name, places)| (name, of(places))).collect() })
}

pub async fn lay_out(ctx: Ctx, call: LayOutGroups) -> Outcome<LaidOutGroups> {
    let mut tx = ctx.desk.db().read().await?;
    let sorted = sorted(&mut tx, &ctx, &call.order).await?;
    let companions = companions(&mut tx, &call.order).await?;
    drop(tx);
    let rest = UNSORTED.get(ctx.settings.as_ref().map(|settings| settings.lang).unwrap_or_default());
    let folder = |(name, photos): &(String, Vec<Photo>)| {
        let name = if name.is_empty() { rest.to_owned() } else { name.clone() };
        (name, files(photos, &companions))
    };
    let groups: Vec<(String, Vec<File>)> = sorted.groups.iter().map(folder).collect();
    let (bench, number) = (ctx.desk.workbench(), sorted.order.number.clone());
    let laid_out =
        tokio::task::spawn_blocking(move || bench.lay_out_groups(&number, &groups, call.laying)).await.map_err(anyhow::Error::from)??;
    let detail = format!("{} {}: {} / {}", sorted.order.number, code_of(&call.laying)?, laid_out.groups, laid_out.files);
    let tx = ctx.desk.db().write().await?;
    ctx.done(tx, Note { order: Some(&call.order), detail }).await?;
    Ok(laid_out)
}

/// What stands beside the photos of an order: BLAKE3 and name.
pub async fn companions(tx: &mut Tx, order: &OrderId) -> Outcome<HashMap<PhotoId, Vec<File>>> {
    let mut companions: HashMap<PhotoId, Vec<File>> = HashMap::new();
    for row in tx.all(COMPANIONS, args![order]).await? {
        companions.entry(row.id("photo_id")?).or_default().push((row.text("content")?, row.text("file")?));
    }
    Ok(companions)
}

/// The files of a group under the cameras' names, each photo with what stands beside it.
fn files(photos: &[Photo], companions: &HashMap<PhotoId, Vec<File>>) -> Vec<File> {
    let names = told_apart(photos.iter().map(|photo| photo.file.as_str()));
    let mut files = Vec::new();
    for (photo, name) in photos.iter().zip(names) {
        let beside = companions.get(&photo.id).into_iter().flatten();
        let beside: Vec<File> = beside.map(|(content, file)| (content.clone(), companion_name(&photo.file, file, &name))).collect();
        files.push((photo.content.clone(), name));
        files.extend(beside);
    }
    files
}
