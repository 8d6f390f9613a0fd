//! The tests that recipes have for the sites of a file.

use std::path::Path;
use std::sync::Arc;

use super::engine::Engine;
use crate::find::values::Values;
use crate::lang::Files;
use crate::recipe::Recipe;
use crate::rewrite::stress::{self, Test};

/// A site's test.
#[derive(Clone, Debug)]
pub struct Stress {
    /// Id of the recipe that found the site.
    pub recipe: String,
    /// First line of the site, counted from 1.
    pub start: u32,
    /// Its last line.
    pub end: u32,
    /// The test, or why there is none.
    pub test: Result<Test, String>,
}

impl Engine {
    /// The recipes' tests for the sites of one file, by place; none where no language is that of `path`. The engine is made
    /// with [`Recipe::with_harness`]; `given` says for a recipe and a line what templates see as `test`.
    ///
    /// # Errors
    ///
    /// Why the file could not be looked into, or what is wrong with a recipe.
    pub fn stress(
        &self,
        path: &Path,
        bytes: &[u8],
        files: &Arc<dyn Files>,
        given: &dyn Fn(&Recipe, u32) -> Values,
    ) -> Result<Vec<Stress>, String> {
        let Some(cx) = self.read(path, bytes, files)? else { return Ok(Vec::new()) };
        let Some(speaker) = self.speaker(path) else { return Ok(Vec::new()) };
        let mut faults = Vec::new();
        let live = vec![true; speaker.finder.recipes.len()];
        let mut tests = Vec::new();
        for site in speaker.finder.find(&cx, &live, &mut faults) {
            let ready = &speaker.finder.recipes[site.recipe];
            if ready.recipe.raw.stress.is_none() {
                continue;
            }
            let (start, end) = (cx.source.place(site.span.start).line, cx.source.place(site.span.end).line);
            let test = stress::test(&cx, ready, &site, &given(&ready.recipe, start))
                .map_err(|fault| format!("recipe {}: {fault}", ready.recipe.id))?;
            tests.push(Stress { recipe: ready.recipe.id.clone(), start, end, test });
        }
        faults.into_iter().next().map_or(Ok(tests), Err)
    }
}
