import type { Frame } from './frames.js';

const WIDTH = 1200;
const ROW = 16;
const TOP = 60;
const LETTER = 6.2;
/** A share of the whole. Smaller frames are invisible, and make the picture heavy. */
const SMALLEST = 0.003;
/** Distinct for the colour-blind, and light enough for black letters. */
const COLOURS: [of: RegExp, colour: string, legend: string][] = [
  [/^(libs|apps)/, '#7fc8a9', 'the shop'],
  [/^kafkajs$/, '#f3c178', 'kafkajs'],
  [/^pg|^postgres/, '#8fb8de', 'pg'],
  [/^node$/, '#d9d9d9', 'Node'],
  [/^V8$/, '#e8a5a0', 'V8: garbage collection, native code'],
  [/./, '#e3d3ee', 'other packages, the benchmark'],
];

/**
 * Draws the stacks as a self-contained SVG: each frame is as wide as its share, with its callees above it.
 */
export function drawFlameGraph(title: string, root: Frame): string {
  const boxes: string[] = [];
  let deepest = 0;
  draw(root, 0, 0);
  const height = TOP + (deepest + 1) * ROW + 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${height}" fill="white"/>`,
    `<text x="10" y="20" font-size="15">${escape(title)}</text>`,
    ...COLOURS.map(([, colour, legend], index) => legendOf(colour, legend, index)),
    // Frames are placed from the bottom up.
    `<g transform="translate(0 ${height - 10})">`,
    ...boxes,
    '</g>',
    '</svg>',
  ].join('\n');

  function draw(frame: Frame, depth: number, before: number): void {
    if (frame.micros < root.micros * SMALLEST) return;
    deepest = Math.max(deepest, depth);
    boxes.push(box(frame, depth, before / root.micros, frame.micros / root.micros));
    let start = before;
    for (const child of [...frame.children.values()].toSorted((one, other) => other.micros - one.micros)) {
      draw(child, depth + 1, start);
      start += child.micros;
    }
  }
}

function box({ name, of }: Frame, depth: number, from: number, share: number): string {
  const [x, width] = [round(from * WIDTH), round(share * WIDTH)];
  const y = -(depth + 1) * ROW;
  const label = of === '' ? name : `${name} · ${of}`;
  const letters = Math.floor((width - 4) / LETTER);
  const text =
    letters < 3 ? '' : `<text x="${x + 2}" y="${y + 12}">${escape(label.slice(0, letters))}</text>`;
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${ROW - 1}" fill="${colourOf(of)}"/>`;
  return `<g><title>${escape(label)} ${(share * 100).toFixed(1)} %</title>${rect}${text}</g>`;
}

function colourOf(of: string): string {
  return COLOURS.find(([pattern]) => pattern.test(of))?.[1] ?? 'white';
}

function legendOf(colour: string, legend: string, index: number): string {
  const x = 10 + index * 195;
  return `<rect x="${x}" y="32" width="12" height="12" fill="${colour}"/><text x="${x + 17}" y="42">${legend}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
