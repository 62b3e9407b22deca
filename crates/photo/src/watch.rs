//! Tells when a folder deserves a look. The truth is always the sweep that the caller makes then:
//! events of the operating system only bring it forward, because network shares lose them, folders
//! vanish and come back, and inotify runs out of watches.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// After an event this much quiet time (or at most ten times as much noise) passes before the hint.
const QUIET: Duration = Duration::from_millis(300);

/// "Look now." Hints that come while one waits to be received are the same hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look;

/// A watched folder. Watching ends when this is dropped.
pub struct Watch {
    wake: Option<SyncSender<Wake>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wake {
    Stirred,
    Stop,
}

impl Watch {
    /// Watches `root` and everything below it, whether or not it exists yet. A hint comes at once, after
    /// changes, and every `every` in any case. Without help from the operating system only the latter remain.
    pub fn start(root: &Path, every: Duration) -> (Self, Receiver<Look>) {
        let (hints, looks) = sync_channel(1);
        // Room for one event and one stop: more of either say nothing new.
        let (wake, woken) = sync_channel(2);
        let mut round = Round { root: root.to_owned(), every, hints, stirrer: wake.clone(), attached: None };
        let thread = std::thread::Builder::new().name("watch".into()).spawn(move || round.run(&woken)).ok();
        (Self { wake: Some(wake), thread }, looks)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let (Some(wake), Some(thread)) = (self.wake.take(), self.thread.take()) {
            // The thread drains the channel, so this waits for a moment at most; if it ended, so be it.
            let _ = wake.send(Wake::Stop);
            let _ = thread.join();
        }
    }
}

/// The state of the watching thread.
struct Round {
    root: PathBuf,
    every: Duration,
    hints: SyncSender<Look>,
    stirrer: SyncSender<Wake>,
    /// The operating system's watch, and which folder (not just which path) it is on.
    attached: Option<(RecommendedWatcher, FolderId)>,
}

/// Tells a folder from another one that came under the same path.
type FolderId = (u64, u64);

impl Round {
    fn run(&mut self, woken: &Receiver<Wake>) {
        loop {
            self.attach();
            match self.hints.try_send(Look) {
                Ok(()) | Err(TrySendError::Full(Look)) => {}
                Err(TrySendError::Disconnected(Look)) => return,
            }
            match woken.recv_timeout(self.every) {
                Ok(Wake::Stirred) => {
                    if settle_down(woken) == Wake::Stop {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Puts the watch on the folder that is there now. Failure is fine: the timer goes on.
    fn attach(&mut self) {
        let now = folder_id(&self.root);
        if self.attached.as_ref().map(|(_, id)| *id) == now {
            return;
        }
        self.attached = None;
        let Some(id) = now else { return };
        let stirrer = self.stirrer.clone();
        let on_event = move |event: notify::Result<notify::Event>| {
            // Reading makes events too; our own sweeps must not set off the next one.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = stirrer.try_send(Wake::Stirred);
            }
        };
        let config = notify::Config::default().with_follow_symlinks(false);
        let attached = RecommendedWatcher::new(on_event, config).and_then(|mut watcher| {
            watcher.watch(&self.root, RecursiveMode::Recursive)?;
            Ok(watcher)
        });
        match attached {
            Ok(watcher) => self.attached = Some((watcher, id)),
            Err(error) => tracing::warn!(%error, folder = %self.root.display(), "watching by timer only"),
        }
    }
}

/// Waits until the folder is quiet, or until the noise has lasted long enough.
fn settle_down(woken: &Receiver<Wake>) -> Wake {
    let latest = Instant::now() + QUIET * 10;
    while Instant::now() < latest {
        match woken.recv_timeout(QUIET) {
            Ok(Wake::Stirred) => {}
            Ok(Wake::Stop) | Err(RecvTimeoutError::Disconnected) => return Wake::Stop,
            Err(RecvTimeoutError::Timeout) => break,
        }
    }
    Wake::Stirred
}

#[cfg(unix)]
fn folder_id(root: &Path) -> Option<FolderId> {
    use std::os::unix::fs::MetadataExt as _;
    root.metadata().ok().filter(std::fs::Metadata::is_dir).map(|metadata| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn folder_id(root: &Path) -> Option<FolderId> {
    let metadata = root.metadata().ok().filter(std::fs::Metadata::is_dir)?;
    let made = metadata.created().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((made.as_secs(), u64::from(made.subsec_nanos())))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SOON: Duration = Duration::from_secs(5);
    const NEVER: Duration = Duration::from_secs(3600);

    #[test]
    fn hints_at_once_and_after_a_change() {
        let root = tempfile::tempdir().unwrap();
        let (_watch, looks) = Watch::start(root.path(), NEVER);
        looks.recv_timeout(SOON).unwrap();
        fs::create_dir(root.path().join("order")).unwrap();
        looks.recv_timeout(SOON).unwrap();
        fs::write(root.path().join("order/a.jpg"), "x").unwrap();
        looks.recv_timeout(SOON).unwrap();
    }

    #[test]
    fn goes_on_by_timer_and_survives_the_folder_coming_and_going() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("card");
        let (_watch, looks) = Watch::start(&root, Duration::from_millis(50));
        for _ in 0..3 {
            fs::create_dir(&root).unwrap();
            looks.recv_timeout(SOON).unwrap();
            fs::remove_dir(&root).unwrap();
            looks.recv_timeout(SOON).unwrap();
        }
    }

    #[test]
    fn ends_when_dropped() {
        let root = tempfile::tempdir().unwrap();
        let (watch, looks) = Watch::start(root.path(), NEVER);
        drop(watch);
        assert_eq!(looks.iter().count(), 1, "the first hint, then the end");
    }
}
