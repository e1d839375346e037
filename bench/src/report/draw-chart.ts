import { niceTicks, toPixels, type Axis } from './axis.js';
import type { Chart, Point } from './chart.js';

const WIDTH = 720;
const HEIGHT = 400;
const AREA = { left: 80, right: 700, top: 60, bottom: 340 };
/** Distinct in print and for the colour-blind: Okabe and Ito. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];

/** Draws a line for each series, as a self-contained SVG. */
export function drawChart({ title, x, y, series }: Chart): string {
  const points = series.flatMap((each) => each.points);
  const xs = points.map((point) => point.x);
  const highest = Math.max(...points.map((point) => point.high ?? point.y));
  const xAxis: Axis = {
    from: Math.min(...xs),
    to: Math.max(...xs),
    log: x.scale === 'log',
    pixels: [AREA.left, AREA.right],
  };
  const ticks = niceTicks(highest);
  const yAxis: Axis = { from: 0, to: ticks.at(-1) ?? 1, log: false, pixels: [AREA.bottom, AREA.top] };
  const place = (point: Point): [number, number] => [toPixels(xAxis, point.x), toPixels(yAxis, point.y)];
  const marks = xAxis.log ? [...new Set(xs)] : niceTicks(xAxis.to).filter((tick) => tick >= xAxis.from);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(WIDTH / 2, 22, title, 'middle', 15),
    ...ticks.flatMap((tick) => horizontal(toPixels(yAxis, tick), format(tick))),
    ...marks.map((mark) => text(toPixels(xAxis, mark), AREA.bottom + 18, format(mark), 'middle')),
    text((AREA.left + AREA.right) / 2, HEIGHT - 20, x.label, 'middle'),
    text(AREA.left, AREA.top - 10, y.label, 'end'),
    ...series.flatMap((each, index) => line(each, index, place, yAxis)),
    '</svg>',
  ].join('\n');
}

function line(
  { name, points }: Chart['series'][number],
  index: number,
  place: (point: Point) => [number, number],
  yAxis: Axis,
): string[] {
  const colour = COLOURS[index % COLOURS.length] ?? 'black';
  const path = points.map((point) => place(point).join(',')).join(' ');
  const dots = points.length > 60 ? [] : points.flatMap((point) => dot(point, place, yAxis, colour));
  const legendX = AREA.left + 20 + index * 150;
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...dots,
    `<rect x="${legendX}" y="34" width="12" height="12" fill="${colour}"/>`,
    text(legendX + 18, 44, name, 'start'),
  ];
}

function dot(point: Point, place: (point: Point) => [number, number], yAxis: Axis, colour: string): string[] {
  const [x, y] = place(point);
  const circle = `<circle cx="${x}" cy="${y}" r="3.5" fill="${colour}"/>`;
  if (point.low === undefined || point.high === undefined) return [circle];
  const [low, high] = [toPixels(yAxis, point.low), toPixels(yAxis, point.high)];
  return [circle, `<path d="M${x} ${low}V${high}" stroke="${colour}"/>`];
}

function horizontal(y: number, label: string): string[] {
  const grid = `<path d="M${AREA.left} ${y}H${AREA.right}" stroke="#ddd"/>`;
  return [grid, text(AREA.left - 8, y + 4, label, 'end')];
}

function text(x: number, y: number, content: string, anchor: string, size = 12): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}">${escaped}</text>`;
}

function format(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}
