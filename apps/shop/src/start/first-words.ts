import type { Command } from 'commander';
import type { Place } from '../reach.js';

/** A command, or a group of them, by the first word after `shop`. */
export interface FirstWord {
  description: string;
  /** The servers that must answer before the command begins. */
  needs?: readonly Place[];
  /** A start spends most of its time on loading modules, so only those of the given word are loaded. */
  load: () => Promise<Command | readonly Command[]>;
}

export const firstWords: Readonly<Record<string, FirstWord>> = {
  topics: {
    description: 'The streams of facts in Kafka',
    needs: ['kafka'],
    load: async () => (await import('../topics/commands.js')).commands,
  },
  access: {
    description: 'What each service may do with Kafka',
    needs: ['kafka'],
    load: async () => (await import('../access/commands.js')).commands,
  },
  schemas: {
    description: 'The contracts in the schema registry',
    needs: ['registry'],
    load: async () => (await import('../schemas/commands.js')).commands,
  },
  databases: {
    description: 'The databases and roles in PostgreSQL',
    needs: ['postgres'],
    load: async () => (await import('../databases/commands.js')).commands,
  },
  dlq: {
    description: 'Events that a consumer group could not handle',
    load: async () => (await import('../dlq/commands.js')).commands,
  },
  outbox: {
    description: 'Facts that the broker refused',
    load: async () => (await import('../outbox/commands.js')).commands,
  },
  offsets: {
    description: 'The position of a consumer group',
    needs: ['kafka'],
    load: async () => (await import('../offsets/commands.js')).commands,
  },
  environment: {
    description: 'The environments of the services and of their databases',
    load: async () => (await import('../environment/commands.js')).commands,
  },
  faults: {
    description: 'Failures on demand, to see how the system handles them',
    load: async () => (await import('../faults/commands.js')).commands,
  },
  projection: {
    description: 'The read models: rebuilt from the topics, compared, swapped, and back',
    load: async () => (await import('../projection/projection.command.js')).projection,
  },
  replay: {
    description:
      'Hands a range of a topic to one consumer group again: the events that it has not handled, or by force all',
    load: async () => (await import('../replay/replay.command.js')).replay,
  },
  seed: {
    description: 'Gives the shop products to sell, and stock for those that have none',
    needs: ['services'],
    load: async () => (await import('../seed/seed.command.js')).seed,
  },
  demo: {
    description: 'Plays one order, from the basket to the paid invoice, and shows each fact as it happens',
    needs: ['services', 'kafka'],
    load: async () => (await import('../demo/demo.command.js')).demo,
  },
  simulate: {
    description: 'Plays a day of the shop with customers, warehouse and payments, and audits it at the end',
    needs: ['services', 'kafka'],
    load: async () => (await import('../simulate/simulate.command.js')).simulate,
  },
  audit: {
    description: 'Checks that databases, read models and topics agree, and shows the differences',
    needs: ['services', 'kafka'],
    load: async () => (await import('../audit/audit.command.js')).audit,
  },
  trace: {
    description:
      'Shows the story of an order: its facts and their causes, where they wait, and the rows of the read models',
    needs: ['kafka'],
    load: async () => (await import('../trace/trace.command.js')).trace,
  },
  status: {
    description: 'Shows the shop at a glance: services, groups and their lag, outboxes, dead letters, topics',
    load: async () => (await import('../status/status.command.js')).status,
  },
  console: {
    description: 'Serves pages that show the shop live, and do what this command line does, until Ctrl-C',
    load: async () => (await import('../console/console.command.js')).consoleCommand,
  },
};
