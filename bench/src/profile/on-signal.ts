import { renameSync, writeFileSync } from 'node:fs';
import { startProfile } from './cpu-profile.js';

/**
 * Loaded before a service: the service profiles itself from one SIGUSR2 to the next, and writes the profile
 * to the file PROFILE.
 */
let stop: ReturnType<typeof startProfile> | undefined;

process.on('SIGUSR2', () => {
  if (stop) void leave(stop);
  stop = stop ? undefined : startProfile();
});

async function leave(stopProfile: ReturnType<typeof startProfile>): Promise<void> {
  const file = process.env['PROFILE'] ?? 'profile.cpuprofile';
  // A reader that waits for the file must find it whole.
  writeFileSync(`${file}.part`, JSON.stringify(await stopProfile()));
  renameSync(`${file}.part`, file);
}
