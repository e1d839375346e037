import type { ShopStatus } from '../../../status/shop-status.js';
import { css } from '../css.js';
import type { MapEdge, MapNode, ShopMap } from './graph.js';
import { wordsOfNode } from './node-words.js';
import { Sparkline } from './sparkline.js';
import type { Trends } from './trends.js';

css`
  .map {
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: 8px;
    margin: 0.8rem 0;
  }
  .map svg {
    display: block;
    min-width: 46rem;
    width: 100%;
    max-height: 46rem;
    font-size: 13px;
  }
  .map rect {
    fill: var(--panel);
    stroke: var(--faint);
    rx: 6px;
  }
  .map .topic rect {
    fill: var(--paper);
    stroke-dasharray: 4 3;
  }
  .map .bad rect {
    stroke: var(--bad);
    stroke-width: 2.5;
  }
  .map .wait rect {
    stroke: var(--wait);
    stroke-width: 2.5;
  }
  .map text {
    fill: var(--ink);
  }
  .map text.name {
    font-weight: 600;
  }
  .map text.lag {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
  }
  .map .bad text.line {
    fill: var(--bad);
  }
  .map .wait text.line {
    fill: var(--wait);
  }
  .map path,
  .map .trend {
    fill: none;
    stroke: var(--line);
    stroke-width: 1.5;
  }
  .map .trend {
    stroke: var(--accent);
  }
  .map path.late {
    stroke: var(--wait);
    stroke-width: 2.5;
  }
  .map path.flows {
    stroke: var(--accent);
    stroke-width: 2;
    stroke-dasharray: 5 5;
  }
  @media (prefers-reduced-motion: no-preference) {
    .map path.flows {
      animation: flow 0.6s linear infinite;
    }
  }
  @keyframes flow {
    to {
      stroke-dashoffset: -10;
    }
  }
`;

interface Props {
  map: ShopMap;
  status: ShopStatus;
  trends: Trends;
}

/** Shows which services write facts and which read them, with the present flow and its blockages. */
export function MapPicture({ map, status, trends }: Props) {
  return (
    <div class="map" tabIndex={0} role="group" aria-label="Services, topics and groups">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="presentation">
        {map.edges.map((edge) => (
          <Edge key={edge.id} {...{ edge, status, trends }} />
        ))}
        {map.edges.map((edge) => (
          <Lag key={edge.id} {...{ edge, status }} />
        ))}
        {map.nodes.map((node) => (
          <Node key={node.id} {...{ node, status, trends }} />
        ))}
      </svg>
    </div>
  );
}

function Edge({ edge, status, trends }: { edge: MapEdge } & Omit<Props, 'map'>) {
  const { topic, group, why } = edge;
  const flows = trends.perSecond(group === undefined ? topic : `${group}/${topic}`) > 0;
  const lag = lagOf(edge, status);
  return (
    <path d={curve(edge)} class={flows ? 'flows' : lag === undefined ? '' : 'late'}>
      <title>{group === undefined ? why : `${group}: ${why}${lag === undefined ? '' : ` (${lag})`}`}</title>
    </path>
  );
}

/** Above all lines, so that none crosses it out. */
function Lag({ edge, status }: { edge: MapEdge; status: ShopStatus }) {
  const { x, y } = edge.to;
  return (
    <text class="lag" x={x - 8} y={y - 5} text-anchor="end">
      {lagOf(edge, status)}
    </text>
  );
}

function lagOf({ topic, group }: MapEdge, { lags }: ShopStatus): string | undefined {
  const lag = lags.find((each) => each.group === group)?.topics[topic];
  return lag && lag.records > 0 ? `${lag.records} · ${lag.seconds.toFixed(1)} s` : undefined;
}

function Node({ node, status, trends }: { node: MapNode } & Omit<Props, 'map'>) {
  const { kind, name, width, height } = node;
  const { tone, lines, to } = wordsOfNode(node, status, trends);
  const [left, top] = [node.x - width / 2, node.y - height / 2];
  const [first, values] = kind === 'topic' ? [33, trends.rates(name)] : [37, trends.lags(name)];
  return (
    <a href={to} class={`${kind} ${tone}`}>
      <rect x={left} y={top} width={width} height={height} />
      <text class="name" x={left + 10} y={top + 18}>
        {name}
      </text>
      {lines.map((line, index) => (
        <text key={index} class="line" x={left + 10} y={top + first + index * 17}>
          {line}
        </text>
      ))}
      {kind !== 'service' && <Sparkline values={values} x={left + width - 80} y={top + first - 12} />}
    </a>
  );
}

function curve({ from, to }: MapEdge): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x},${from.y} C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
}
