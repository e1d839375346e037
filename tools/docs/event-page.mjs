import { partsOf, partTable } from './fields.mjs';
import { table } from './table.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
const GIB = 1024 ** 3;

/** The page of an event. @param {import('./events.mjs').DocumentedEvent} event */
export function eventPage({ topic, message, comments, example, versions }) {
  const [event, ...parts] = partsOf(message);
  return [
    `# ${topic.name}`,
    comments.get(message.typeName),
    table(['', ''], facts(topic, message)),
    '## Fields',
    partTable(event, comments),
    ...parts.flatMap((part) => [`### ${part.name}`, comments.get(part.typeName), partTable(part, comments)]),
    '## Example',
    'As JSON; on the wire it is Protobuf.',
    `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
    '## Who reads it',
    table(
      ['Group', 'Why'],
      topic.subscribers.map(({ group, why }) => [`\`${group}\``, why]),
    ),
    '## Versions',
    table(
      ['Release', 'Date', 'What changed'],
      versions.map(({ release, date, changes }) => [String(release), date, changes.join('; ')]),
    ),
  ].join('\n\n');
}

function facts(topic, message) {
  return [
    ['Owner', `${topic.owner}: no other service writes it`],
    [
      'Message',
      `\`${message.typeName}\`, in [${message.file.name}.proto](../../proto/${message.file.name}.proto)`,
    ],
    [
      'Key',
      `\`${message.fields.find(({ localName }) => localName === topic.keyField).name}\`. ${topic.whyThisKey}`,
    ],
    ['Partitions', String(topic.partitions)],
    ['Kept', `${kept(topic)}. ${topic.retention.why}`],
    ['Subject', `\`${topic.name}-value\``],
  ];
}

function kept({ cleanup, retention: { ms, bytesPerPartition } }) {
  const time = ms < 0 ? 'without end' : `for ${ms / DAY_MS} days`;
  const size = bytesPerPartition < 0 ? '' : `, at most ${bytesPerPartition / GIB} GiB a partition`;
  return cleanup === 'compact' ? `the latest of each key, ${time}${size}` : `${time}${size}`;
}
