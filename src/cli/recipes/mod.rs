//! `punchlist recipes`: for people who choose recipes, and for their authors.

mod case;
mod list;
mod schema;
mod test;
mod trial;

use clap::Subcommand;

use super::Exit;
use super::error::Problem;
use super::stream::Streams;

/// List recipes, test them, print what a recipe file may hold.
#[derive(Debug, clap::Args)]
pub struct Recipes {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::List),
    Test(test::Test),
    Schema(schema::Schema),
}

impl Recipes {
    /// Runs the command below.
    ///
    /// # Errors
    ///
    /// Those of the command.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        match self.command {
            Command::List(list) => list.run(streams),
            Command::Test(test) => test.run(streams),
            Command::Schema(schema) => schema.run(streams),
        }
    }
}
