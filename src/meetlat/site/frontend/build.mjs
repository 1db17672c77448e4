/** Builds the style sheet, the script and the fonts into ../static/built, with the licences of what they contain. */
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../..");
const built = resolve(here, "../static/built");

/** Forms of the design system's components that no page has; a rule that names one is left out, a quarter of the sheet. */
const unused = /[^{}]*(--(pressed|positive|negative|subtle|busy|icon-only|arrows|ok)|alternate-row-color)\b[^{}]*\{[^{}]*\}/g;

const components = {
  name: "components",
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.(@utrecht|@nl-design-system-candidate).*\.css$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/\/\*[^]*?\*\//g, "").replace(unused, ""),
      loader: "css",
    }));
  },
};

async function bundle() {
  await build({
    absWorkingDir: root,
    entryPoints: [join(here, "meetlat.css"), join(here, "meetlat.js")],
    outdir: built,
    plugins: [components],
    bundle: true,
    minify: true,
    target: ["chrome112", "firefox113", "safari16.5"],
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    legalComments: "none", // the whole licence of each package is written beside them instead
    logLevel: "warning",
  });
}

async function packages() {
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  return Object.keys(dependencies).sort();
}

async function licence(name) {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ${version} carries no licence file; it cannot be shipped.`);
  return { title: `${name} ${version} (${license})`, text: (await readFile(join(folder, file), "utf8")).trim() };
}

/** One text per licence, above it the packages that share it. */
async function licences() {
  const shared = new Map();
  for (const { title, text } of await Promise.all((await packages()).map(licence))) {
    shared.set(text, [...(shared.get(text) ?? []), title]);
  }
  const parts = [...shared].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`);
  await writeFile(join(built, "licences.txt"), parts.join(`\n${"=".repeat(80)}\n\n`));
}

async function sizes() {
  const files = (await readdir(built, { recursive: true })).sort();
  for (const file of files) {
    const path = join(built, file);
    if ((await stat(path)).isDirectory()) continue;
    const content = await readFile(path);
    const small = gzipSync(content, { level: 9 }).length;
    console.log(`${(content.length / 1000).toFixed(1).padStart(8)} kB  ${(small / 1000).toFixed(1).padStart(6)} kB gzip  ${file}`);
  }
}

await rm(built, { recursive: true, force: true });
await mkdir(built, { recursive: true });
await bundle();
await licences();
await sizes();
