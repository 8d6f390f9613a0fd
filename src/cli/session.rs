//! What `check` and `fix` have in common: which files, which recipes, with which settings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobSet;

use super::config::{self, Config, Layer, Options};
use super::error::Problem;
use super::{options, select};
use crate::lang;
use crate::plan::{Engine, Settings, suppress};
use crate::recipe::{Library, Recipe};

/// Which files and which recipes.
#[derive(Debug, Default, clap::Args)]
pub struct Scope {
    /// Run these recipes only: ids, names, languages, globs, checklist items.
    #[arg(long, value_name = "RECIPE", value_delimiter = ',', help_heading = "Recipes")]
    pub select: Vec<String>,
    /// Do not run these recipes.
    #[arg(long, value_name = "RECIPE", value_delimiter = ',', help_heading = "Recipes")]
    pub ignore: Vec<String>,
    /// Set an option of a recipe, such as `python/unbounded-fan-out.limit=5`.
    #[arg(long, value_name = "RECIPE.KEY=VALUE", help_heading = "Recipes")]
    pub option: Vec<String>,
    /// The lowest Python, where the project declares none.
    #[arg(long, value_name = "VERSION", help_heading = "Recipes")]
    pub target_python: Option<String>,
    #[command(flatten)]
    pub paths: Paths,
}

/// Which files, and where the settings are.
#[derive(Debug, Default, clap::Args)]
pub struct Paths {
    /// Files and folders to look into.
    #[arg(value_name = "PATH", default_value = ".")]
    pub given: Vec<PathBuf>,
    /// Read one file from standard input, and take it for this one.
    #[arg(long, value_name = "NAME", conflicts_with = "given")]
    pub stdin_filename: Option<PathBuf>,
    /// Look into files that .gitignore and .ignore leave out, and into node_modules and the like.
    #[arg(long)]
    pub no_ignore: bool,
    /// Take the settings from this file.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config", help_heading = "Settings")]
    pub config: Option<PathBuf>,
    /// Take no settings from files.
    #[arg(long, help_heading = "Settings")]
    pub no_config: bool,
    /// How many threads look into files; one for each processor where not given.
    #[arg(long, value_name = "N", help_heading = "Settings")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// A run's recipes and settings, read and checked.
#[derive(Debug)]
pub struct Session {
    /// Every recipe there is.
    pub library: Library,
    /// The settings.
    pub config: Config,
    /// What is left out of a walk.
    pub exclude: GlobSet,
    /// The recipes of the run, where no layer says otherwise.
    base: BTreeSet<String>,
    settings: Settings,
    layers: Vec<Layer>,
    /// Whether `--select` was given: then no layer selects.
    fixed: bool,
    /// Whether files of every language are read and no recipe runs.
    bare: bool,
}

impl Session {
    /// Reads settings and recipes.
    ///
    /// # Errors
    ///
    /// A problem if a setting, selector or recipe is wrong.
    pub fn open(scope: &Scope) -> Result<Self, Problem> {
        let config = scope.paths.read_config()?;
        let library = library(&config)?;
        let mut settings = Settings { options: config.options(&library)?, ..Settings::default() };
        for argument in &scope.option {
            options::from_argument(&library, argument, &mut settings.options)
                .map_err(|message| Problem::new(message).hint("`punchlist explain RECIPE` lists its options"))?;
        }
        if let Some(floor) = scope.floor(&config)? {
            settings.floors.insert("python".to_owned(), floor);
        }
        let base = scope.selected(&library, &config)?;
        let (exclude, layers) = (config.exclude()?, config.layers(&library)?);
        let fixed = !scope.select.is_empty();
        Ok(Self { library, exclude, base, settings, layers, fixed, config, bare: false })
    }

    /// Reads settings and recipes for a look at files of every language that runs no recipe.
    ///
    /// # Errors
    ///
    /// A problem if a setting or recipe is wrong.
    pub fn bare(paths: &Paths) -> Result<Self, Problem> {
        let config = paths.read_config()?;
        let library = library(&config)?;
        let exclude = config.exclude()?;
        let (base, settings) = (BTreeSet::new(), Settings::default());
        Ok(Self { library, exclude, base, settings, layers: Vec::new(), fixed: true, config, bare: true })
    }

