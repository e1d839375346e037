import type { ToldFact } from '../../../trace/story.js';

const COLUMN_PX = 164;
export const ROW_PX = 146;
export const LABEL_PX = 84;
const GAP_PX = 8;

export interface Box {
  fact: ToldFact;
  x: number;
  y: number;
}

export interface Lanes {
  boxes: Box[];
  /** From a fact to one that it led to, as the path of an SVG. */
  arrows: { id: string; path: string }[];
  width: number;
  height: number;
}

export const BOX = { width: COLUMN_PX - 2 * GAP_PX, height: ROW_PX - 2 * GAP_PX };

/**
 * A lane for each service, a column for each fact. Facts may be milliseconds or days apart, and each must be
 * visible.
 */
export function layOut(facts: readonly ToldFact[], services: readonly string[]): Lanes {
  const boxes = facts.map((fact, column) => ({
    fact,
    x: LABEL_PX + column * COLUMN_PX + GAP_PX,
    y: Math.max(0, services.indexOf(fact.service)) * ROW_PX + GAP_PX,
  }));
  const byId = new Map(boxes.map((box) => [box.fact.eventId, box]));
  return {
    boxes,
    arrows: boxes.flatMap((box) => {
      const cause = byId.get(box.fact.causationId ?? '');
      return cause ? [{ id: box.fact.eventId, path: arrow(cause, box) }] : [];
    }),
    width: LABEL_PX + facts.length * COLUMN_PX,
    height: services.length * ROW_PX,
  };
}

function arrow(from: Box, to: Box): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x - 4, to.y + BOX.height / 2];
  const isFar = x2 - x1 > COLUMN_PX;
  if (y1 === y2 && !isFar) return `M${x1},${y1} L${x2},${y2}`;
  const bend = Math.max(14, Math.min(70, (x2 - x1) / 2));
  if (y1 !== y2) return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  // Along the edge between two lanes, where it crosses no box.
  const edge = from.y + BOX.height + GAP_PX;
  return `M${x1},${y1} C${x1 + 18},${y1} ${x1 - 4},${edge} ${x1 + 24},${edge} L${x2 - 24},${edge} C${x2 + 4},${edge} ${x2 - 18},${y2} ${x2},${y2}`;
}
