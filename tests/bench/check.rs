//! `wrench check` over the frontend of a large app: 2,000 generated files.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use wrench_backend::files::{read_declared, read_sources};
use wrench_backend::infer::check::check;
use wrench_backend::infer::source::read_calls;
use wrench_tests::{TestFolder, TestServer, say};

use super::sample::Sample;
use super::{RUNS, Row, Table, phase1};

const FILES: usize = 2_000;
/// One file of so many asks for a column that no file declares.
const WRONG_IN: usize = 50;
/// What a page asks for: the call, and whether it writes.
const ASKED: [&str; 8] = [
    "from('customers').select('id, display_name, email, properties(id, street)').order('created_at')",
    "from('jobs').select('id, title, status, visits(id, scheduled_start)').eq('status', 'scheduled')",
    "from('visits').select('id, status, outcome').gte('scheduled_start', since).limit(50)",
    "from('invoices').select('id, reference, balance, customers(display_name)').gt('balance', 0)",
    "from('quotes').select('*').eq('customer_id', customerId).maybeSingle()",
    "from('customers').insert({ first_name: name, email })",
    "from('jobs').update({ title: name, instructions: note }).eq('id', jobId)",
    "from('payments').select('id, amount').order('created_at', { ascending: false })",
];

/// Measures all steps, each in turn, several times.
pub(crate) async fn measure() -> Table {
    let folder = TestFolder::new("bench-check");
    let bytes = write_app(&folder);
    let deploy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    let target = TestServer::own().await.database().await;
    phase1::fill(&target, &deploy);
    let catalog = phase1::state(&target).await.catalog;
    let declared = read_declared(&deploy).expect("deploy/ is read");
    say(&format!("bench: checking {FILES} files, {RUNS} times"));
    let (mut reading, mut following, mut checking, mut all) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut requests, mut wrong) = (0, 0);
    for _ in 0..RUNS {
        let started = Instant::now();
        let sources = read_sources(&[folder.path().join("src")]).expect("the files are read");
        reading.push(started.elapsed().as_secs_f64());
        let read = Instant::now();
        let frontend = read_calls(&sources);
        following.push(read.elapsed().as_secs_f64());
        let followed = Instant::now();
        let checked = check(&frontend, &catalog, &declared);
        checking.push(followed.elapsed().as_secs_f64());
        all.push(started.elapsed().as_secs_f64());
        assert_eq!(checked.counts.files, FILES + 1, "{:?}", frontend.findings);
        (requests, wrong) = (checked.counts.requests(), checked.counts.wrong);
    }
    assert_eq!((requests, wrong), (FILES * 3, FILES / WRONG_IN));
    let rows = vec![
        row("reading the files", &reading),
        row("parsing, and following the calls", &following),
        row("holding the requests against the schema", &checking),
        row("**all**", &all),
    ];
    let conclusion = format!(
        "{requests} requests in {FILES} files of {:.1} MB, of which {wrong} are wrong.",
        f64::from(u32::try_from(bytes).expect("a few megabytes")) / 1e6
    );
    Table { name: "check", rows, conclusions: vec![conclusion] }
}

fn row(work: &str, seconds: &[f64]) -> Row {
    let sample = Sample::of(seconds.iter().copied());
    let files = u32::try_from(FILES).expect("a few thousand");
    Row {
        work: work.to_owned(),
        cells: vec![("s", sample.to_string()), ("files/s", format!("{:.0}", f64::from(files) / sample.median))],
    }
}

/// Writes the app; how many bytes it has.
fn write_app(folder: &TestFolder) -> usize {
    let client =
        "import { createClient } from '@supabase/supabase-js';\nexport const supabase = createClient(url, key);\n";
    folder.write("src/client.ts", client);
    let mut bytes = client.len();
    for number in 0..FILES {
        let text = page(number);
        bytes += text.len();
        folder.write(&format!("src/pages/group{}/Page{number}.tsx", number / 100), &text);
    }
    bytes
}

/// A page with three requests and what a page has around them.
fn page(number: usize) -> String {
    let mut text =
        "import { useEffect, useState } from 'react';\nimport { supabase } from '../../client';\n\n".to_owned();
    for at in 0..3 {
        let mut asked = ASKED[(number * 3 + at) % ASKED.len()].to_owned();
        if at == 0 && number.is_multiple_of(WRONG_IN) {
            asked = format!("from('customers').select('id, loyalty_points_{number}')");
        }
        let begins = format!(
            "export async function load{number}_{at}(since: string, customerId: string, jobId: string, name: string, email: string, note: string)"
        );
        write!(text, "{begins} {{\n  const {{ data, error }} = await supabase.{asked};\n  if (error) throw error;\n  return data ?? [];\n}}\n\n")
            .expect("a string grows");
    }
    let rows: String = (0..20).map(|row| format!("      <li key=\"{row}\" className={{open ? 'open' : 'shut'}} onClick={{() => setOpen(!open)}}>{{rows[{row}]?.id}}</li>\n")).collect();
    text + &format!(
        "export function Page{number}({{ since }}: {{ since: string }}) {{\n  const [rows, setRows] = useState<any[]>([]);\n  const [open, setOpen] = useState(false);\n  \
         useEffect(() => {{\n    load{number}_0(since, '', '', '', '', '').then((found: any) => setRows(found));\n  }}, [since]);\n  return (\n    <ul>\n{rows}    </ul>\n  );\n}}\n"
    )
}
