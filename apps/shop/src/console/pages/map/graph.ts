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
  group?: string;
  why: string;
  from: MapNode;
  to: MapNode;
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
  const add = (kind: NodeKind, name: string): string => {
    const id = `${kind} ${name}`;
    if (!graph.hasNode(id)) graph.setNode(id, { id, kind, name, ...SIZES[kind] });
    return id;
  };
  for (const { name: topic, owner, whyThisKey, subscribers } of topics) {
    const id = add('topic', topic);
    graph.setEdge(add('service', owner), id, { topic, why: whyThisKey });
    for (const { group, why } of subscribers) graph.setEdge(id, add('group', group), { topic, group, why });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const nodeOf = (id: string): MapNode => graph.node(id);
  return {
    nodes: graph.nodes().map(nodeOf),
    edges: graph.edges().map(({ v, w }: { v: string; w: string }) => {
      const said: Pick<MapEdge, 'topic' | 'group' | 'why'> = graph.edge(v, w);
      return { ...said, id: `${v} ${w}`, from: nodeOf(v), to: nodeOf(w) };
    }),
    width,
    height,
  };
}
