import type { Writable } from 'node:stream';

/** Ends the process when nobody reads what it prints any more, as after `shop topics tail | head`. */
export function endQuietlyWithReader(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}
