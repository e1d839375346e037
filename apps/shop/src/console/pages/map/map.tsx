import type { ShopStatus } from '../../../status/shop-status.js';
import { css } from '../css.js';
import type { MapEdge, MapNode, ShopMap } from './graph.js';
import { wordsOfNode } from './node-words.js';
import type { Rates } from './rates.js';

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
  .map .bad text.line {
    fill: var(--bad);
  }
  .map .wait text.line {
    fill: var(--wait);
  }
  .map path {
    fill: none;
    stroke: var(--line);
    stroke-width: 1.5;
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
  rates: Rates;
}

/** Shows which services write facts and which read them, with the present flow and its blockages. */
export function MapPicture({ map, status, rates }: Props) {
  return (
    <div class="map" tabIndex={0} role="group" aria-label="Services, topics and groups">
      <svg viewBox={`0 0 ${map.width} ${map.height}`} role="presentation">
        {map.edges.map((edge) => (
          <Edge key={edge.id} {...{ edge, status, rates }} />
        ))}
        {map.nodes.map((node) => (
          <Node key={node.id} {...{ node, status, rates }} />
        ))}
      </svg>
    </div>
  );
}

function Edge({ edge, status, rates }: { edge: MapEdge } & Omit<Props, 'map'>) {
  const { topic, group, why, to } = edge;
  const flows = rates.perSecond(group === undefined ? topic : `${group}/${topic}`) > 0;
  const lag = status.lags.find((each) => each.group === group)?.topics[topic];
  const isLate = lag !== undefined && lag.records > 0;
  const words =
    group === undefined
      ? why
      : `${group}: ${why}${isLate ? ` (${lag.records} behind, ${lag.seconds.toFixed(1)} s)` : ''}`;
  return (
    <g>
      <path d={curve(edge)} class={flows ? 'flows' : isLate ? 'late' : ''}>
        <title>{words}</title>
      </path>
      {isLate && (
        <text x={to.x - 8} y={to.y - 5} text-anchor="end">
          {lag.records} · {lag.seconds.toFixed(1)} s
        </text>
      )}
    </g>
  );
}

function Node({ node, status, rates }: { node: MapNode } & Omit<Props, 'map'>) {
  const { tone, lines, to } = wordsOfNode(node, status, rates);
  const [left, top] = [node.x - node.width / 2, node.y - node.height / 2];
  const shown = node.kind === 'topic' ? lines.filter((line) => line !== '') : lines;
  const content = (
    <>
      <rect x={left} y={top} width={node.width} height={node.height} />
      <text class="name" x={left + 10} y={top + 18}>
        {node.name}
      </text>
      {shown.map((line, index) => (
        <text key={index} class="line" x={left + 10} y={top + (node.kind === 'topic' ? 33 : 37) + index * 17}>
          {line}
        </text>
      ))}
    </>
  );
  return (
    <a href={to} class={`${node.kind} ${tone}`}>
      {content}
    </a>
  );
}

function curve({ from, to }: MapEdge): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x},${from.y} C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
}
