import type { ToldFact } from '../../../trace/story.js';

const COLUMN_PX = 164;
export const LABEL_PX = 84;
const GAP_PX = 8;
const HEAD_PX = 62;
const LINE_PX = 16;
const EMPTY_PX = 44;

export interface Box {
  fact: ToldFact;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Lane {
  service: string;
  y: number;
  height: number;
}

/**
 * A lane for each service, a column for each fact, and from a fact to one that it led to an arrow. Facts may
 * be milliseconds or days apart, and each must be visible.
 */
export function layOut(facts: readonly ToldFact[], services: readonly string[]) {
  const lanes: Lane[] = [];
  for (const service of services) {
    const lines = facts.filter((fact) => fact.service === service).map(({ reactions }) => reactions.length);
    const height = lines.length === 0 ? EMPTY_PX : HEAD_PX + Math.max(...lines) * LINE_PX + 2 * GAP_PX;
    lanes.push({ service, y: bottomOf(lanes.at(-1)), height });
  }
  const boxes = facts.map((fact, column): Box => {
    const { y, height } = lanes.find(({ service }) => service === fact.service) ?? { y: 0, height: EMPTY_PX };
    const size = { width: COLUMN_PX - 2 * GAP_PX, height: height - 2 * GAP_PX };
    return { fact, x: LABEL_PX + column * COLUMN_PX + GAP_PX, y: y + GAP_PX, ...size };
  });
  const byId = new Map(boxes.map((box) => [box.fact.eventId, box]));
  const arrows = boxes.flatMap((box) => {
    const cause = byId.get(box.fact.causationId ?? '');
    return cause ? [{ id: box.fact.eventId, path: arrow(cause, box) }] : [];
  });
  return { lanes, boxes, arrows, width: LABEL_PX + facts.length * COLUMN_PX, height: bottomOf(lanes.at(-1)) };
}

function bottomOf(lane: Lane | undefined): number {
  return lane ? lane.y + lane.height : 0;
}

function arrow(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x - 4, to.y + to.height / 2];
  const isFar = x2 - x1 > COLUMN_PX;
  if (y1 === y2 && !isFar) return `M${x1},${y1} L${x2},${y2}`;
  const bend = Math.max(14, Math.min(70, (x2 - x1) / 2));
  if (y1 !== y2) return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  // Along the edge between two lanes, where it crosses no box.
  const edge = from.y + from.height + GAP_PX;
  return `M${x1},${y1} C${x1 + 18},${y1} ${x1 - 4},${edge} ${x1 + 24},${edge} L${x2 - 24},${edge} C${x2 + 4},${edge} ${x2 - 18},${y2} ${x2},${y2}`;
}
