import { Graph, layout } from '@dagrejs/dagre';
import type { CataloguedTopic } from '../../shop.controller.js';

type NodeKind = 'service' | 'topic' | 'group';

export interface MapNode {
  id: string;
  kind: NodeKind;
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MapEdge {
  id: string;
  /** The topic, and the group that reads it; without a group it is the owner's side. */
  topic: string;
  group: string | undefined;
  why: string;
  from: { x: number; y: number };
  to: { x: number; y: number };
}

export interface ShopMap {
  nodes: MapNode[];
  edges: MapEdge[];
  width: number;
  height: number;
}

const SIZES: Record<NodeKind, { width: number; height: number }> = {
  service: { width: 170, height: 66 },
  topic: { width: 190, height: 40 },
  group: { width: 210, height: 66 },
};

/**
 * From the catalogue alone, so that a service added tomorrow is on the map: who states which fact, and which
 * groups read it.
 */
export function layOutMap(topics: readonly CataloguedTopic[]): ShopMap {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 200, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  const add = (kind: NodeKind, name: string): string => {
    const id = `${kind} ${name}`;
    if (!graph.hasNode(id)) graph.setNode(id, { kind, name, ...SIZES[kind] });
    return id;
  };
  const edges = topics.flatMap(({ name, owner, whyThisKey, subscribers }) => {
    const topic = add('topic', name);
    return [
      { from: add('service', owner), to: topic, topic: name, group: undefined, why: whyThisKey },
      ...subscribers.map(({ group, why }) => ({
        from: topic,
        to: add('group', group),
        topic: name,
        group,
        why,
      })),
    ];
  });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    nodes: graph.nodes().map((id: string) => ({ id, ...(graph.node(id) as unknown as Omit<MapNode, 'id'>) })),
    edges: edges.map(({ from, to, ...edge }) => {
      const [start, end] = [from, to].map((id) => graph.node(id) as unknown as MapNode) as [MapNode, MapNode];
      const [x1, x2] = [start.x + start.width / 2, end.x - end.width / 2];
      return { ...edge, id: `${from} ${to}`, from: { x: x1, y: start.y }, to: { x: x2, y: end.y } };
    }),
    width,
    height,
  };
}
