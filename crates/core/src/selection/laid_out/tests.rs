//! Sittings and what lies on the disk for them: names, tables, marks for other programs.

use super::*;

fn photo(file: &str, purposes: &[&str]) -> ChosenPhoto {
    let purposes = purposes.iter().map(|&purpose| purpose.to_owned()).collect();
    ChosenPhoto { content: format!("of {file}"), file: file.to_owned(), purposes, verdict: Verdict::Pick, ..ChosenPhoto::default() }
}

fn sitting(photos: Vec<ChosenPhoto>) -> ChosenSitting {
    ChosenSitting { order: "A20261108-003".to_owned(), number: 2, photos }
}

fn beside(files: &[&str]) -> Vec<(String, String)> {
    files.iter().map(|&file| (format!("of {file}"), file.to_owned())).collect()
}

/// The names in each folder.
fn names(folders: &SittingFolders) -> Vec<(&str, Vec<&str>)> {
    folders.folders.iter().map(|(name, files)| (name.as_str(), files.iter().map(|file| file.name.as_str()).collect())).collect()
}

/// The cells of the table's rows below its head, where none is quoted.
fn cells(folders: &SittingFolders) -> Vec<Vec<&str>> {
    folders.table.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

#[test]
fn each_purpose_is_a_folder_and_names_are_told_apart() {
    let twice = ChosenPhoto { content: "another camera's".to_owned(), ..photo("img_1.jpg", &["相册"]) };
    let raw = ChosenPhoto { beside: beside(&["IMG_2.CR2"]), ..photo("IMG_2.JPG", &["相册"]) };
    let laid = sitting_folders(&sitting(vec![photo("IMG_1.JPG", &["精修", "相册"]), twice, raw]), Lang::Zh, |_| true);
    let album = ["IMG_1.JPG", "IMG_1.xmp", "img_1-2.jpg", "img_1-2.xmp", "IMG_2.JPG", "IMG_2.CR2", "IMG_2.xmp"];
    assert_eq!(names(&laid), [("精修", vec!["IMG_1.JPG", "IMG_1.xmp"]), ("相册", album.to_vec())]);
    assert_eq!(laid.folders[0].1[0].holds, Holds::Original("of IMG_1.JPG".to_owned()));
    assert_eq!((laid.missing.len(), laid.trouble()), (0, None));
}

#[test]
fn what_is_missing_is_told_and_the_others_are_laid_out() {
    let lost = ChosenPhoto { beside: beside(&["IMG_2.CR2"]), ..photo("IMG_2.JPG", &["相册"]) };
    let wholly_lost = photo("IMG_3.JPG", &["精修"]);
    let gone = ["of IMG_2.JPG", "of IMG_3.JPG"];
    let laid =
        sitting_folders(&sitting(vec![photo("IMG_1.JPG", &["相册"]), lost, wholly_lost]), Lang::En, |content| !gone.contains(&content));
    assert_eq!(names(&laid), [("相册", vec!["IMG_1.JPG", "IMG_1.xmp", "IMG_2.CR2", "IMG_2.xmp"]), ("精修", vec![])]);
    let names = vec!["IMG_2.JPG".to_owned(), "IMG_3.JPG".to_owned()];
    assert_eq!(laid.trouble(), Some(Refusal::OriginalsMissing { count: 2, names }));
    let remarks: Vec<_> = cells(&laid).iter().map(|cells| cells[8]).collect();
    assert_eq!(remarks, ["", "Not in the library: IMG_2.JPG", "Not in the library: IMG_3.JPG"]);
}

#[test]
fn many_missing_files_are_counted() {
    let all = (1..=8).map(|nth| photo(&format!("{nth}.jpg"), &["相册"])).collect();
    let trouble = sitting_folders(&sitting(all), Lang::Zh, |_| false).trouble();
    let names = ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"].map(str::to_owned).to_vec();
    assert_eq!(trouble, Some(Refusal::OriginalsMissing { count: 8, names }));
}

#[test]
fn an_editors_own_sidecar_is_kept() {
    // An editor's `NAME.xmp` takes the place of ours, also where it is lost; one by another rule stands beside it.
    for (own, ours) in [("IMG_1.xmp", false), ("img_1.XMP", false), ("IMG_1.CR2.xmp", true), ("IMG_1.JPG.xmp", true)] {
        for is_there in [true, false] {
            let edited = ChosenPhoto { rating: 3, beside: beside(&[own]), ..photo("IMG_1.JPG", &["相册"]) };
            let laid = sitting_folders(&sitting(vec![edited]), Lang::Zh, |content| is_there || content == "of IMG_1.JPG");
            let texts = laid.folders[0].1.iter().filter(|file| matches!(file.holds, Holds::Text(_))).count();
            assert_eq!(texts == 1, ours, "{own}");
            assert_eq!(laid.folders[0].1.len(), 1 + usize::from(is_there) + usize::from(ours), "{own}");
            let row = &cells(&laid)[0];
            assert_eq!((row[3], row[8].contains("XMP 未改动")), ("3", !ours), "{own}");
        }
    }
}

#[test]
fn the_table_has_a_row_for_each_photo() {
    let marked = ChosenPhoto {
        rating: 4,
        label: Some(ColourLabel::Red),
        wishes: vec!["皮肤 自然".to_owned(), "去除 \"线\"".to_owned()],
        ..photo("=1+1.jpg", &["精修", "相册 8寸"])
    };
    let sitting = sitting(vec![marked, photo("b.jpg", &["相册 8寸"])]);
    assert_eq!(
        sitting_folders(&sitting, Lang::Zh, |_| true).table,
        "\u{feff}文件,用途,标记,星级,色标,客户的修图要求,订单号,第几次选片,备注\r\n\
         '=1+1.jpg,精修、相册 8寸,选中,4,红,\"皮肤 自然；去除 \"\"线\"\"\",A20261108-003,2,\r\n\
         b.jpg,相册 8寸,选中,,,,A20261108-003,2,\r\n"
    );
    assert!(sitting_folders(&sitting, Lang::En, |_| true).table.starts_with("\u{feff}File,Purposes,Verdict,Stars,Label,Client's wishes,"));
}

#[test]
fn cells_are_quoted_and_harmless() {
    for (text, written) in [
        ("", ""),
        ("IMG_1.JPG", "IMG_1.JPG"),
        ("新娘 👰", "新娘 👰"),
        ("a,b", "\"a,b\""),
        ("a\"b", "\"a\"\"b\""),
        ("a\r\nb", "\"a\r\nb\""),
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+86", "'+86"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("＝1", "'＝1"),
        ("=\"a\",b", "\"'=\"\"a\"\",b\""),
        ("a=b", "a=b"),
    ] {
        assert_eq!(cell(text), written, "{text:?}");
    }
}

#[test]
fn marks_are_written_as_xmp() {
    let marked = ChosenPhoto { rating: 5, label: Some(ColourLabel::Purple), ..photo("a.jpg", &["精修", "A & B <8\">\u{1}"]) };
    assert_eq!(
        sidecar(&marked),
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\" x:xmptk=\"Atelier\">\n \
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
         <rdf:Description rdf:about=\"\"\n    \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n    \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n    \
         xmp:Rating=\"5\"\n    \
         xmp:Label=\"Purple\">\n   \
         <dc:subject>\n    <rdf:Bag>\n     <rdf:li>精修</rdf:li>\n     <rdf:li>A &amp; B &lt;8\"&gt;\u{fffd}</rdf:li>\n    \
         </rdf:Bag>\n   </dc:subject>\n  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n"
    );
    let plain = sidecar(&photo("a.jpg", &["精修"]));
    assert!(!plain.contains("xmp:Rating") && !plain.contains("xmp:Label"), "{plain}");
}
