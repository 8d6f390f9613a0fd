// Writes the plain JavaScript beside each file of the list in the first argument: [[file, is a module], ...].
// NODE_PATH has to lead to the package typescript.
const fs = require('node:fs');
const ts = require('typescript');

const endings = { '.mts': '.mjs', '.cts': '.cjs', '.ts': '.js', '.tsx': '.js', '.jsx': '.js' };
let failed = false;
for (const [file, isModule] of JSON.parse(process.argv[2])) {
  const { outputText, diagnostics } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: isModule ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      allowJs: true,
      jsx: ts.JsxEmit.ReactJSX,
    },
  });
  for (const found of diagnostics.filter((one) => one.category === ts.DiagnosticCategory.Error)) {
    console.error(`${file}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`);
    failed = true;
  }
  fs.writeFileSync(file.replace(/\.[cm]?[jt]sx?$/, (ending) => endings[ending]), outputText);
}
process.exitCode = failed ? 1 : 0;
