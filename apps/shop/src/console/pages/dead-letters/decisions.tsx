import type { DecidedLetter } from '../../../dlq/answers.js';
import { PagesOf } from '../parts/pages-of.js';
import { Table } from '../parts/table.js';
import { brief, day } from '../parts/words.js';
import { letterPage } from './letter-page.js';
import { askedAt } from './paths.js';

const HEADS = ['event', 'decided', 'by whom', 'what', 'why', 'since then'];

/** The archive of decisions on letters of a group: the person, the reason, and the outcome. */
export function Decisions({ group }: { group: string }) {
  const path = `${askedAt(group, 'decided')}?group=${encodeURIComponent(group)}&limit=50`;
  return (
    <PagesOf<DecidedLetter> path={path} empty="Nothing was decided yet.">
      {(items) => (
        <Table
          label={`Decisions on dead letters of ${group}`}
          heads={HEADS}
          rows={items.map(({ seq, eventId, at, actor, what, reason, outcome }) => [
            seq,
            <a href={letterPage(group, eventId)}>
              <code>{brief(eventId)}</code>
            </a>,
            day(at),
            actor,
            what,
            <div class="text">{reason}</div>,
            <span class={outcome === 'handled' ? 'good' : ''}>{outcome}</span>,
          ])}
        />
      )}
    </PagesOf>
  );
}