    /// Which layers count for an absolute path.
    pub fn layers_of(&self, path: &Path) -> Vec<usize> {
        let Some(relative) = self.config.folder().and_then(|folder| path.strip_prefix(folder).ok()) else {
            return Vec::new();
        };
        (0..self.layers.len()).filter(|&index| self.layers[index].fits(relative)).collect()
    }

    /// Whether the settings leave out an absolute path.
    pub fn leaves_out(&self, path: &Path) -> bool {
        let relative = self.config.folder().and_then(|folder| path.strip_prefix(folder).ok());
        !self.exclude.is_empty() && relative.is_some_and(|relative| self.exclude.is_match(relative))
    }

    /// The ids of the recipes that run where these layers count; [`suppress::UNUSED`] is one of them.
    pub fn recipes_in(&self, layers: &[usize]) -> BTreeSet<String> {
        let mut ids = self.base.clone();
        for layer in layers.iter().map(|&index| &self.layers[index]) {
            if let (Some(select), false) = (&layer.select, self.fixed) {
                ids = all_of(&self.library, select);
                ids.insert(suppress::UNUSED.to_owned());
            }
            for id in all_of(&self.library, &layer.ignore) {
                ids.remove(&id);
            }
        }
        ids
    }

    /// The engine for files of these languages where these layers count. Shipped recipes of other languages are not made
    /// ready, which would take longer than many a file; those of users are, since their faults have to be told.
    ///
    /// # Errors
    ///
    /// A problem if a recipe is wrong.
    pub fn engine(&self, layers: &[usize], languages: &BTreeSet<&str>) -> Result<Engine, Problem> {
        if self.bare {
            return Ok(Engine::bare(&self.library, &self.settings));
        }
        let ids = self.recipes_in(layers);
        let needed = |recipe: &&Recipe| languages.contains(recipe.language.name()) || !recipe.shipped;
        let recipes = ids.iter().filter_map(|id| self.library.recipes.get(id)).filter(needed);
        let recipes: Vec<Recipe> = recipes.cloned().collect();
        let mut settings = self.settings.clone();
        for layer in layers.iter().map(|&index| &self.layers[index]) {
            merge(&mut settings.options, &layer.options);
        }
        Ok(Engine::new(&self.library, recipes, settings)?)
    }

    /// Whether some recipe, wherever it may run, looks at files of this name.
    pub fn wants(&self, path: &Path) -> bool {
        lang::of_path(path).is_some_and(|language| self.languages().contains(language.name()))
    }

    /// Names of the languages of the recipes that may run.
    pub fn languages(&self) -> BTreeSet<&'static str> {
        if self.bare {
            return lang::ALL.iter().map(|language| language.name()).collect();
        }
        let layers = self.layers.iter().filter_map(|layer| layer.select.as_ref());
        let selected = layers.flat_map(|select| all_of(&self.library, select));
        let ids = self.base.iter().cloned().chain(selected);
        ids.filter_map(|id| self.library.recipes.get(&id)).map(|recipe| recipe.language.name()).collect()
    }
}

fn merge(into: &mut Options, from: &Options) {
    for (recipe, options) in from {
        into.entry(recipe.clone()).or_default().extend(options.clone());
    }
}

/// The recipes of selectors that were checked before.
fn all_of(library: &Library, selectors: &[String]) -> BTreeSet<String> {
    selectors.iter().filter_map(|selector| select::resolve(library, selector).ok()).flatten().collect()
}

impl Paths {
    fn read_config(&self) -> Result<Config, Problem> {
        if self.no_config {
            return Ok(Config::default());
        }
        let cwd = super::look::cwd()?;
        match &self.config {
            Some(path) => config::read(&cwd.join(path)),
            None => config::find(&cwd),
        }
    }

    /// The words of a command line that name the same files and settings.
    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(config) = &self.config {
            words.extend(["--config".to_owned(), quoted(&config.to_string_lossy())]);
        }
        let flags = [(self.no_config, "--no-config"), (self.no_ignore, "--no-ignore")];
        words.extend(flags.iter().filter(|(given, _)| *given).map(|(_, flag)| (*flag).to_owned()));
        if self.given != [Path::new(".")] {
            words.extend(self.given.iter().map(|path| quoted(&path.to_string_lossy())));
        }
        words
    }
}

