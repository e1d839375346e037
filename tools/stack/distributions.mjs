import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findJava } from './java.mjs';
import { findMaven } from './maven.mjs';
import { logFile, distributionFolder, projectFolder } from './paths.mjs';
import { findAll } from './problem.mjs';
import { runOrFail } from './processes.mjs';
import { step } from './progress.mjs';
import { versions } from './versions.mjs';

export const kafkaFolder = join(distributionFolder, `kafka-${versions.kafka}`);
export const registryFolder = join(distributionFolder, `registry-${versions.registry}`);

const plugin = `org.apache.maven.plugins:maven-dependency-plugin:${versions.mavenDependencyPlugin}`;
const registryArtifact = `io.apicurio:apicurio-registry-app:${versions.registry}:tar.gz:all`;

/**
 * Downloads the missing distributions. First it reports all programs that the machine lacks, at once.
 * @param {import('./processes.mjs').Processes} processes
 * @param {AbortSignal} [signal]
 */
export async function fetchDistributions(processes, signal) {
  const missing = [kafkaFolder, registryFolder].filter((folder) => !existsSync(folder));
  const [java, mvn] = findAll(findJava, ...(missing.length > 0 ? [findMaven] : []));
  if (missing.length === 0) return;

  const maven = (...args) => ({ command: mvn, args: ['-B', '-q', ...args], env: { JAVA_HOME: java } });
  // One after the other: two Mavens that fill the same empty repository get in each other's way.
  await download(`Kafka ${versions.kafka} (about 45 MB from Maven)`, kafkaFolder, async (draft, log) => {
    await runOrFail(processes, 'Maven', { ...maven(...kafkaArguments(draft)), log }, signal);
  });
  await download(
    `Apicurio Registry ${versions.registry} (about 160 MB from Maven)`,
    registryFolder,
    async (draft, log) => {
      await runOrFail(processes, 'Maven', { ...maven(...registryArguments(draft)), log }, signal);
      const archive = join(draft, `apicurio-registry-app-${versions.registry}-all.tar.gz`);
      await runOrFail(
        processes,
        'tar',
        { command: 'tar', args: ['-xzf', archive, '-C', draft], log },
        signal,
      );
      rmSync(archive);
    },
  );
}

/**
 * The folder gets its name only when it is complete, so an interrupted download is simply repeated.
 */
export async function download(title, folder, work) {
  if (existsSync(folder)) return;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await step(title, () => work(draft, logFile(distributionFolder, 'download')));
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function kafkaArguments(draft) {
  return [
    `${plugin}:copy-dependencies`,
    `-DoutputDirectory=${draft}`,
    `-Dkafka.version=${versions.kafka}`,
    `-Dslf4j.version=${versions.slf4j}`,
    '-f',
    join(projectFolder, 'infra/local/pom.xml'),
  ];
}

function registryArguments(draft) {
  return [`${plugin}:copy`, `-Dartifact=${registryArtifact}`, `-DoutputDirectory=${draft}`];
}
