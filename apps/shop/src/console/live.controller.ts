import { Readable } from 'node:stream';
import { Controller, Get, Inject, type OnModuleDestroy, Param, StreamableFile } from '@nestjs/common';
import type { ShopConfig } from '../config.js';
import { ShopWatcher, type ShopStatus } from '../status/shop-status.js';
import { troublesOf } from '../status/troubles.js';
import { keysOfOrder } from '../trace/order-keys.js';
import { LiveFeed } from './live-feed.js';
import { storyFeed, type LiveStory } from './story-feed.js';
import { SHOP_CONFIG } from './tokens.js';

const SHOP_PAUSE_MS = 1_000;

/** Serves live state as lines of JSON, one for each look. */
@Controller('api/live')
export class LiveController implements OnModuleDestroy {
  readonly #stopping = new AbortController();
  readonly #shop: LiveFeed<ShopStatus & { troubles: string[] }>;
  readonly #stories = new Map<string, LiveFeed<LiveStory>>();

  constructor(@Inject(SHOP_CONFIG) private readonly config: ShopConfig) {
    this.#shop = new LiveFeed({
      open: (work) =>
        ShopWatcher.use(config, (watcher) =>
          work(async () => {
            const status = await watcher.look();
            return { ...status, troubles: troublesOf(status) };
          }),
        ),
      pauseMs: () => SHOP_PAUSE_MS,
    });
  }

  @Get('shop')
  shop(): StreamableFile {
    return this.#lines(this.#shop);
  }

  @Get('orders/:orderId')
  story(@Param('orderId') text: string): StreamableFile {
    const keys = keysOfOrder(text);
    for (const [orderId, feed] of this.#stories) if (!feed.isWatched) this.#stories.delete(orderId);
    const feed = this.#stories.get(keys.orderId) ?? storyFeed(this.config, keys);
    this.#stories.set(keys.orderId, feed);
    return this.#lines(feed);
  }

  /** Nest closes the port after this: without it the stop would wait for watchers. */
  onModuleDestroy(): void {
    this.#stopping.abort();
    for (const feed of [this.#shop, ...this.#stories.values()]) feed.wake();
  }

  #lines(feed: Pick<LiveFeed<never>, 'watch'>): StreamableFile {
    const lines = Readable.from(feed.watch(this.#stopping.signal));
    return new StreamableFile(lines, { type: 'application/x-ndjson' });
  }
}
