import type { Mutant } from '../mutant.js';

export const mutants: readonly Mutant[] = [
  {
    promise: 13,
    fault: 'writes an older fact over a newer one',
    file: 'libs/projection/src/versioned-upsert.ts',
    replace: 'const isLater = `excluded.${columnOf(version)} > known.${columnOf(version)}`;',
    by: 'const isLater = `excluded.${columnOf(version)} is not null`;',
    spec: 'libs/projection/test/versioned-upsert.int.spec.ts',
    test: 'changes nothing for an older fact that comes later',
  },
  {
    promise: 13,
    fault: 'projects what is available without its version',
    file: 'apps/order/src/views/product-availability/product-availability.projector.ts',
    replace: "  version: 'version',\n",
    by: '',
    spec: 'apps/order/test/product-availability.int.spec.ts',
    test: 'changes nothing for an older fact that comes later',
  },
  {
    promise: 13,
    fault: 'projects the stock without its version',
    file: 'apps/shipment/src/views/stock/stock.projector.ts',
    replace: "  version: 'version',\n",
    by: '',
    spec: 'apps/shipment/test/stock-view.int.spec.ts',
    test: 'changes nothing for an older fact that comes later',
  },
  {
    promise: 13,
    fault: 'swaps tables without holding those who write them',
    file: 'libs/projection/src/rebuild/swap-tables.ts',
    replace: '  await holdWriters(tx, LIVE, live);\n',
    by: '  if (live.length < 0) await holdWriters(tx, LIVE, live);\n',
    spec: 'libs/projection/test/rebuild.int.spec.ts',
    test: 'takes what the live group has written before it takes its place',
  },
  {
    promise: 13,
    fault: 'lets a projector cause something',
    file: '.dependency-cruiser.cjs',
    replace: "from: { path: '^(apps/[^/]+/src/)views/([^/]+)/(?:.+[.](?:projector|rows)[.]ts$)' },",
    by: "from: { path: '^(apps/[^/]+/src/)views/([^/]+)/(?:.+[.](?:rows)[.]ts$)' },",
    spec: 'test/boundaries/boundaries.spec.ts',
    test: 'projectors-cause-nothing is reported where it is broken, and only there',
  },
];
