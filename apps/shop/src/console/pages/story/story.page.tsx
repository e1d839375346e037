import type { LiveStory } from '../../story-feed.js';
import { useLive } from '../live.js';
import { AsCommand } from '../parts/as-command.js';
import { Message } from '../parts/message.js';
import { ProblemNotice } from '../parts/problem.js';
import { useNow } from '../parts/use-now.js';
import { query, setQuery } from '../routes.js';
import { shop } from '../shop.js';
import { FactDetail } from './fact-detail.js';
import { StoryLanes } from './lanes.js';
import { Models } from './models.js';
import { standingOf } from './standing.js';

/** The story of an order, as it happens. */
export function StoryPage({ orderId }: { orderId: string }) {
  const { seen: story, at, problem } = useLive<LiveStory>(`orders/${orderId}`).value;
  const now = useNow(at);
  return (
    <>
      <div class="row apart">
        <h1>
          Order <code>{orderId}</code>
        </h1>
        {story?.models.overview && (
          <strong id="status" class="pill">
            {story.models.overview.status}
          </strong>
        )}
      </div>
      <AsCommand line={`trace ${orderId} --follow`} />
      <ProblemNotice error={problem} />
      {story ? <Told story={story} now={now} /> : <p class="empty">Reading the topics…</p>}
    </>
  );
}

function Told({ story, now }: { story: LiveStory; now: number }) {
  const { topics, services } = shop.value;
  const at = query.value.get('at') ?? undefined;
  const fact = story.facts.find(({ eventId }) => eventId === at) ?? interesting(story);
  return (
    <>
      {standingOf(story, now, topics).map(({ tone, text, purpose, help }) => (
        <div key={text} class={`notice ${tone} standing`}>
          {text} {help && <a href={help.to}>{help.text}</a>}
          {purpose !== undefined && <div class="faint">What the group does with it: {purpose}</div>}
        </div>
      ))}
      <StoryLanes
        {...{ story, now, services }}
        chosen={fact?.eventId}
        choose={(eventId) => setQuery({ at: eventId })}
        follow={at === undefined}
      />
      {at !== undefined && (
        <button type="button" onClick={() => setQuery({ at: undefined })}>
          Follow the newest fact
        </button>
      )}
      <div class="columns">
        <div>
          {fact && <FactDetail {...{ fact, story, now }} />}
          <Models {...story.models} />
        </div>
        {fact && <Message {...fact} />}
      </div>
    </>
  );
}

/** A stuck fact, or else the newest. */
function interesting({ facts }: LiveStory): LiveStory['facts'][number] | undefined {
  const stuck = facts.find(({ reactions }) =>
    reactions.some(({ state }) => state === 'dead' || state === 'retrying'),
  );
  return stuck ?? facts.at(-1);
}
