import type { LiveStory } from '../../story-feed.js';
import { css } from '../css.js';
import { useLive } from '../live.js';
import { AsCommand } from '../parts/as-command.js';
import { ProblemNotice } from '../parts/problem.js';
import { useNow } from '../parts/use-now.js';
import { query, setQuery } from '../routes.js';
import { shop } from '../shop.js';
import { FactDetail } from './fact-detail.js';
import { StoryLanes } from './lanes.js';
import { Models } from './models.js';
import { standingOf, type Standing } from './standing.js';

css`
  .story-parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 0 2rem;
  }
`;

/** The story of an order, as it happens. */
export function StoryPage({ orderId }: { orderId: string }) {
  const { seen: story, at, problem } = useLive<LiveStory>(`orders/${orderId}`).value;
  const now = useNow(at);
  return (
    <>
      <div class="row apart">
        <h1>
          Order <span class="mono">{orderId}</span>
        </h1>
        <strong id="status">{story?.models.overview?.status}</strong>
      </div>
      <AsCommand line={`trace ${orderId} --follow`} />
      <ProblemNotice error={problem} />
      {story ? <Told story={story} now={now} /> : <p class="faint">Reading the topics…</p>}
    </>
  );
}

function Told({ story, now }: { story: LiveStory; now: number }) {
  const at = query.value.get('at') ?? undefined;
  const fact = story.facts.find(({ eventId }) => eventId === at) ?? interesting(story);
  const why = new Map(
    shop.value.topics.flatMap(({ name, subscribers }) =>
      subscribers.map(({ group, why }): [string, string] => [`${name}/${group}`, why]),
    ),
  );
  return (
    <>
      {standingOf(story, now).map((standing) => (
        <StandingNotice key={standing.text} standing={standing} />
      ))}
      <StoryLanes
        {...{ story, now }}
        services={shop.value.services}
        chosen={fact?.eventId}
        choose={(eventId) => setQuery({ at: eventId })}
        follow={at === undefined}
      />
      {at !== undefined && (
        <button type="button" onClick={() => setQuery({ at: undefined })}>
          Follow the newest fact
        </button>
      )}
      <div class="story-parts">
        {fact && <FactDetail {...{ fact, story, now, why }} />}
        <Models {...story.models} />
      </div>
    </>
  );
}

/** A stuck fact, or else the newest. */
function interesting({ facts }: LiveStory): LiveStory['facts'][number] | undefined {
  const isStuck = (fact: LiveStory['facts'][number]): boolean =>
    fact.reactions.some(({ state }) => state === 'dead' || state === 'retrying');
  return facts.find(isStuck) ?? facts.at(-1);
}

function StandingNotice({ standing: { tone, text, help } }: { standing: Standing }) {
  return (
    <p class={`notice ${tone} standing`}>
      {text} {help && <a href={help.to}>{help.text}</a>}
    </p>
  );
}
