//! Puts every object into its chapter.

use std::collections::{BTreeMap, BTreeSet};

use super::included::{Included, table_id};
use super::parts::Parts;
use super::{routine, table, types, view};
use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::document::Subject;
use crate::document::model::{Chapter, Described, Incoming, Schema};
use crate::document::names::Stems;
use crate::postgrest::Name;

/// Title of the chapter for what no deployment left.
const NO_PHASE: &str = "Not in a phase";

/// What the gathering of one object needs.
pub(super) struct Context<'a> {
    pub(super) included: Included<'a>,
    pub(super) parts: Parts<'a>,
    /// Types that are described, so that columns can lead to them.
    pub(super) types: BTreeSet<Name>,
}

/// Describes everything that is included.
pub(in crate::document) fn gather(subject: &Subject<'_>) -> Schema {
    let context =
        Context { included: Included::new(subject), parts: Parts::new(subject.have), types: described_types(subject) };
    let mut schema = Schema { chapters: empty_chapters(subject), ..Schema::default() };
    let last = schema.chapters.len() - 1;
    for object in subject.have.objects.values().filter(|object| context.included.includes(&object.id)) {
        let phase = context.included.phase_of(&object.id);
        let at = phase.and_then(|phase| subject.phases.iter().position(|known| known.name == phase)).unwrap_or(last);
        if object.id.kind == Kind::Extension {
            schema.extensions.push(types::extension(object));
        } else {
            add(&context, object, &mut schema.chapters[at]);
        }
    }
    schema.chapters.retain(|chapter| !chapter.is_empty());
    note_places(&mut schema);
    note_incoming(&mut schema);
    note_used(&mut schema);
    schema
}

fn empty_chapters(subject: &Subject<'_>) -> Vec<Chapter> {
    let mut stems = Stems::default();
    let mut chapters: Vec<Chapter> = Vec::new();
    for phase in subject.phases {
        let (title, stem) = (phase.title.clone(), stems.stem(&phase.name));
        chapters.push(Chapter { title, stem, phase: Some(phase.name.clone()), ..Chapter::default() });
    }
    chapters.push(Chapter { title: NO_PHASE.to_owned(), stem: stems.stem(NO_PHASE), ..Chapter::default() });
    chapters
}

fn described_types(subject: &Subject<'_>) -> BTreeSet<Name> {
    let is_type = |id: &&ObjectId| id.kind == Kind::Enum;
    subject.have.objects.keys().filter(is_type).map(|id| Name::new(&id.schema, &id.name)).collect()
}

fn add(context: &Context<'_>, object: &Object, chapter: &mut Chapter) {
    match &object.facts {
        Facts::Table(_) if Included::parent_of(object).is_none() => chapter.tables.push(table::table(context, object)),
        Facts::View(facts) => chapter.views.push(view::view(context, object, facts)),
        Facts::Function(facts) => chapter.routines.push(routine::function(object, facts)),
        Facts::Aggregate(facts) => chapter.routines.push(routine::aggregate(object, facts)),
        Facts::Enum(facts) => chapter.enums.push(types::enumeration(object, facts)),
        Facts::Domain(_) | Facts::CompositeType(_) | Facts::RangeType(_) => {
            chapter.types.extend(types::described(object));
        }
        Facts::Sequence(facts) if facts.identity || facts.owned_by.is_some() => {}
        // What hangs on a described table is told there.
        _ if hangs_on_described(context, object) => {}
        _ => chapter.others.extend(types::other(object)),
    }
}

fn hangs_on_described(context: &Context<'_>, object: &Object) -> bool {
    let relation = Name::new(&object.id.schema, &object.id.relation);
    let is_part =
        matches!(object.id.kind, Kind::Column | Kind::Constraint | Kind::Index | Kind::Trigger | Kind::Policy);
    let platform_table = is_part && !object.id.relation.is_empty() && !context.included.includes(&table_id(&relation));
    is_part && !platform_table
}

fn note_places(schema: &mut Schema) {
    for (at, chapter) in schema.chapters.iter().enumerate() {
        let tables = chapter.tables.iter().map(|table| &table.name);
        let views = chapter.views.iter().map(|view| &view.name);
        let enums = chapter.enums.iter().map(|one| &one.name);
        schema.places.extend(tables.chain(views).chain(enums).map(|name| (name.clone(), at)));
    }
}

fn note_incoming(schema: &mut Schema) {
    let mut incoming: BTreeMap<Name, Vec<Incoming>> = BTreeMap::new();
    for table in schema.chapters.iter().flat_map(|chapter| &chapter.tables) {
        for reference in &table.references {
            incoming.entry(reference.target.clone()).or_default().push(Incoming {
                table: table.name.clone(),
                name: reference.name.clone(),
                columns: reference.columns.clone(),
                target_columns: reference.target_columns.clone(),
            });
        }
    }
    for table in schema.chapters.iter_mut().flat_map(|chapter| &mut chapter.tables) {
        table.incoming = incoming.remove(&table.name).unwrap_or_default();
        table.incoming.sort_by(|a, b| (&a.table, &a.name).cmp(&(&b.table, &b.name)));
    }
}

fn note_used(schema: &mut Schema) {
    let mut used: BTreeMap<Name, Vec<(Name, String)>> = BTreeMap::new();
    for table in schema.chapters.iter().flat_map(|chapter| &chapter.tables) {
        for column in &table.columns {
            if let Some(name) = &column.type_name {
                used.entry(name.clone()).or_default().push((table.name.clone(), column.name.clone()));
            }
        }
    }
    for one in schema.chapters.iter_mut().flat_map(|chapter| &mut chapter.enums) {
        one.used_by = used.remove(&one.name).unwrap_or_default();
        one.used_by.sort();
    }
}

/// An object in one line.
pub(super) fn described(object: &Object, name: String, text: String) -> Described {
    Described { kind: object.id.kind.as_str().to_owned(), name, text, comment: object.comment.clone() }
}