impl Scope {
    fn floor(&self, config: &Config) -> Result<Option<(u32, u32)>, Problem> {
        match &self.target_python {
            Some(text) => config::version(text).map(Some).map_err(Problem::new),
            None => config.target_python(),
        }
    }

    /// The recipes that run: those of `--select`, else of the settings, else the default ones; without those that are
    /// ignored. `--select` counts for more than what the settings ignore.
    fn selected(&self, library: &Library, config: &Config) -> Result<BTreeSet<String>, Problem> {
        let checked = |selectors: &[String]| {
            let mut ids = BTreeSet::new();
            for selector in selectors {
                let found = select::resolve(library, selector.trim()).map_err(|error| {
                    Problem::new(error.to_string()).hint("`punchlist recipes list` names every recipe")
                })?;
                ids.extend(found);
            }
            Ok::<_, Problem>(ids)
        };
        let from_config = config.select(library)?;
        let mut ignored = checked(&self.ignore)?;
        let mut ids = if !self.select.is_empty() {
            checked(&self.select)?
        } else {
            ignored.extend(all_of(library, &config.ignore(library)?));
            match from_config {
                Some(selectors) => all_of(library, &selectors),
                None => library.recipes.values().filter(|recipe| recipe.raw.default).map(|r| r.id.clone()).collect(),
            }
        };
        ids.insert(suppress::UNUSED.to_owned());
        ids.retain(|id| !ignored.contains(id));
        if !library.recipes.is_empty() && ids.iter().all(|id| id == suppress::UNUSED) {
            return Err(Problem::new("no recipe is left to run: everything that is selected is ignored as well"));
        }
        Ok(ids)
    }

    /// The arguments with which the same files and recipes are asked for again, each after a blank.
    pub fn again(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        let lists = [("--select", &self.select), ("--ignore", &self.ignore), ("--option", &self.option)];
        for (flag, values) in lists {
            words.extend(values.iter().flat_map(|value| [flag.to_owned(), quoted(value)]));
        }
        if let Some(version) = &self.target_python {
            words.extend(["--target-python".to_owned(), quoted(version)]);
        }
        words.extend(self.paths.words());
        words.iter().map(|word| format!(" {word}")).collect()
    }
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// The shipped recipes and those of the settings; the user's win over shipped ones of the same id.
///
/// # Errors
///
/// A problem with file, line and column if a recipe is wrong.
pub fn library(config: &Config) -> Result<Library, Problem> {
    let mut library = Library::shipped();
    let mut mine: BTreeMap<String, PathBuf> = BTreeMap::new();
    for (index, folder) in config.recipe_folders().iter().enumerate() {
        let files = recipe_files(folder)
            .map_err(|error| config.folder_problem(index, format!("{} cannot be read: {error}", folder.display())))?;
        for path in files {
            add(&mut library, &path, &mut mine)?;
        }
    }
    Ok(library)
}

/// Reads one file of the user into `library`. Two recipes of the user may not have the same id.
///
/// # Errors
///
/// A problem with file, line and column.
pub fn add(library: &mut Library, path: &Path, mine: &mut BTreeMap<String, PathBuf>) -> Result<(), Problem> {
    let text = fs::read_to_string(path).map_err(|error| Problem::file("read", path, &error))?;
    let shown = super::look::cwd().ok().and_then(|cwd| path.strip_prefix(cwd).ok().map(Path::to_owned));
    let shown = shown.unwrap_or_else(|| path.to_owned());
    library.add(&shown, &text)?;
    let added = library.recipes.values().find(|recipe| recipe.path == shown);
    if let Some(first) = added.and_then(|recipe| mine.insert(recipe.id.clone(), shown.clone())) {
        let message = format!("{} and {} hold the same recipe", first.display(), shown.display());
        return Err(Problem::new(message));
    }
    Ok(())
}

/// The recipe files below `path`, sorted; the file itself if it is one. Folders of cases are left out.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn recipe_files(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        fs::metadata(path)?;
        return Ok(vec![path.to_owned()]);
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if entries.iter().any(|entry| name(entry).starts_with("before.")) {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in entries.iter().filter(|entry| !name(entry).starts_with('.') && name(entry) != config::NAME) {
        if entry.is_dir() {
            files.extend(recipe_files(entry)?);
        } else if entry.extension().is_some_and(|ending| ending == "toml") {
            files.push(entry.clone());
        }
    }
    Ok(files)
}
