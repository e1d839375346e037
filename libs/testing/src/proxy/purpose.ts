import type { StackPart } from '../stack-control.js';

/** The purpose of a connection, from its first bytes; each piece that a client sends may refine it. */
export function purposeOf(part: StackPart, piece: Buffer, before: string): string {
  if (part === 'kafka') return purposeInKafka(piece, before);
  if (part === 'postgres') return before === '' ? applicationOf(piece) : before;
  return part;
}

const PRODUCE = 0;
/** Requests of a group's members: Fetch, JoinGroup, Heartbeat, OffsetCommit. */
const CONSUME = new Set([1, 8, 11, 12]);

/** A client sends a request as one piece, unless it is large: length, then the number of the API. */
function purposeInKafka(piece: Buffer, before: string): string {
  if (piece.length < 8 || piece.readInt32BE(0) + 4 !== piece.length) return before;
  const api = piece.readInt16BE(4);
  if (api === PRODUCE) return 'producer';
  if (CONSUME.has(api)) return 'consumer';
  return before === '' ? 'admin' : before;
}

/** Reads the name from the message that begins a session: pools and lanes of relays name themselves there. */
function applicationOf(piece: Buffer): string {
  const parameters = piece.toString('latin1').split('\0');
  const at = parameters.indexOf('application_name');
  return parameters[at + 1] ?? '';
}
