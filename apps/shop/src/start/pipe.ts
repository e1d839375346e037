import type { Writable } from 'node:stream';

/** Ends the process once nobody reads its output, as after `shop topics tail | head`. */
export function endQuietlyWithReader(output: Writable): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}
