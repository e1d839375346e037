import { text } from 'node:stream/consumers';

/**
 * Draws the story of an order, each fact when it happened:
 * npm run --silent shop -- trace $ORDER --json | node tools/story-svg.mjs > docs/console/story.svg
 */

const COLUMN = 182;
const ROW = 92;
const LABEL = 84;
const BOX = { width: COLUMN - 20, height: ROW - 24 };
/** The pace of the picture, independent of the time of the story. */
const SECONDS_PER_FACT = 0.7;
const REST_SECONDS = 4;

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1b1f26 }
  .name { font-weight: 600 }
  .faint { fill: #5a6472 }
  rect { fill: #ffffff; stroke: #5a6472 }
  .lane { fill: #f5f6f8; stroke: none }
  .arrow { fill: none; stroke: #5a6472; stroke-width: 1.5 }`;

const { orderId, facts } = JSON.parse(await text(process.stdin));
const services = [...new Set(facts.map(({ service }) => service))];
const boxes = new Map(facts.map((fact, column) => [fact.eventId, boxOf(fact, column)]));
const width = LABEL + facts.length * COLUMN;
const height = services.length * ROW;
const seconds = facts.length * SECONDS_PER_FACT + REST_SECONDS;
const began = Date.parse(facts[0].time);

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="The story of an order">
<title>The story of order ${escape(orderId)}</title>
<style>${STYLE}
</style>
<rect class="lane" width="${width}" height="${height}"/>
${services.map((service, row) => `<text class="name" x="10" y="${row * ROW + 28}">${escape(service)}</text>`).join('\n')}
${facts.map(draw).join('\n')}
</svg>`);

function boxOf({ service }, column) {
  return { x: LABEL + column * COLUMN + 10, y: services.indexOf(service) * ROW + 12, column };
}

function draw({ eventId, causationId, topic, time, reactions }) {
  const { x, y, column } = boxes.get(eventId);
  const cause = boxes.get(causationId);
  const groups = reactions.filter(({ state }) => state === 'handled').length;
  return `<g>${appear(column)}
${cause ? `<path class="arrow" d="${arrow(cause, { x, y })}"/>` : ''}
<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6"/>
<text class="name" x="${x + 8}" y="${y + 20}">${escape(topic)}</text>
<text class="faint" x="${x + 8}" y="${y + 38}">+${Date.parse(time) - began} ms</text>
<text x="${x + 8}" y="${y + 56}">✓ ${groups} of ${reactions.length} groups</text>
</g>`;
}

/** Makes a fact appear at its turn, in every round. */
function appear(column) {
  const at = (column * SECONDS_PER_FACT + 0.2) / seconds;
  const times = [0, at, Math.min(0.98, at + 0.03), 0.99, 1].map((each) => each.toFixed(3)).join(';');
  return `<animate attributeName="opacity" values="0;0;1;1;0" keyTimes="${times}" dur="${seconds.toFixed(1)}s" repeatCount="indefinite"/>`;
}

function arrow(from, to) {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const bend = Math.max(10, (x2 - x1) / 2);
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}

function escape(words) {
  return String(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
