import type { Command } from './commands-of-pages.js';

/** Pages whose commands a test takes from the page and gives to a shell, in their order. */
export const followedPages: Readonly<Record<string, string>> = {
  'docs/how-to/add-a-projection.md': 'test/e2e/pages-go-by-the-book.e2e.spec.ts',
  'docs/how-to/make-it-smaller.md': 'test/boundaries/make-it-smaller.spec.ts',
  'docs/how-to/place-an-order.md': 'test/e2e/pages-go-by-the-book.e2e.spec.ts',
  'docs/how-to/read-events-from-elsewhere.md': 'test/contracts/read-from-elsewhere.int.spec.ts',
  'docs/how-to/rebuild-a-projection.md': 'test/e2e/pages-go-by-the-book.e2e.spec.ts',
  'docs/how-to/replay-events.md': 'test/e2e/pages-go-by-the-book.e2e.spec.ts',
  'docs/tour.md': 'test/e2e/the-tour-is-taken.e2e.spec.ts',
};

/** Takes from all other pages what only looks, or may be done at any time, and gives it to a shell. */
export const TYPED = 'test/e2e/what-pages-say-is-typed.e2e.spec.ts';

/** A test that runs the same with words of its own, or why there is none. */
type Runner = { test: string } | { none: string };

const isShop = (words: RegExp): RegExp => new RegExp(`^npm run shop -- ${words.source}`);

/** By the first that fits. */
const runners: readonly (readonly [RegExp, Runner])[] = [
  [/[<…]/, { none: 'only the reader knows what goes there' }],
  [isShop(/simulate/), { test: 'test/e2e/a-simulated-day.e2e.spec.ts' }],
  [isShop(/console/), { test: 'test/e2e/the-console-shows-the-shop.e2e.spec.ts' }],
  [isShop(/(trace|demo)/), { test: 'test/e2e/an-order-is-followed.e2e.spec.ts' }],
  [isShop(/access apply/), { test: 'apps/shop/test/apply-access.int.spec.ts' }],
  [isShop(/topics apply --/), { test: 'libs/messaging/test/kafka-topic-drift.int.spec.ts' }],
  [isShop(/topics tail/), { test: 'apps/shop/test/command-line.int.spec.ts' }],
  [isShop(/faults (set|clear)/), { test: 'apps/shop/test/faults.int.spec.ts' }],
  [isShop(/environment move/), { test: 'apps/shop/test/operations.int.spec.ts' }],
  [
    isShop(/(dlq (redrive|discard)|outbox (release|drop)).*--reason(?!.*--dry-run)/),
    {
      test: 'apps/shop/test/operations.int.spec.ts',
    },
  ],
  [isShop(/replay/), { test: 'test/e2e/pages-go-by-the-book.e2e.spec.ts' }],
  [isShop(/audit --wait/), { test: 'test/e2e/a-simulated-day.e2e.spec.ts' }],
  [isShop(/(status|audit|topics|access|schemas|dlq|outbox|environment|faults)/), { test: TYPED }],
  [/^(for port in [^\n]*; do )?curl -s http:\/\/127\.0\.0\.1:\S+\/(health|metrics)/, { test: TYPED }],
  [/^npm run new -- (?!--remove)/, { test: 'test/tools/new.spec.ts' }],
  [/^npm run new -- --remove/, { test: 'test/tools/services.spec.ts' }],
  [/^npm run rename/, { test: 'test/e2e/a-clone-is-made-ones-own.e2e.spec.ts' }],
  [/^npm run chaos/, { test: 'test/e2e/chaos-ends-in-order.e2e.spec.ts' }],
  [/^npm run (stack|service|dev)|^(\w+=\S+ )*npm start/, { none: 'starts or stops a shop of this clone' }],
  [/^npm (test|run (test|bench|check|typecheck|proto|contracts|docs))/, { none: 'the checks themselves' }],
  [/^npm install/, { none: 'fetches packages' }],
  [/^docker /, { none: 'needs Docker: npm run compose:smoke runs them' }],
  [/^kubectl |port-forward/, { none: 'needs a cluster: npm run kubernetes checks what is applied' }],
  [/KAFKA_(PREFIX|USERNAME)=/, { test: 'libs/messaging/test/kafka-shared-cluster.int.spec.ts' }],
  [/:18081\/apis/, { test: 'apps/shop/test/registry-access.int.spec.ts' }],
  [
    /^curl .*:300\d\/(orders|stock)|^for .*[\s\S]*\/receipts/,
    {
      test: 'test/e2e/the-tour-is-taken.e2e.spec.ts',
    },
  ],
  [/^(tail|grep) .*\.stack\//, { none: 'reads the logs of a shop of this clone' }],
  [/^psql /, { none: 'needs psql' }],
  [
    /^(\.\/jaeger|kafka-configs|PROMETHEUS_URL|GF_)/,
    { none: 'needs a program that the project does not bring' },
  ],
  [/^npm run --silent shop -- trace.*story-svg/, { none: 'draws the picture of a page' }],
];

/** Undefined when nobody has thought of the command. */
export function runnerOf({ page, text }: Command): Runner | undefined {
  const test = followedPages[page];
  if (test !== undefined) return { test };
  return runners.find(([pattern]) => pattern.test(text))?.[1];
}

/** The rules that no longer fit any command. */
export function idleRules(commands: readonly Command[]): string[] {
  const used = new Set(
    commands
      .filter(({ page }) => followedPages[page] === undefined)
      .map(({ text }) => runners.find(([pattern]) => pattern.test(text))?.[0]),
  );
  return runners.flatMap(([pattern]) => (used.has(pattern) ? [] : [String(pattern)]));
}
