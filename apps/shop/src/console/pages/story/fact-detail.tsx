import type { ToldFact } from '../../../trace/story.js';
import type { LiveStory } from '../../story-feed.js';
import { Content, Headers } from '../parts/json.js';
import { day } from '../parts/words.js';
import { wordsOf } from './reaction-words.js';
import { letter } from './standing.js';

interface Props {
  fact: ToldFact;
  story: LiveStory;
  now: number;
  why: ReadonlyMap<string, string>;
}

/** All that is known of one fact. */
export function FactDetail({ fact, story, now, why }: Props) {
  const { topic, eventId, key, place, causationId, time } = fact;
  const cause = story.facts.findIndex((each) => each.eventId === causationId);
  return (
    <section aria-labelledby="chosen-fact">
      <h2 id="chosen-fact">{topic}</h2>
      <table>
        <tbody>
          <Line name="event" value={eventId} />
          <Line name="stated" value={day(time)} />
          <Line name="key" value={key} />
          <Line
            name="lies in"
            value={place ? `${topic}[${place.partition}] @${place.offset}` : `the outbox of ${fact.service}`}
          />
          <Line
            name="led to by"
            value={
              causationId === null
                ? 'a request'
                : cause < 0
                  ? causationId
                  : `fact ${cause + 1}, ${story.facts[cause]?.topic}`
            }
          />
        </tbody>
      </table>
      <h2>Who has made what of it</h2>
      <table>
        <tbody>
          {fact.reactions.map((reaction) => {
            const { sign, tone, long } = wordsOf(
              reaction,
              now,
              story.seenHandled[`${eventId}/${reaction.group}`],
            );
            return (
              <tr key={reaction.group}>
                <th scope="row" title={why.get(`${topic}/${reaction.group}`)}>
                  {reaction.group}
                </th>
                <td class={tone}>
                  {sign}{' '}
                  {reaction.state === 'dead' || reaction.state === 'retrying' ? (
                    <a href={letter(reaction.group, eventId)}>{long}</a>
                  ) : (
                    long
                  )}
                  <div class="faint">{why.get(`${topic}/${reaction.group}`)}</div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {fact.history.length > 0 && <History fact={fact} />}
      <h2>What it says</h2>
      <Content content={fact.content} />
      <h2>Headers</h2>
      <Headers headers={fact.headers} />
    </section>
  );
}

function History({ fact }: { fact: ToldFact }) {
  return (
    <>
      <h2>History</h2>
      <table>
        <tbody>
          {fact.history.map(({ group, at, what, detail, actor }) => (
            <tr key={`${group} ${at} ${what}`}>
              <td>{day(at)}</td>
              <td>{group}</td>
              <td>
                {what}
                {actor !== null && ` by ${actor}`}
              </td>
              <td>{detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="mono">{value}</td>
    </tr>
  );
}
