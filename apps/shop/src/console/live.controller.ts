import { Controller, Get, Inject, type OnModuleDestroy, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ShopConfig } from '../config.js';
import { ShopWatcher, type ShopStatus } from '../status/shop-status.js';
import { troublesOf } from '../status/troubles.js';
import { keysOfOrder } from '../trace/order-keys.js';
import { LiveFeed, type Sight } from './live-feed.js';
import { storyFeed, type LiveStory } from './story-feed.js';
import { SHOP_CONFIG } from './tokens.js';

const SHOP_PAUSE_MS = 1_000;

const LiveRequest = z.strictObject({ after: z.string().max(100).optional() });
type LiveRequest = z.output<typeof LiveRequest>;

export type TroubledStatus = ShopStatus & { troubles: string[] };

/** Serves live state. A page that names the version that it has is answered after the next look. */
@Controller('api/live')
export class LiveController implements OnModuleDestroy {
  readonly #shop: LiveFeed<TroubledStatus>;
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
  shop(@Query({ schema: LiveRequest }) { after }: LiveRequest): Promise<Sight<TroubledStatus>> {
    return this.#shop.after(after);
  }

  @Get('orders/:orderId')
  story(
    @Param('orderId') text: string,
    @Query({ schema: LiveRequest }) { after }: LiveRequest,
  ): Promise<Sight<LiveStory>> {
    const keys = keysOfOrder(text);
    for (const [orderId, feed] of this.#stories) if (!feed.isWatched) this.#stories.delete(orderId);
    const feed = this.#stories.get(keys.orderId) ?? storyFeed(this.config, keys);
    this.#stories.set(keys.orderId, feed);
    return feed.after(after);
  }

  /** Nest closes the port only after this. Otherwise the stop would wait for the watchers. */
  onModuleDestroy(): void {
    for (const feed of [this.#shop, ...this.#stories.values()]) feed.end();
  }
}
