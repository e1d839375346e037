import type { ShopConfig } from '../config.js';
import { isFinished } from '../trace/finished.js';
import type { OrderKeys } from '../trace/order-keys.js';
import type { Story } from '../trace/story.js';
import { withStoryteller } from '../trace/with-storyteller.js';
import { LiveFeed } from './live-feed.js';

const PAUSE_MS = 400;
/** A finished story rarely changes. */
const PAUSE_AFTER_END_MS = 3_000;

/**
 * A story, and when each reaction was first seen as handled. No table holds that time, so it is known only if
 * somebody watched.
 */
export interface LiveStory extends Story {
  finished: boolean;
  /** By event and group. */
  seenHandled: Record<string, string>;
}

export function storyFeed(config: ShopConfig, keys: OrderKeys): LiveFeed<LiveStory> {
  return new LiveFeed({
    open: (work) =>
      withStoryteller(config, keys, (teller) => {
        const watch = new HandledWatch();
        return work(async () => {
          const story = await teller.tell();
          return { ...story, finished: isFinished(story), seenHandled: watch.note(story) };
        });
      }),
    pauseMs: ({ finished }) => (finished ? PAUSE_AFTER_END_MS : PAUSE_MS),
  });
}

/** Notes when a reaction was first seen as handled, unless the first look already saw it so. */
class HandledWatch {
  readonly #known = new Set<string>();
  readonly #seen: Record<string, string> = {};
  #looked = false;

  note({ facts }: Story): Record<string, string> {
    const now = new Date().toISOString();
    const handled = facts.flatMap(({ eventId, reactions }) =>
      reactions.filter(({ state }) => state === 'handled').map(({ group }) => `${eventId}/${group}`),
    );
    for (const id of handled.filter((each) => !this.#known.has(each))) {
      this.#known.add(id);
      if (this.#looked) this.#seen[id] = now;
    }
    this.#looked = true;
    return { ...this.#seen };
  }
}
