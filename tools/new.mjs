import './stack/node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NodeWorkflow } from '@angular-devkit/schematics/tools/index.js';
import { lastValueFrom } from 'rxjs';
import { filesNaming, namesOf } from './schematics/remove/left.mjs';
import { projectFolder } from './stack/paths.mjs';
import { Problem, report } from './stack/problem.mjs';

const usage = `npm run new -- <what> <name> [options]

  service <name>                 a service, with an aggregate, a command, a reaction, a view, and their tests
    --port <port>                of its API; the first that is free
    --description <sentence>     of what it does
    --when <topic>               the fact by which its aggregate opens; order-placed
  event <service>/<name>         a fact that the service publishes, with a view of it
    --readers <service>,...      who reacts to it
  reaction <service>/<name>      what the service does about a fact
    --when <topic>               the fact
  projection <service>/<name>    a view of a fact: table, projector, query
    --of <topic>                 the fact

  --remove <service>             takes a service out, with its contracts, and says what still names it
  --dry-run                      show what would be created and changed, and write nothing`;

const pages = {
  service: 'docs/how-to/add-a-service.md',
  event: 'docs/how-to/add-an-event.md',
  reaction: 'docs/how-to/write-a-consumer.md',
  projection: 'docs/how-to/add-a-projection.md',
};

/** The commands that follow from contracts, services and imports. */
const followUps = ['proto:generate', 'services:generate', 'docs:events', 'docs:architecture'];

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        port: { type: 'string' },
        description: { type: 'string' },
        when: { type: 'string' },
        of: { type: 'string' },
        readers: { type: 'string' },
        remove: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

async function create() {
  const { values, positionals } = parsed();
  const { 'dry-run': dryRun = false, remove, readers, port, ...options } = values;
  if (remove !== undefined) return takeOut(remove, positionals, dryRun);
  const [kind, name, ...rest] = positionals;
  if (!Object.hasOwn(pages, kind ?? '') || rest.length > 0) throw new Problem(usage);
  if (name === undefined) throw new Problem(`What is the ${kind} called?\n\n${usage}`);
  const given = {
    name,
    ...options,
    ...(port !== undefined && { port: Number(port) }),
    ...(readers !== undefined && { readers: readers.split(',') }),
  };
  const changes = await run(kind, given, dryRun);
  if (dryRun) return;
  console.log(`\nCreated and changed ${changes.length} files. What is left to think about: ${pages[kind]}`);
}

/** @param {string} service */
async function takeOut(service, positionals, dryRun) {
  if (positionals.length > 0) throw new Problem(usage);
  const names = namesOf(service);
  await run('remove', { name: service }, dryRun);
  if (dryRun) return;
  const left = filesNaming(names);
  for (const [what, files] of Object.entries(left)) {
    if (files.length > 0) console.log(`\nIn ${what}, these still name it:\n  ${files.join('\n  ')}`);
  }
  console.log(
    `\n${service} is gone. ${left.code.length > 0 ? '`npm run typecheck` says what is left to do.' : ''}`,
  );
}

/** Writes all of it at once, or nothing; then what follows from it. */
async function run(schematic, options, dryRun) {
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
  await create();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
