import { Session, type Profiler } from 'node:inspector';

export type CpuProfile = Profiler.Profile;

/** In microseconds. */
const SAMPLE_EVERY_US = 500;

/** Starts a CPU profile of this process. The returned function ends it. */
export function startProfile(): () => Promise<CpuProfile> {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
  session.post('Profiler.start');
  return () => {
    const { promise, resolve, reject } = Promise.withResolvers<CpuProfile>();
    session.post('Profiler.stop', (error, { profile }) => {
      session.disconnect();
      if (error) reject(error);
      else resolve(profile);
    });
    return promise;
  };
}

/** Profiles this process while it does the work, and hands the profile to `take`. */
export async function profiled<T>(work: () => Promise<T>, take: (profile: CpuProfile) => void): Promise<T> {
  const stop = startProfile();
  const result = await work();
  take(await stop());
  return result;
}
