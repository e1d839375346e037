import { startRelay } from './start-relay.js';

/** The program of a relay in a process of its own. It works until its parent disconnects. */
const [databaseUrl = '', batchSize = ''] = process.argv.slice(2);
const stop = startRelay({
  databaseUrl,
  batchSize: Number(batchSize),
  onSent: (count) => process.send?.(count),
});
process.once('disconnect', () => void stop());
