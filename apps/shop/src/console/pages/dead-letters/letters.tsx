import type { DeadLetter, DecidedLetter } from '../../../dlq/answers.js';
import { PagesOf } from '../parts/pages-of.js';
import { brief, day } from '../parts/words.js';
import { letterPage } from './letter-page.js';
import { askedAt, type Filter } from './paths.js';

const linkIn =
  (group: string) =>
  ({ eventId }: { eventId: string }) => (
    <a href={letterPage(group, eventId)}>
      <code>{brief(eventId)}</code>
    </a>
  );

export function Letters({ group, filter }: { group: string; filter: Filter }) {
  const query = new URLSearchParams({ group, limit: '50', ...filter });
  return (
    <PagesOf<DeadLetter>
      path={`${askedAt(group)}?${query.toString()}`}
      label={`Dead letters of ${group}`}
      empty="There are none."
      keyOf={({ eventId }) => eventId}
      columns={{
        event: linkIn(group),
        topic: ({ topic }) => topic,
        key: ({ key }) => <code title={key}>{brief(key)}</code>,
        died: ({ parkedAt }) => day(parkedAt),
        tries: ({ attempts }) => attempts,
        redrives: ({ redrives, quarantined }) =>
          quarantined ? <span class="bad">{redrives} quarantined</span> : redrives,
        waiting: ({ followers }) => followers,
        why: ({ blockedBy, errorMessage }) => (
          <div class="text">{blockedBy === null ? errorMessage : `waits for ${brief(blockedBy)}`}</div>
        ),
      }}
    />
  );
}

/** The archive of decisions on letters of a group: the person, the reason, and the outcome. */
export function Decisions({ group }: { group: string }) {
  return (
    <PagesOf<DecidedLetter>
      path={`${askedAt(group, 'decided')}?group=${encodeURIComponent(group)}&limit=50`}
      label={`Decisions on dead letters of ${group}`}
      empty="Nothing was decided yet."
      keyOf={({ seq }) => seq}
      columns={{
        event: linkIn(group),
        decided: ({ at }) => day(at),
        'by whom': ({ actor }) => actor,
        what: ({ what }) => what,
        why: ({ reason }) => <div class="text">{reason}</div>,
        'since then': ({ outcome }) => <span class={outcome === 'handled' ? 'good' : ''}>{outcome}</span>,
      }}
    />
  );
}
