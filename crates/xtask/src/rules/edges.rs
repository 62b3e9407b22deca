//! Rule: dependencies run one way, and each engine is known to one package only.

use toml::Table;

use super::Source;

/// Who may know whom; a package not named here may know none of ours.
const EDGES: [(&str, &[&str]); 6] = [
    ("atelier-ui", &["atelier-core"]),
    ("atelier-desk", &["atelier-core"]),
    ("atelier-photo", &["atelier-core", "atelier-faces"]),
    ("atelier-paper", &["atelier-core"]),
    ("atelier-server", &["atelier-core", "atelier-desk", "atelier-photo", "atelier-paper"]),
    ("atelier", &["atelier-core", "atelier-server"]),
];

/// Which packages may know an engine, its companions (`axum-server`, `tauri-build`) included.
const ENGINES: [(&str, &[&str]); 4] = [
    ("sqlx", &["atelier-desk", "atelier-tests"]),
    ("axum", &["atelier-server", "atelier", "atelier-tests"]),
    ("tauri", &["atelier"]),
    ("leptos", &["atelier-ui"]),
];

fn package_name(manifest: &Table) -> Option<&str> {
    manifest.get("package")?.get("name")?.as_str()
}

/// Names of all that a manifest depends on, in whatever way.
fn dependencies(manifest: &Table) -> Vec<String> {
    let mut names = Vec::new();
    let mut open = vec![manifest];
    while let Some(table) = open.pop() {
        for (key, value) in table {
            let Some(value) = value.as_table() else { continue };
            match key.as_str() {
                "dependencies" | "dev-dependencies" | "build-dependencies" => {
                    names.extend(
                        value.iter().map(|(name, how)| how.get("package").and_then(|renamed| renamed.as_str()).unwrap_or(name).to_owned()),
                    );
                }
                "target" => open.extend(value.values().filter_map(|target| target.as_table())),
                _ => {}
            }
        }
    }
    names
}

fn forbidden(manifests: &[Source]) -> Vec<String> {
    let mut offenders = Vec::new();
    for source in manifests {
        let manifest: Table = match source.text.parse() {
            Ok(manifest) => manifest,
            Err(fault) => {
                offenders.push(format!("{}: {fault}", source.path));
                continue;
            }
        };
        let Some(package) = package_name(&manifest) else { continue };
        for name in dependencies(&manifest) {
            if !may_know(package, &name) {
                offenders.push(format!("{}: {package} may not depend on {name}", source.path));
            }
        }
    }
    offenders
}

fn may_know(package: &str, name: &str) -> bool {
    let belongs = |engine: &str| name == engine || name.strip_prefix(engine).is_some_and(|rest| rest.starts_with(['-', '_']));
    if let Some((_, allowed)) = ENGINES.iter().find(|(engine, _)| belongs(engine)) {
        return allowed.contains(&package);
    }
    let ours = name == "atelier" || name.starts_with("atelier-");
    if !ours || package == "atelier-tests" {
        return true;
    }
    EDGES.iter().any(|(of, known)| *of == package && known.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::super::{finds, house_keeps, sources};
    use super::*;

    fn manifests() -> Vec<Source> {
        let mut found = sources("/Cargo.toml");
        let root = std::fs::read_to_string(crate::files::root().join("Cargo.toml")).unwrap();
        found.push(Source::planted("Cargo.toml", &root));
        found
    }

    fn planted(package: &str, dependencies: &str) -> Vec<String> {
        forbidden(&[Source::planted("p/Cargo.toml", &format!("[package]\nname = \"{package}\"\n{dependencies}"))])
    }

    #[test]
    fn dependencies_run_one_way() {
        house_keeps("Dependencies run ui -> core <- desk <- server <- shell:", &forbidden(&manifests()));
    }

    #[test]
    fn every_package_is_looked_at() {
        let names: Vec<String> =
            manifests().iter().filter_map(|source| package_name(&source.text.parse().unwrap()).map(str::to_owned)).collect();
        for (package, _) in EDGES {
            assert!(names.iter().any(|name| name == package), "{package} is not among {names:?}");
        }
    }

    #[test]
    fn an_edge_against_the_grain_is_found() {
        finds(
            &planted("atelier-core", "[dependencies]\natelier-desk = { workspace = true }\n"),
            "atelier-core may not depend on atelier-desk",
        );
        finds(&planted("atelier-ui", "[dev-dependencies]\natelier-desk = \"1\"\n"), "atelier-desk");
        finds(&planted("atelier-photo", "[target.'cfg(unix)'.dependencies]\natelier-paper = \"1\"\n"), "atelier-paper");
        finds(&planted("atelier-photo", "[dependencies.words]\npackage = \"atelier-paper\"\n"), "atelier-paper");
        assert!(planted("atelier-desk", "[dependencies]\natelier-core = \"1\"\nserde = \"1\"\n").is_empty());
        assert!(planted("atelier-tests", "[dependencies]\natelier-desk = \"1\"\n").is_empty());
    }

    #[test]
    fn an_engine_in_the_wrong_room_is_found() {
        finds(&planted("atelier-server", "[dependencies]\nsqlx = \"0.9\"\n"), "may not depend on sqlx");
        finds(&planted("atelier-desk", "[dependencies]\naxum-server = \"0.8\"\n"), "axum-server");
        finds(&planted("atelier-server", "[build-dependencies]\ntauri-build = \"2\"\n"), "tauri-build");
        finds(&planted("atelier-core", "[dependencies]\nleptos_router = \"0.8\"\n"), "leptos_router");
        assert!(planted("atelier", "[dependencies]\ntauri = \"2\"\naxum = \"0.8\"\n").is_empty());
    }
}
