"""Runs typescript-eslint over the packages of a corpus whose TypeScript sources are there, with the types of all that they import.

    cd CORPUS/js && typed.py SCRATCH FOLDER=PACKAGE[,PACKAGE...] ...

What the registry has of each PACKAGE (`name@version`, the first being the package itself) is installed in SCRATCH/FOLDER, unless
it is there, beside a copy of the sources and a tsconfig.json that fits most of them. Prints one document of ESLint for each
folder, one a line, with the places of the corpus. `eslint` has to be in the path, typescript-eslint beside it.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SETTINGS = {
    "compilerOptions": {
        "strict": True, "noEmit": True, "skipLibCheck": True, "target": "es2022", "module": "esnext", "moduleResolution": "bundler",
        "allowImportingTsExtensions": True, "jsx": "preserve", "lib": ["esnext", "dom", "dom.iterable"], "types": ["node"],
    },
    "exclude": ["node_modules"],
}


def run(command, folder, **env):
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True)
    if done.returncode not in (0, 1) or done.returncode and "npm" in command:
        sys.exit(f"{' '.join(command[:4])} in {folder}: {done.returncode}: {done.stderr.strip()[-800:]}")
    return done.stdout


def lay(sources, home, packages):
    """A copy of the sources, and all that they import."""
    stamp = home / "installed.json"
    if not stamp.exists() or json.loads(stamp.read_text()) != packages:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        (home / "package.json").write_text("{}")
        run(["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", *packages], home)
        stamp.write_text(json.dumps(packages))
    shutil.copytree(sources, home, dirs_exist_ok=True)
    (home / "tsconfig.json").write_text(json.dumps(SETTINGS))


def main():
    scratch = pathlib.Path(sys.argv[1]).resolve()
    for asked in sys.argv[2:]:
        folder, _, packages = asked.partition("=")
        home = scratch / folder
        lay(pathlib.Path(folder).resolve(), home, packages.split(","))
        command = ["eslint", "--no-config-lookup", "-c", str(HERE / "typed.config.mjs"), "--no-ignore", "-f", "json", "."]
        told = json.loads(run(command, home, TYPED_PROJECT=str(home / "tsconfig.json"), NODE_OPTIONS="--max-old-space-size=8192"))
        for one in told:
            one["filePath"] = str(pathlib.Path(folder).resolve() / pathlib.Path(one["filePath"]).relative_to(home))
        print(json.dumps([{key: one[key] for key in ("filePath", "messages")} for one in told]), flush=True)


if __name__ == "__main__":
    main()
