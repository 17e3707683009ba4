//! Deployed schemas with rows in them, to be damaged: the project's own first phase, and real ones of the corpus.

use std::path::{Path, PathBuf};

use wrench_backend::deploy::DeployRequest;
use wrench_backend::files::{PlatformKind, read_declared};

use super::contents::Contents;
use super::dumped::Dumped;
use crate::command::TestFolder;
use crate::server::{TestDatabase, TestServer, deploy_into, request_for};

const BASELINE: &str = include_str!("../../../deploy/baseline/supabase.sql");

/// A schema to damage.
struct Kind {
    name: &'static str,
    /// Below the corpus's `schemas`, else the project's own `deploy/`.
    corpus: Option<&'static str>,
    phase: Option<&'static str>,
    platform: PlatformKind,
    schemas: &'static [&'static str],
}

const KINDS: [Kind; 5] = [
    Kind {
        name: "phase1",
        corpus: None,
        phase: Some("phase1"),
        platform: PlatformKind::Supabase,
        schemas: &["public", "private"],
    },
    Kind {
        name: "hoppscotch",
        corpus: Some("hoppscotch__hoppscotch/packages/hoppscotch-backend/prisma/migrations"),
        phase: None,
        platform: PlatformKind::None,
        schemas: &["public"],
    },
    Kind {
        name: "temporal",
        corpus: Some("temporalio__temporal/schema/postgresql/v12/temporal/schema.sql"),
        phase: None,
        platform: PlatformKind::None,
        schemas: &["public"],
    },
    Kind {
        name: "visibility",
        corpus: Some("temporalio__temporal/schema/postgresql/v12/visibility/schema.sql"),
        phase: None,
        platform: PlatformKind::None,
        schemas: &["public"],
    },
    Kind {
        name: "basejump",
        corpus: Some("usebasejump__basejump/supabase/migrations"),
        phase: None,
        platform: PlatformKind::Supabase,
        schemas: &["public", "basejump"],
    },
];

/// A schema, deployed by Wrench into a database that is copied for every seed.
pub struct World {
    /// Its name.
    pub name: &'static str,
    /// Its schemas.
    pub schemas: Vec<String>,
    /// What the declared files lead to.
    pub want: Dumped,
    /// The declared files.
    pub text: String,
    /// What its rows hold before any damage.
    pub rows: Contents,
    /// Built by psql from the declared files alone.
    pub straight: TestDatabase,
    template: TestDatabase,
    folder: Folder,
    phase: Option<&'static str>,
    platform: PlatformKind,
}

enum Folder {
    Own(PathBuf),
    Around(TestFolder),
}

impl World {
    /// The worlds whose files are present, those of the project first; `only` narrows by name.
    pub async fn all(only: &str) -> Vec<World> {
        let mut worlds = Vec::new();
        for kind in KINDS.iter().filter(|kind| kind.name.contains(only)) {
            match folder(kind) {
                Some(folder) => worlds.push(make(kind, folder).await),
                None => crate::say(&format!("skipped: the schema {} is absent", kind.name)),
            }
        }
        worlds
    }

    /// A deployed database of its own.
    pub async fn database(&self) -> TestDatabase {
        self.template.server.copy(&self.template).await
    }

    /// A deploy of the declared files.
    pub fn request(&self, database: &TestDatabase) -> DeployRequest {
        let mut request = request_for(database, self.folder.path());
        request.phase = self.phase.map(str::to_owned);
        request.platform = Some(self.platform);
        request
    }
}

impl Folder {
    fn path(&self) -> &Path {
        match self {
            Folder::Own(path) => path,
            Folder::Around(folder) => folder.path(),
        }
    }
}

/// A single file gets a folder around it.
fn folder(kind: &Kind) -> Option<Folder> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(path) = kind.corpus else { return Some(Folder::Own(here.join("../deploy"))) };
    let root = std::env::var_os("WRENCH_CORPUS").map_or_else(|| here.join("../../shared/corpus"), PathBuf::from);
    let found = root.join("schemas").join(path);
    if found.is_file() {
        let around = TestFolder::new(kind.name);
        around.write("schema.sql", &std::fs::read_to_string(found).ok()?);
        return Some(Folder::Around(around));
    }
    found.is_dir().then_some(Folder::Own(found))
}

async fn make(kind: &Kind, folder: Folder) -> World {
    let server = TestServer::shared().await;
    let (template, straight) = (server.database().await, server.database().await);
    if kind.platform == PlatformKind::Supabase {
        for database in [&template, &straight] {
            database.psql(BASELINE).expect("the baseline applies");
        }
    }
    let declared = read_declared(folder.path()).expect("the folder is read");
    let phases = declared.phases.iter().filter(|phase| kind.phase.is_none_or(|name| phase.name == name));
    let mut text = String::new();
    for file in phases.flat_map(|phase| &phase.files) {
        text += &file.source.text;
        straight.psql_file(Path::new(&file.source.path)).expect("psql runs the file");
    }
    let schemas: Vec<String> = kind.schemas.iter().map(|name| (*name).to_owned()).collect();
    let want = Dumped::of(&straight);
    let (phase, platform) = (kind.phase, kind.platform);
    let rows = Contents::of(&template, &schemas).await;
    let mut world = World { name: kind.name, schemas, want, text, rows, straight, template, folder, phase, platform };
    fill(&mut world, kind).await;
    world
}

/// Deploys, and puts rows into it.
async fn fill(world: &mut World, kind: &Kind) {
    let mut request = world.request(&world.template);
    request.seed = kind.corpus.is_none();
    let report = deploy_into(&request).await;
    assert_eq!(report.exit_code, 0, "{}: {:?}", kind.name, report.findings);
    let rows = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("testdata/damage_rows/{}.sql", kind.name));
    if rows.is_file() {
        world.template.psql_file(&rows).expect("the rows go in");
    }
    world.rows = Contents::of(&world.template, &world.schemas).await;
    let differences = world.want.against(&Dumped::of(&world.template));
    assert!(differences.missing.is_empty() && differences.extra.is_empty(), "{}: {differences:?}", kind.name);
}
