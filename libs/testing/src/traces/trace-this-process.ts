import { createLogger, startTracing } from '@shop/telemetry';
import { TraceReceiver } from './trace-receiver.js';

/** Traces the test itself, until `stop`. */
export async function traceThisProcess(
  baggageKeys: readonly string[] = [],
): Promise<{ receiver: TraceReceiver; stop: () => Promise<void> }> {
  const receiver = await TraceReceiver.open();
  const before = { ...process.env };
  Object.assign(process.env, receiver.environment);
  const logger = createLogger({ service: 'test', level: 'silent' });
  const tracing = await startTracing({ service: 'test', baggageKeys, logger });
  process.env = before;
  const stop = async (): Promise<void> => {
    await tracing.stop();
    await receiver.close();
  };
  return { receiver, stop };
}
