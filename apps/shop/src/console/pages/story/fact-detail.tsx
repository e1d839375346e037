import type { ToldFact } from '../../../trace/story.js';
import type { LiveStory } from '../../story-feed.js';
import { letterPage } from '../dead-letters/letter-page.js';
import { History } from '../parts/history.js';
import { Facts, Table, type Row } from '../parts/table.js';
import { clock, day } from '../parts/words.js';
import { shop } from '../shop.js';
import { wordsOf } from './reaction-words.js';

interface Props {
  fact: ToldFact;
  story: LiveStory;
  now: number;
}

/** Everything that is known of one fact, with its outcome in each group. */
export function FactDetail({ fact, story, now }: Props) {
  const { topic, eventId, key, place, time, history } = fact;
  const where = place ? `${topic}[${place.partition}] @${place.offset}` : `the outbox of ${fact.service}`;
  return (
    <section aria-labelledby="chosen-fact">
      <h2 id="chosen-fact">
        Fact {story.facts.indexOf(fact) + 1}: {topic}
      </h2>
      <Facts
        of={{
          event: eventId,
          stated: day(time),
          key,
          'lies in': where,
          'led to by': causeOf(fact, story),
        }}
      />
      <h2>Outcome in each group</h2>
      <Table rows={reactionRows({ fact, story, now })} />
      {history.length > 0 && <History lines={history} />}
    </section>
  );
}

function causeOf({ causationId }: ToldFact, { facts }: LiveStory): string {
  if (causationId === null) return 'a request';
  const cause = facts.findIndex(({ eventId }) => eventId === causationId);
  return cause < 0 ? causationId : `fact ${cause + 1}, ${facts[cause]?.topic}`;
}

function reactionRows({ fact: { topic, eventId, reactions }, story, now }: Props): Row[] {
  const subscribers = shop.value.topics.find(({ name }) => name === topic)?.subscribers;
  return reactions.map((reaction) => {
    const { group, state } = reaction;
    const { sign, tone, words } = wordsOf(reaction, now);
    const seenAt = story.seenHandled[`${eventId}/${group}`];
    const told = `${words || 'handled'}${seenAt === undefined ? '' : ` by ${clock(seenAt)}`}`;
    const isParked = state === 'dead' || state === 'retrying' || state === 'blocked';
    return [
      group,
      group,
      <>
        <span class={tone}>
          {sign} {isParked ? <a href={letterPage(group, eventId)}>{told}</a> : told}
        </span>
        <div class="text-light">{subscribers?.find((each) => each.group === group)?.why}</div>
      </>,
    ];
  });
}
