import type { CpuProfile } from './cpu-profile.js';

/** A function with its callees. */
export interface Frame {
  name: string;
  /** The owner of the code: ours, a package's, Node's own. */
  of: string;
  /** CPU time in microseconds, including its callees. */
  micros: number;
  children: Map<string, Frame>;
}

/** Frames without CPU time, or of the profiler itself. */
const NOT_OF_THE_WORK = new Set(['(idle)', 'startProfile']);

/** Combines the sampled stacks: calls of one function from the same place are one frame. */
export function framesOf({ nodes, samples = [], timeDeltas = [] }: CpuProfile): Frame {
  const own = new Map<number, number>();
  samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + Math.max(timeDeltas[index] ?? 0, 0)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const root: Frame = { name: 'all', of: '', micros: 0, children: new Map() };
  const [top] = nodes;
  if (top) add(root, top.id);
  return root;

  function add(parent: Frame, id: number): void {
    const node = byId.get(id);
    if (!node || NOT_OF_THE_WORK.has(node.callFrame.functionName)) return;
    const frame = node === top ? parent : childOf(parent, node);
    const before = frame.micros;
    frame.micros += own.get(id) ?? 0;
    for (const child of node.children ?? []) add(frame, child);
    if (frame !== parent) parent.micros += frame.micros - before;
  }
}

function childOf(parent: Frame, { callFrame: { functionName, url } }: CpuProfile['nodes'][number]): Frame {
  const [name, of] = [functionName || '(anonymous)', ownerOf(url)];
  const key = `${name} ${of}`;
  const known = parent.children.get(key);
  if (known) return known;
  const child: Frame = { name, of, micros: 0, children: new Map() };
  parent.children.set(key, child);
  return child;
}

function ownerOf(url: string): string {
  const dependency = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (dependency !== undefined) return dependency;
  const own = /\/dist\/((?:libs|apps)\/[^/]+|bench)\//.exec(url)?.[1];
  if (own !== undefined) return own;
  return url === '' ? 'V8' : 'node';
}
