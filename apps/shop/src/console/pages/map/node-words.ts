import { amount } from '../../../operations/printable.js';
import type { ShopStatus } from '../../../status/shop-status.js';
import type { MapNode } from './graph.js';
import type { Trends } from './trends.js';

export interface NodeWords {
  tone: 'good' | 'wait' | 'bad' | '';
  lines: string[];
  /** Where to look closer. */
  to: string;
}

/** How old anything may be while all is well. */
const PATIENCE_S = 60;

export function wordsOfNode({ kind, name }: MapNode, status: ShopStatus, trends: Trends): NodeWords {
  if (kind === 'service') return serviceWords(name, status);
  if (kind === 'group') return groupWords(name, status);
  const rate = trends.perSecond(name);
  return {
    tone: '',
    lines: [rate > 0 ? `${rate.toFixed(1)} facts/s` : ''],
    to: `/catalogue?topic=${name}`,
  };
}

function serviceWords(name: string, { services }: ShopStatus): NodeWords {
  const service = services.find((each) => each.service === name);
  if (!service || service.health === 'down') {
    return { tone: 'bad', lines: ['✗ does not answer'], to: '/outbox' };
  }
  const parked = service.outboxes.reduce((sum, each) => sum + each.parked, 0);
  const oldest = Math.max(0, ...service.outboxes.map(({ oldestSeconds }) => oldestSeconds));
  const rows = service.outboxes.reduce((sum, each) => sum + each.rows, 0);
  const outbox = rows === 0 ? 'outbox empty' : `outbox ${rows}, ${oldest.toFixed(1)} s`;
  const isWell = service.health === 'up' && parked === 0 && oldest < PATIENCE_S;
  return {
    tone: parked > 0 ? 'bad' : isWell ? 'good' : 'wait',
    lines: [
      `${service.health === 'up' ? '✓' : '!'} ${service.health}`,
      parked > 0 ? `${amount(parked, 'row')} refused` : outbox,
    ],
    to: '/outbox',
  };
}

function groupWords(name: string, { services, lags }: ShopStatus): NodeWords {
  const group = services.flatMap(({ groups }) => groups).find((each) => each.group === name);
  const lag = lags.find((each) => each.group === name);
  const behind = lag && lag.records > 0 ? `${lag.records} behind, ${lag.seconds.toFixed(1)} s` : 'up to date';
  const to = `/dead-letters?group=${encodeURIComponent(name)}`;
  if (!group) return { tone: 'wait', lines: ['? its service is silent', lag ? behind : ''], to };
  const waiting = Object.values(group.tiers).reduce((sum, count) => sum + count, 0);
  const troubles = [
    ...(group.circuit === 'open' ? ['rests'] : []),
    ...(group.deadLetters > 0 ? [`✗ ${group.deadLetters} dead`] : []),
    ...(waiting > 0 ? [`↻ ${waiting} retried`] : []),
    ...(group.parkedKeys > 0 ? [`‖ ${amount(group.parkedKeys, 'key')}`] : []),
  ];
  const isLate = lag !== undefined && lag.seconds > PATIENCE_S;
  return {
    tone: group.deadLetters > 0 || group.circuit === 'open' ? 'bad' : waiting > 0 || isLate ? 'wait' : 'good',
    lines: [lag ? behind : '', troubles.join('  ')],
    to,
  };
}
