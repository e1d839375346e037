import { useState } from 'preact/hooks';
import type { ReplayLine } from '../../../replay/answers.js';
import { AsCommand } from '../parts/as-command.js';
import { formText } from '../parts/form-text.js';
import { ProblemNotice } from '../parts/problem.js';
import { useLines } from '../parts/use-lines.js';
import { amount } from '../parts/words.js';
import { shop } from '../shop.js';

/** A range of a topic, as it was asked for. */
interface Range {
  group: string;
  topic: string;
  minutes: number;
  key: string;
}

/**
 * Hands a range of a topic to a group again: what it has not handled. What that would be is shown first,
 * always.
 */
export function ReplayPage() {
  const [rehearsed, setRehearsed] = useState<Range>();
  const { lines, isRunning, error, begin } = useLines<ReplayLine>();
  const run = (range: Range, dryRun: boolean): void => {
    setRehearsed(dryRun ? range : undefined);
    const from = { time: new Date(Date.now() - range.minutes * 60_000).toISOString() };
    const to = { time: new Date().toISOString() };
    const key = range.key === '' ? {} : { key: range.key };
    begin(`/operations/${range.group}/replays/${range.group}`, {
      topic: range.topic,
      from,
      to,
      dryRun,
      ...key,
    });
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const [group, topic, key] = ['group', 'topic', 'key'].map((name) => formText(event, name)) as [
      string,
      string,
      string,
    ];
    run({ group, topic, key, minutes: Number(formText(event, 'minutes')) }, true);
  };
  const hasEnded = lines.some((line) => 'end' in line && line.end === 'complete');
  const { group = 'shipment', topic = 'order-placed', minutes = 60 } = rehearsed ?? {};
  return (
    <>
      <h1>Replay</h1>
      <AsCommand line={`replay ${group} --topic ${topic} --from ${minutes}m --to 0s --dry-run`} />
      {shop.value.readOnly ? (
        <p>This console changes nothing.</p>
      ) : (
        <Form submit={submit} isRunning={isRunning} />
      )}
      <ProblemNotice error={error} />
      <div role="status">
        <ul>
          {lines.map((line, index) => (
            <li key={index}>{sentence(line)}</li>
          ))}
        </ul>
      </div>
      {rehearsed && hasEnded && (
        <button type="button" class="primary" onClick={() => run(rehearsed, false)}>
          Replay it
        </button>
      )}
    </>
  );
}

function Form({ submit, isRunning }: { submit: (event: SubmitEvent) => void; isRunning: boolean }) {
  const { services, topics } = shop.value;
  return (
    <form class="row" onSubmit={submit}>
      <label>
        group that reacts
        <select name="group">
          {services.map((service) => (
            <option key={service}>{service}</option>
          ))}
        </select>
      </label>
      <label>
        topic
        <select name="topic">
          {topics.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        of the last minutes
        <input name="minutes" type="number" min="1" max="100000" value="60" required />
      </label>
      <label>
        only of this key
        <input name="key" maxLength={200} />
      </label>
      <button class="primary" disabled={isRunning}>
        Rehearse it
      </button>
    </form>
  );
}

function sentence(line: ReplayLine): string {
  if ('ranges' in line) {
    return `The range has ${amount(
      line.ranges.reduce((sum, { records }) => sum + records, 0),
      'record',
    )}.`;
  }
  if ('tally' in line) {
    const { sent, done, parked, discarded } = line.tally;
    return `${line.read} read, ${sent} to be handed over; left out: ${done} handled before, ${parked} parked, ${discarded} discarded.`;
  }
  if ('stillParked' in line) {
    return `Of the range, ${line.stillParked.waiting} wait in tiers, ${line.stillParked.dead} are dead.`;
  }
  return line.detail === undefined ? `It is ${line.end}.` : `It is ${line.end}: ${line.detail}`;
}
