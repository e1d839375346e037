import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readCommandLine } from './stack/command-line.mjs';

readCommandLine(`npm run --silent sbom    prints the packages of production in CycloneDX`);

// npm lists all packages: its `--omit dev` would also leave out packages that production and development
// share.
process.chdir(dirname(import.meta.dirname));

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const inProduction = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { name = path.replace(/^.*node_modules\//, ''), version }]) => `${name}@${version}`),
);

const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
const { components, dependencies, ...bom } = JSON.parse(
  execFileSync('npm', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }),
);
const root = bom.metadata.component['bom-ref'];
const kept = components.filter((component) => inProduction.has(component['bom-ref']));
const known = dependencies
  .filter(({ ref }) => ref === root || inProduction.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => inProduction.has(each)) }));
console.log(JSON.stringify({ ...bom, components: kept, dependencies: known }, null, 2));
