import './stack/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { lastValueFrom } from 'rxjs';
import { filesNaming, namesOf } from './schematics/remove/left.mjs';
import { readCommandLine } from './stack/command-line.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

const usage = `npm run new -- <what> <name> [options]

  service <name>                 a service, with an aggregate, a command, a reaction, a view, and their tests
    --port <port>                of its API; the first free one
    --description <sentence>     a description of its work
    --when <topic>               the fact by which its aggregate opens; order-placed
  event <service>/<name>         a fact that the service publishes, with a view of it
    --readers <service>,...      who reacts to it
  reaction <service>/<name>      a reaction of the service to a fact
    --when <topic>               the fact
  projection <service>/<name>    a view of a fact: table, projector, query
    --of <topic>                 the fact

  --remove <service>             remove a service and its contracts, and list the files that still name it
  --dry-run                      show what would be created and changed, and write nothing`;

const pages = {
  service: 'docs/how-to/add-a-service.md',
  event: 'docs/how-to/add-an-event.md',
  reaction: 'docs/how-to/write-a-consumer.md',
  projection: 'docs/how-to/add-a-projection.md',
};

/** The commands that follow from contracts, services and imports. */
const followUps = ['proto:generate', 'services:generate', 'docs:events', 'docs:architecture'];

const options = {
  'dry-run': { type: 'boolean', default: false },
  port: { type: 'string' },
  description: { type: 'string' },
  when: { type: 'string' },
  of: { type: 'string' },
  readers: { type: 'string' },
  remove: { type: 'string' },
};
const wanted = readCommandLine(usage, { options, maxWords: 2 }, read);

function read({ values: { 'dry-run': dryRun, remove, ...given }, words: [kind, name] }) {
  if (remove !== undefined) {
    if (kind !== undefined) throw new Problem(`--remove takes no other word: leave out ${kind}.`);
    return { remove, dryRun };
  }
  if (kind === undefined) throw new Problem(`What is new? One of ${Object.keys(pages).join(', ')}.`);
  if (!Object.hasOwn(pages, kind)) {
    throw new Problem(`There is no ${kind}, only ${Object.keys(pages).join(', ')}.`);
  }
  if (name === undefined) throw new Problem(`What is the ${kind} called?`);
  return { kind, dryRun, given: { name, ...given } };
}

async function create({ kind, dryRun, given: { readers, port, ...options } }) {
  const given = {
    ...options,
    ...(port !== undefined && { port: Number(port) }),
    ...(readers !== undefined && { readers: readers.split(',') }),
  };
  const changes = await run(kind, given, dryRun);
  if (dryRun) return;
  console.log(`\nCreated and changed ${changes.length} files. What is left to do: ${pages[kind]}`);
}

/** @param {string} service */
async function takeOut(service, dryRun) {
  const names = namesOf(service);
  await run('remove', { name: service }, dryRun);
  if (dryRun) return;
  const left = filesNaming(names);
  for (const [what, files] of Object.entries(left)) {
    if (files.length > 0) console.log(`\nIn ${what}, these still name it:\n  ${files.join('\n  ')}`);
  }
  console.log(
    `\n${service} is gone. ${left.code.length > 0 ? '`npm run typecheck` shows what is left to do.' : ''}`,
  );
}

/** Writes all files at once, or none, and then runs the commands that follow from them. */
async function run(schematic, options, dryRun) {
  // Loaded late, since that takes seconds.
  const { NodeWorkflow } = await import('@angular-devkit/schematics/tools/index.js');
  const workflow = new NodeWorkflow(projectFolder, { dryRun, resolvePaths: [projectFolder] });
  const marks = { create: '+', update: '~', delete: '-', rename: '>' };
  const changes = [];
  workflow.reporter.subscribe((event) => {
    if (event.kind === 'error') throw new Problem(`${event.path} ${event.description}.`);
    changes.push({ mark: marks[event.kind], path: event.path.replace(/^\//, '') });
  });
  const collection = join(projectFolder, 'tools/schematics/collection.json');
  await lastValueFrom(workflow.execute({ collection, schematic, options, allowPrivate: true }), {
    defaultValue: undefined,
  });
  for (const { mark, path } of changes.toSorted((one, other) => one.path.localeCompare(other.path))) {
    console.log(`  ${mark} ${path}`);
  }
  if (dryRun) console.log('\nNothing was written.');
  else followUps.forEach(follow);
  return changes;
}

function follow(script) {
  console.log(`  > npm run ${script}`);
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Problem(`All is written, but \`npm run ${script}\` failed:\n${stdout}${stderr}`);
  }
}

try {
  await (wanted.remove === undefined ? create(wanted) : takeOut(wanted.remove, wanted.dryRun));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
