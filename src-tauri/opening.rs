//! Opening the studio behind the window, and what stands there until it is open, or when it cannot be opened: plain
//! pages in both languages, since nothing of the program's own pages can be relied on yet.

use std::path::PathBuf;
use std::sync::Arc;

use atelier_core::money::Currency;
use atelier_core::refusal::Refusal;
use atelier_core::text::{Lang, Text};
use atelier_server::{Config, StartFailure, assemble, find_pages};
use tauri::{AppHandle, LogicalSize, Manager as _};

use crate::MAIN;
use crate::door::Door;
use crate::text::{BROKE, NOT_OPENED, OPENING};
use crate::words::Here;

/// A page as it is shown.
#[derive(Clone)]
pub struct Page {
    /// The whole page.
    pub html: String,
}

/// What opens the studio.
pub struct Opening {
    /// The program.
    pub app: AppHandle,
    /// The door in front of it.
    pub door: Arc<Door>,
    /// Which studio.
    pub here: Here,
}

impl Opening {
    /// Opens the studio; what goes wrong is told in the window.
    pub async fn open(self) {
        let resources = self.app.path().resource_dir().ok().map(|folder| folder.join("dist"));
        let config = Config {
            pages: find_pages(std::env::var_os("ATELIER_UI").map(PathBuf::from).as_deref(), resources.as_deref()),
            studio: self.here.studio,
            ..Config::at(&self.here.data)
        };
        if let Err(failure) = self.assemble(config).await {
            self.door.fail(failed_page(&failure));
            if let Some(window) = self.app.get_webview_window(MAIN) {
                // A small window for a small message; where the size cannot be changed, the message stands all the same.
                let _ = window.set_min_size(None::<LogicalSize<f64>>);
                let _ = window.set_size(LogicalSize::new(560.0, 320.0));
                let _ = window.center();
            }
        }
    }

    async fn assemble(&self, config: Config) -> Result<(), StartFailure> {
        let house = Arc::new(assemble(config).await?);
        if house.demo_is_due() {
            house.make_demo(&|told| self.door.tell(opening_page(Some(told.text())))).await?;
        }
        self.door.open(house);
        Ok(())
    }
}

/// The page while the studio opens: it asks again every second.
pub fn opening_page(how_far: Option<(String, String)>) -> Page {
    let (zh, en) = how_far.unwrap_or_default();
    page(OPENING, &zh, &en, "<meta http-equiv=\"refresh\" content=\"1\">")
}

fn failed_page(failure: &StartFailure) -> Page {
    let words = |lang| match failure {
        StartFailure::Refused(refusal) => refused(refusal, lang),
        StartFailure::Fault(error) => BROKE.with(lang, &[("detail", &format!("{error:#}"))]),
    };
    page(NOT_OPENED, &words(Lang::Zh), &words(Lang::En), "")
}

fn refused(refusal: &Refusal, lang: Lang) -> String {
    refusal.words(lang, &Currency::default())
}

fn page(title: Text, zh: &str, en: &str, head: &str) -> Page {
    let html = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">{head}<title>Atelier</title><style>{STYLE}</style>\
         <main id=\"opening\"><h1>{}</h1><p>{}</p><h2 lang=\"en\">{}</h2><p lang=\"en\">{}</p></main></html>",
        plain(title.zh),
        plain(zh),
        plain(title.en),
        plain(en)
    );
    Page { html }
}

const STYLE: &str = "html{background:#f7f6f3;color:#1d1c1a;font:14px/1.6 'Noto Sans SC','PingFang SC','Microsoft YaHei UI',\
    'Noto Sans CJK SC',system-ui,sans-serif}body{margin:0;min-height:100vh;display:grid;place-items:center}\
    main{max-width:30em;padding:24px;border-top:3px solid #1f5f5b}h1{font-size:20px;margin:0}\
    h2{font-size:14px;margin:12px 0 0;color:#5c5954}p{margin:4px 0;min-height:1.6em;overflow-wrap:anywhere}p[lang]{color:#5c5954}";

/// Text that cannot become markup.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_in_both_languages_and_never_as_markup() {
        let failure = StartFailure::Refused(Refusal::DataFolderInUse { path: "/a/<b>".into() });
        let html = failed_page(&failure).html;
        assert!(html.contains("Another server is working on the data folder /a/&lt;b&gt;"));
        assert!(html.contains(NOT_OPENED.zh));
        assert!(!html.contains("<b>"));
    }
}
