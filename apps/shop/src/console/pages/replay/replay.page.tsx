import { useState } from 'preact/hooks';
import type { ReplayLine } from '../../../replay/answers.js';
import { describeParked, describeRanges, describeTally } from '../../../replay/describe-replay.js';
import { Button, Form, type Filled } from '../parts/doing.js';
import { Choice, Field } from '../parts/fields.js';
import { Page } from '../parts/page.js';
import { Sentences } from '../parts/sentences.js';
import { useLines } from '../parts/use-lines.js';
import { serviceOf, shop } from '../shop.js';

/**
 * Hands a range of a topic to a group again: what it has not handled. What that would be is shown first,
 * always.
 */
export function ReplayPage() {
  const { services, topics, readOnly } = shop.value;
  const [range, setRange] = useState<Filled>();
  const { lines, isRehearsal, isRunning, run } = useLines<ReplayLine>();
  const replay = ({ group = '', topic, minutes, key }: Filled, dryRun: boolean): Promise<void> => {
    const from = { time: new Date(Date.now() - Number(minutes) * 60_000).toISOString() };
    const to = { time: new Date().toISOString() };
    return run(`/operations/${serviceOf(group)}/replays/${group}`, { topic, from, to, key, dryRun });
  };
  const rehearse = (filled: Filled): Promise<void> => {
    setRange(filled);
    return replay(filled, true);
  };
  const last = lines.findLast((line) => 'tally' in line);
  const told = lines.filter((line) => line === last || !('tally' in line));
  const isComplete = lines.some((line) => 'end' in line && line.end === 'complete');
  const { group = services[0], topic = topics[0]?.name, minutes = '60' } = range ?? {};
  return (
    <Page title="Replay" command={`replay ${group} --topic ${topic} --from ${minutes}m --to 0s --dry-run`}>
      <p>Hands facts to a group again that it has not handled. Each effect still happens once.</p>
      {readOnly ? (
        <p class="empty text-light">This console changes nothing.</p>
      ) : (
        <Form class="hstack" does={rehearse}>
          <Choice label="group that reacts" name="group" options={services} />
          <Choice label="topic" name="topic" options={topics.map(({ name }) => name)} />
          <Field
            label="of the last minutes"
            name="minutes"
            type="number"
            min="1"
            max="100000"
            defaultValue="60"
            required
          />
          <Field label="only of this key" name="key" />
          <button disabled={isRunning}>Replay…</button>
          <span class="text-light">It says first what it would do.</span>
        </Form>
      )}
      <Sentences of={told.flatMap((line) => sentencesOf(line, isRehearsal))} />
      {range && isRehearsal && isComplete && (
        <Button primary does={() => replay(range, false)}>
          Replay it
        </Button>
      )}
    </Page>
  );
}

function sentencesOf(line: ReplayLine, isRehearsal: boolean): string[] {
  if ('ranges' in line) return describeRanges(line.ranges);
  if ('tally' in line) return [describeTally(line.tally, isRehearsal)];
  if ('stillParked' in line) return [describeParked(line.stillParked)];
  return line.end === 'complete' ? [] : [`It was ${line.end}: ${line.detail ?? ''}`];
}
