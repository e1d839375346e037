import type { DeadLetter } from '../../../dlq/answers.js';
import { PagesOf } from '../parts/pages-of.js';
import { Table, type Row } from '../parts/table.js';
import { brief, day } from '../parts/words.js';
import { letterPage } from './letter-page.js';
import { askedAt, type Filter } from './paths.js';

const PAGE = '50';
const HEADS = ['event', 'topic', 'key', 'died', 'tries', 'redrives', 'waiting', 'why'];

export function Letters({ group, filter }: { group: string; filter: Filter }) {
  const query = new URLSearchParams({ group, limit: PAGE, ...filter });
  return (
    <PagesOf<DeadLetter> path={`${askedAt(group)}?${query.toString()}`} empty="There are none.">
      {(items) => (
        <Table
          label={`Dead letters of ${group}`}
          heads={HEADS}
          rows={items.map((letter) => toRow(group, letter))}
        />
      )}
    </PagesOf>
  );
}

function toRow(group: string, letter: DeadLetter): Row {
  const { eventId, topic, key, parkedAt, attempts, redrives, quarantined, followers, blockedBy } = letter;
  return [
    eventId,
    <a href={letterPage(group, eventId)}>
      <code>{brief(eventId)}</code>
    </a>,
    topic,
    <code title={key}>{brief(key)}</code>,
    day(parkedAt),
    attempts,
    quarantined ? <span class="bad">{redrives} quarantined</span> : redrives,
    followers,
    <div class="text">{blockedBy === null ? letter.errorMessage : `waits for ${brief(blockedBy)}`}</div>,
  ];
}
