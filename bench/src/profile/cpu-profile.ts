import { Session, type Profiler } from 'node:inspector';

export type CpuProfile = Profiler.Profile;

/** In microseconds. */
const SAMPLE_EVERY_US = 500;

/** Begins to look where this process spends its time. The function that it returns ends that. */
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

/** Gives away where this process spent its time while it did the work. */
export async function profiled<T>(work: () => Promise<T>, take: (profile: CpuProfile) => void): Promise<T> {
  const stop = startProfile();
  const result = await work();
  take(await stop());
  return result;
}
