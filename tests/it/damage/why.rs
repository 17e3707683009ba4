//! The damages of the other test under four treatments. `make why` writes docs/why.md.

use std::path::Path;
use std::sync::Arc;

use tokio::sync::Semaphore;
use wrench_tests::damage::{Effect, Effects, Treatment, World, idempotent, inflict, migra_program, treat, why};
use wrench_tests::say;

/// Seeds at a time.
const AT_ONCE: usize = 2;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "minutes, writes docs/why.md: `make why`"]
async fn the_page_is_written() {
    assert!(migra_program().is_some(), "MIGRA names the program: run `make why`");
    let seeds = std::env::var("DAMAGE_SEEDS").ok().and_then(|count| count.parse().ok()).unwrap_or(100);
    let (effects, worlds) = run(seeds).await;
    for treatment in Treatment::ALL {
        assert!(
            treatment == Treatment::Wrench || effects[&treatment].iter().any(|effect| effect.succeeded),
            "{} fails always: is it installed?",
            treatment.title()
        );
    }
    let head = format!("Seeds 1 to {seeds} in turn on these schemas: {worlds}.");
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/why.md");
    std::fs::write(page, why(&effects, &head)).expect("the page is written");
    for treatment in [Treatment::Wrench, Treatment::Converge] {
        let wrong = effects[&treatment].iter().filter(|effect| effect.lost || (effect.succeeded && !effect.equal));
        assert_eq!(wrong.count(), 0, "{} is wrong about a seed", treatment.title());
    }
}

async fn run(seeds: u64) -> (Effects, String) {
    let worlds: Vec<Arc<(World, String)>> = World::all(&std::env::var("DAMAGE_WORLD").unwrap_or_default())
        .await
        .into_iter()
        .map(|world| {
            let script = idempotent(&world);
            Arc::new((world, script))
        })
        .collect();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let running: Vec<_> = (1..=seeds)
        .map(|seed| {
            let which = usize::try_from(seed).expect("a seed fits") % worlds.len();
            let (places, world) = (Arc::clone(&places), Arc::clone(&worlds[which]));
            tokio::spawn(async move {
                let _place = places.acquire_owned().await;
                one_seed(&world.0, &world.1, seed).await
            })
        })
        .collect();
    let mut effects = Effects::new();
    for task in running {
        for (treatment, effect) in task.await.expect("a seed is treated") {
            effects.entry(treatment).or_default().push(effect);
        }
    }
    (effects, worlds.iter().map(|world| world.0.name).collect::<Vec<_>>().join(", "))
}

async fn one_seed(world: &World, script: &str, seed: u64) -> Vec<(Treatment, Effect)> {
    let damaged = world.database().await;
    inflict(world, &damaged, seed, "").await;
    let mut effects = Vec::new();
    for treatment in Treatment::ALL {
        let effect = treat(world, &damaged, treatment, script).await;
        say(&format!("seed {seed} on {}, {}: {effect:?}", world.name, treatment.title()));
        effects.push((treatment, effect));
    }
    damaged.drop().await;
    effects
}
