import { table } from './table.mjs';

const INTRODUCTION = `The events that services exchange, made by \`npm run docs:events\` from [the contracts](../../proto/shop), [the catalogue of
topics](../../libs/contracts/src/catalogue.ts), [the examples](../../libs/contracts/examples) and [the releases](../../libs/contracts/released/README.md).
\`npm run check\` fails when it is out of date. For other programs there is an AsyncAPI document for each service:`;

const ENVELOPE = `Each topic holds one kind of event. The value is Protobuf in [Confluent's wire format](https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format):
a zero byte, the schema's id in the registry (four bytes), the place of the message in its file (one zero byte: the first), then the message. Headers are
those of [CloudEvents](https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md) in binary mode, \`ce_id\` among them: two records with the same one are the same event.

How to [add an event](../how-to/add-an-event.md), and how to [change one](../how-to/change-an-event.md).`;

/** @param {import('./events.mjs').DocumentedEvent[]} events @param {readonly string[]} services */
export function overviewPage(events, services) {
  return [
    '# Events',
    INTRODUCTION,
    services.map((service) => `- [${service}](${service}.asyncapi.yaml)`).join('\n'),
    '## Who publishes, and who subscribes',
    `\`\`\`mermaid\n${diagram(events, services)}\n\`\`\``,
    'A service reacts in the consumer group of its name, and fills its read models in its projector group.',
    table(['Topic', 'Owner', 'Meaning', 'Read by'], events.map(row)),
    '## What is in a record',
    ENVELOPE,
  ].join('\n\n');
}

function row({ topic, message, comments }) {
  const groups = topic.subscribers.map(({ group }) => `\`${group}\``);
  return [
    `[${topic.name}](${topic.name}.md)`,
    topic.owner,
    comments.get(message.typeName),
    groups.join(', '),
  ];
}

/**
 * Draws one arrow from each service to each group that reads its topics: one for each topic would be three
 * times as many.
 */
function diagram(events, services) {
  const read = events.flatMap(({ topic }) => topic.subscribers.map(({ group }) => ({ group, topic })));
  const arrows = Map.groupBy(read, ({ group, topic }) => `${topic.owner} ${group}`);
  const groups = new Set(read.map(({ group }) => group));
  return [
    'flowchart LR',
    ...services.map((service) => `  ${service}(["${service} publishes"])`),
    ...[...groups].map((group) => `  ${idOf(group)}["${group}"]`),
    ...[...arrows.values()].map(arrow),
  ].join('\n');
}

function arrow(reads) {
  const [{ group, topic }] = reads;
  return `  ${topic.owner} -->|"${reads.map((each) => each.topic.name).join('<br>')}"| ${idOf(group)}`;
}

function idOf(group) {
  return `group-${group}`;
}
