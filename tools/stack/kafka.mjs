import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createOnce } from './drafts.mjs';
import { kafkaProgram } from './kafka-program.mjs';
import { addMissingUsers, addUsers, brokerUser, login, noteUsers } from './kafka-users.mjs';
import { logFile, projectFolder } from './paths.mjs';
import { runOrFail } from './processes.mjs';
import { property } from './properties.mjs';

const dataFolder = (folder) => join(folder, 'kafka');
const propertiesFile = (folder) => join(folder, 'kafka.properties');

/** @type {import('./part.mjs').Part} */
export const kafka = {
  name: 'kafka',
  title: 'Kafka',
  port: 'kafka',
  ports: ['kafka', 'kafkaController'],
  stopSignal: 'SIGTERM',
  mark: propertiesFile,

  async prepare({ folder, ports, processes, signal }) {
    await createOnce(dataFolder(folder), async (draft) => {
      writeProperties(folder, ports, draft);
      // Joined by '=': one id in 64 begins with a dash, and would be read as an option.
      const clusterId = `--cluster-id=${randomBytes(16).toString('base64url')}`;
      const options = [clusterId, '-c', propertiesFile(folder), ...addUsers()];
      const format = kafkaProgram('kafka.tools.StorageTool', 'format', ...options);
      await runOrFail(processes, 'kafka format', { ...format, log: logFile(folder, 'kafka-format') }, signal);
      noteUsers(draft);
    });
    writeProperties(folder, ports, dataFolder(folder));
  },

  command({ folder }) {
    return kafkaProgram('kafka.Kafka', propertiesFile(folder));
  },

  // The socket opens a moment before the broker may lead partitions. The log says when the start is complete.
  async isReady({ folder, ports }) {
    if (!(await answers(ports.kafka))) return false;
    return readFileSync(logFile(folder, 'kafka'), 'utf8').includes('Kafka Server started');
  },

  afterReady: (instance) => addMissingUsers(dataFolder(instance.folder), instance),
};

function writeProperties(folder, ports, data) {
  const broker = `BROKER://127.0.0.1:${ports.kafka}`;
  const controller = `127.0.0.1:${ports.kafkaController}`;
  const own = [
    `listeners=${broker},CONTROLLER://${controller}`,
    `advertised.listeners=${broker}`,
    `controller.quorum.voters=1@${controller}`,
    property('log.dirs', data),
    // The broker's own name and password, for its requests to itself and to its controller.
    `listener.name.broker.scram-sha-512.sasl.jaas.config=${login('scram.ScramLoginModule', brokerUser)};`,
    `listener.name.controller.plain.sasl.jaas.config=${login('plain.PlainLoginModule', brokerUser)} user_${brokerUser}="${brokerUser}";`,
  ];
  const common = readFileSync(join(projectFolder, 'infra/local/kafka.properties'), 'utf8');
  writeFileSync(propertiesFile(folder), `${common}\n${own.join('\n')}\n`);
}

/** Asks for the supported API versions, like every Kafka client at first. */
function answers(port) {
  const apiVersions = Buffer.alloc(14);
  apiVersions.writeInt32BE(10, 0); // bytes that follow
  apiVersions.writeInt16BE(18, 4); // ApiVersions, version 0, correlation id 0
  apiVersions.writeInt16BE(-1, 12); // no client id
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(apiVersions));
    const done = (answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(2_000, () => done(false));
    socket.once('data', () => done(true));
    socket.once('error', () => done(false));
  });
}
