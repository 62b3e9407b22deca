//! Judging what was handed in: which file belongs to which photo, what is missing, what nobody asked for.

use super::{Returned, TaskKind};
use crate::shoots::{Reason, file_stem};

/// A photo that is expected back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Name of its copy in the task's folder.
    pub copy: String,
    /// The camera's file name.
    pub file: String,
    /// BLAKE3 of the original.
    pub content: String,
}

/// A file that lies in the hand-in folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Its name.
    pub name: String,
    /// BLAKE3 of it.
    pub content: String,
    /// Why it cannot be read as a photo, if it cannot.
    pub trouble: Option<Reason>,
}

/// What the hand-in amounts to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// For each expected photo: what came back, and which of the files it is.
    pub photos: Vec<(Option<usize>, Returned)>,
    /// Expected copies that are missing.
    pub missing: Vec<String>,
    /// Files that belong to no photo of the task.
    pub unexpected: Vec<String>,
    /// Files that cannot be read as photos.
    pub unreadable: Vec<String>,
    /// Copies that came back as they went out.
    pub unchanged: Vec<String>,
}

impl Judged {
    /// Whether the work can be handed in: for retouching every photo must be back; for an album or frames anything
    /// that can be read will do, since one page carries many photos.
    pub fn complete(&self, kind: TaskKind) -> bool {
        match kind {
            TaskKind::Retouch => self.missing.is_empty() && self.unreadable.is_empty(),
            TaskKind::AlbumDesign | TaskKind::Framing => {
                self.unreadable.is_empty() && (!self.unexpected.is_empty() || self.photos.iter().any(|(file, _)| file.is_some()))
            }
        }
    }
}

/// Whether a file belongs to a photo; the last argument takes the suffix off a name.
type Rule = fn(&Expected, &HandedIn, &dyn Fn(&str) -> String) -> bool;

/// Matches handed-in files with expected photos: by the copy's name, then by the camera's file name (both without
/// suffix, case ignored), then by content (a renamed file that was not worked on).
pub fn judge(expected: &[Expected], files: &[HandedIn]) -> Judged {
    let stem = |name: &str| file_stem(name).to_lowercase();
    let mut taken = vec![false; files.len()];
    let mut judged = Judged::default();
    let find = |taken: &[bool], fits: &dyn Fn(&HandedIn) -> bool| (0..files.len()).find(|&at| !taken[at] && fits(&files[at]));
    let mut matched: Vec<Option<usize>> = vec![None; expected.len()];
    let rules: [Rule; 3] = [
        |photo, file, stem| stem(&photo.copy) == stem(&file.name),
        |photo, file, stem| stem(&photo.file) == stem(&file.name),
        |photo, file, _| photo.content == file.content,
    ];
    for rule in rules {
        for (photo, place) in expected.iter().zip(matched.iter_mut()).filter(|(_, place)| place.is_none()) {
            if let Some(at) = find(&taken, &|file| rule(photo, file, &stem)) {
                taken[at] = true;
                *place = Some(at);
            }
        }
    }
    for (photo, place) in expected.iter().zip(matched) {
        let file = place.map(|at| &files[at]);
        let returned = match file {
            None => {
                judged.missing.push(photo.copy.clone());
                Returned::Missing
            }
            Some(file) if file.trouble.is_some() => {
                judged.unreadable.push(file.name.clone());
                Returned::Missing
            }
            Some(file) if file.content == photo.content => {
                judged.unchanged.push(photo.copy.clone());
                Returned::Unchanged
            }
            Some(_) => Returned::Changed,
        };
        judged.photos.push((place, returned));
    }
    for (file, _) in files.iter().zip(taken).filter(|(_, taken)| !taken) {
        if file.trouble.is_some() { judged.unreadable.push(file.name.clone()) } else { judged.unexpected.push(file.name.clone()) }
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(nth: u32) -> Expected {
        Expected { copy: format!("retouch_IMG_{nth}.JPG"), file: format!("IMG_{nth}.JPG"), content: format!("original{nth}") }
    }

    fn file(name: &str, content: &str) -> HandedIn {
        HandedIn { name: name.into(), content: content.into(), trouble: None }
    }

    #[test]
    fn files_find_their_photos() {
        let files = [
            file("RETOUCH_img_1.jpeg", "worked on 1"),
            file("IMG_2.jpg", "worked on 2"),
            file("final.jpg", "original3"),
            file("IMG_9921.jpg", "whatever"),
            HandedIn { trouble: Some(Reason::Truncated), ..file("retouch_IMG_5.JPG", "x") },
        ];
        let judged = judge(&[expected(1), expected(2), expected(3), expected(4), expected(5)], &files);
        let returned: Vec<_> = judged.photos.iter().map(|(_, returned)| *returned).collect();
        assert_eq!(returned, [Returned::Changed, Returned::Changed, Returned::Unchanged, Returned::Missing, Returned::Missing]);
        assert_eq!(judged.missing, ["retouch_IMG_4.JPG"]);
        assert_eq!(judged.unexpected, ["IMG_9921.jpg"]);
        assert_eq!(judged.unchanged, ["retouch_IMG_3.JPG"]);
        assert_eq!(judged.unreadable, ["retouch_IMG_5.JPG"]);
        assert!(!judged.complete(TaskKind::Retouch));
    }

    #[test]
    fn an_album_needs_a_readable_page() {
        assert!(!judge(&[expected(1)], &[]).complete(TaskKind::AlbumDesign));
        assert!(judge(&[expected(1)], &[file("spread 1.jpg", "page")]).complete(TaskKind::AlbumDesign));
        assert!(judge(&[expected(1)], &[file("IMG_1.JPG", "new")]).complete(TaskKind::Retouch));
    }
}
