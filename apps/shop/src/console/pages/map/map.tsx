import type { ShopStatus } from '../../../status/shop-status.js';
import { css } from '../css.js';
import type { MapEdge, MapNode, ShopMap } from './graph.js';
import { wordsOfNode } from './node-words.js';
import { Sparkline } from './sparkline.js';
import type { Trends } from './trends.js';

css`
  .map {
    svg {
      display: block;
      min-width: 46rem;
      width: 100%;
      max-height: 46rem;
      font-size: 13px;
    }
    a {
      text-decoration: none;
    }
    rect {
      fill: var(--faint);
      stroke: var(--muted-foreground);
      rx: 6px;
    }
    .topic rect {
      fill: var(--background);
      stroke-dasharray: 4 3;
    }
    text {
      fill: var(--foreground);
    }
    .name {
      font-weight: 600;
    }
    .lag {
      paint-order: stroke;
      stroke: var(--background);
      stroke-width: 4px;
    }
    :is(.bad, .wait) rect {
      stroke: var(--tone);
      stroke-width: 2.5;
    }
    :is(.bad, .wait) .line {
      fill: var(--tone);
    }
    :is(path, polyline) {
      fill: none;
      stroke: var(--border);
      stroke-width: 1.5;
    }
    polyline {
      stroke: var(--primary);
    }
    .late {
      stroke: var(--warning);
      stroke-width: 2.5;
    }
    .flows {
      stroke: var(--primary);
      stroke-width: 2;
      stroke-dasharray: 5 5;
      animation: flow 0.6s linear infinite;
    }
  }
  @media (prefers-reduced-motion) {
    .map .flows {
      animation: none;
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
    <div class="map board" tabIndex={0} role="group" aria-label="Services, topics and groups">
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
  const { x, y, width } = edge.to;
  return (
    <text class="lag" x={x - width / 2 - 8} y={y - 5} text-anchor="end">
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

/** From the right side of a box to the left side of another. */
function curve({ from, to }: MapEdge): string {
  const [left, right] = [from.x + from.width / 2, to.x - to.width / 2];
  const middle = (left + right) / 2;
  return `M${left},${from.y} C${middle},${from.y} ${middle},${to.y} ${right},${to.y}`;
}
