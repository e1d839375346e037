import { isMessage } from '@bufbuild/protobuf';
import { StockLevelChangedSchema, type StockLevelChanged } from '@shop/contracts';
import { firstDeliveries } from '../facts.js';
import type { ShopBooks } from './shop-books.js';
import type { Shipment, Stock } from './shop-rows.js';

const RESERVED = new Set(['OPEN']);
const SHIPPED = new Set(['DISPATCHED', 'DELIVERED', 'RECALLED']);

/**
 * Checks that units are only received or moved, that the reserved and shipped ones are in the shipments, and
 * that all together were received.
 */
export function checkStock({
  stock,
  shipments,
  facts,
}: Pick<ShopBooks, 'stock' | 'shipments' | 'facts'>): string[] {
  const changes = Map.groupBy(
    firstDeliveries(facts)
      .map(({ message }) => message)
      .filter((message) => isMessage(message, StockLevelChangedSchema)),
    ({ sku }) => sku,
  );
  const reserved = unitsBySku(shipments, RESERVED);
  const shipped = unitsBySku(shipments, SHIPPED);
  return stock.flatMap((row) => [
    ...checkUnits(row, reserved.get(row.id) ?? 0, shipped.get(row.id) ?? 0),
    ...checkReceived(row, changes.get(row.id) ?? []),
  ]);
}

function checkUnits({ id: sku, ...row }: Stock, reserved: number, shipped: number): string[] {
  const differences: string[] = [];
  if (row.reserved !== reserved) {
    differences.push(`${sku} has ${row.reserved} units reserved, its open shipments need ${reserved}`);
  }
  if (row.shipped !== shipped) {
    differences.push(
      `${sku} has ${row.shipped} units shipped, its shipments on the way or delivered have ${shipped}`,
    );
  }
  return differences;
}

/** The first known change may be a later one: compaction removes earlier ones. */
function checkReceived(row: Stock, changes: StockLevelChanged[]): string[] {
  const [first, ...later] = changes.toSorted((a, b) => a.version - b.version);
  if (!first) return [];
  let received = first.onHand + first.reserved + first.shipped;
  const differences: string[] = [];
  let before = first;
  for (const change of later) {
    const step = stepBetween(before, change);
    if (step.units > 0) received += step.units;
    const isNext = change.version === before.version + 1;
    if (isNext && !isReceipt(step) && step.units !== 0) {
      differences.push(
        `${row.id} went from ${levelOf(before)} to ${levelOf(change)}: neither received nor moved`,
      );
    }
    before = change;
  }
  const there = row.onHand + row.reserved + row.shipped;
  if (there !== received) differences.push(`${row.id} has ${there} units in all, and received ${received}`);
  return differences;
}

interface Step {
  units: number;
  moved: boolean;
}

function stepBetween(before: StockLevelChanged, after: StockLevelChanged): Step {
  const total = ({ onHand, reserved, shipped }: StockLevelChanged) => onHand + reserved + shipped;
  const moved = before.reserved !== after.reserved || before.shipped !== after.shipped;
  return { units: total(after) - total(before), moved };
}

function isReceipt({ units, moved }: Step): boolean {
  return units > 0 && !moved;
}

function levelOf({ version, onHand, reserved, shipped }: StockLevelChanged): string {
  return `v${version} ${onHand}/${reserved}/${shipped}`;
}

function unitsBySku(shipments: Shipment[], statuses: ReadonlySet<string>): Map<string, number> {
  const units = new Map<string, number>();
  for (const { status, lines } of shipments) {
    if (!statuses.has(status)) continue;
    for (const { sku, quantity } of lines ?? []) units.set(sku, (units.get(sku) ?? 0) + quantity);
  }
  return units;
}
