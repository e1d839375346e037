import './stack/node-version.mjs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from './stack/command-line.mjs';
import { endFor, interruption } from './stack/interruption.mjs';
import { chosenInstanceFolder, projectFolder } from './stack/paths.mjs';
import { guardedProcesses, run } from './stack/processes.mjs';
import { findPrometheus } from './stack/prometheus.mjs';

readCommandLine(`npm run prometheus

Runs Prometheus with the rules of this repository, beside a shop on its usual ports, until Ctrl-C. PROMETHEUS_PORT (9090).`);

const port = process.env.PROMETHEUS_PORT ?? '9090';

const signal = interruption();
const processes = guardedProcesses();

try {
  const folder = await findPrometheus(processes, signal);
  const data = join(chosenInstanceFolder(), 'prometheus');
  mkdirSync(data, { recursive: true });
  console.log(`  http://127.0.0.1:${port}/alerts`);
  const args = [
    `--config.file=${join(projectFolder, 'infra/prometheus/prometheus.yml')}`,
    `--storage.tsdb.path=${data}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ];
  const command = { command: join(folder, 'prometheus'), args, cwd: data };
  process.exitCode = await run(processes, command, signal);
} catch (error) {
  endFor(error);
} finally {
  processes.close();
}
