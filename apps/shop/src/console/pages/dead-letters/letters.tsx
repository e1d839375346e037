import { useEffect, useState } from 'preact/hooks';
import type { DeadLetter } from '../../../dlq/answers.js';
import { ask } from '../ask.js';
import { ProblemNotice } from '../parts/problem.js';
import { useAsk } from '../parts/use-ask.js';
import { brief, day } from '../parts/words.js';
import { client, type Filter } from './paths.js';

const PAGE = 50;
const EVERY_MS = 1_000;

interface LetterPage {
  items: DeadLetter[];
  nextCursor?: string;
}

/** The latest first. What comes and goes is seen on the first page; older pages are asked for one by one. */
export function Letters({ group, filter }: { group: string; filter: Filter }) {
  const query = new URLSearchParams({ group, limit: String(PAGE), ...filter }).toString();
  const path = `${client(group)}?${query}`;
  const { answer, error } = useAsk<LetterPage>(path, EVERY_MS);
  const [older, setOlder] = useState<LetterPage[]>([]);
  const [problem, setProblem] = useState<unknown>();
  useEffect(() => setOlder([]), [path]);
  const cursor = (older.at(-1) ?? answer)?.nextCursor;
  const more = (): void => {
    const next = ask<LetterPage>(`${path}&cursor=${cursor}`);
    next.then((page) => setOlder((pages) => [...pages, page]), setProblem);
  };
  if (!answer) return <ProblemNotice error={error} />;
  const items = [answer, ...older].flatMap((page) => page.items);
  return (
    <>
      <ProblemNotice error={error ?? problem} />
      {items.length === 0 ? <p>There are none.</p> : <Table {...{ group, items }} />}
      {cursor !== undefined && (
        <button type="button" onClick={more}>
          Older ones
        </button>
      )}
    </>
  );
}

function Table({ group, items }: { group: string; items: DeadLetter[] }) {
  return (
    <div class="scroll" tabIndex={0}>
      <table aria-label={`Dead letters of ${group}`}>
        <thead>
          <tr>
            {['event', 'topic', 'key', 'died', 'tries', 'redrives', 'waiting', 'why'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((letter) => (
            <tr key={letter.eventId}>
              <td class="mono">
                <a href={`/dead-letters/${encodeURIComponent(group)}/${letter.eventId}`} data-row>
                  {brief(letter.eventId)}
                </a>
              </td>
              <td>{letter.topic}</td>
              <td class="mono" title={letter.key}>
                {brief(letter.key)}
              </td>
              <td>{day(letter.parkedAt)}</td>
              <td>{letter.attempts}</td>
              <td>
                {letter.redrives}
                {letter.quarantined && <span class="bad"> quarantined</span>}
              </td>
              <td>{letter.followers}</td>
              <td>
                {letter.blockedBy === null ? letter.errorMessage : `waits for ${brief(letter.blockedBy)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
