/** The servers that a test can stop. */
export const stackParts = ['postgres', 'kafka', 'registry'] as const;
export type StackPart = (typeof stackParts)[number];

/**
 * Stops a part of the stack; its data stays. Start it again in any case: the next test needs it.
 */
export async function stopPart(part: StackPart): Promise<void> {
  await control(part, 'stop');
}

/** Kills a part of the stack, like a power cut. */
export async function killPart(part: StackPart): Promise<void> {
  await control(part, 'kill');
}

/** Starts it again, on the same port and with the same data, and waits until it answers. */
export async function startPart(part: StackPart): Promise<void> {
  await control(part, 'start');
}

/** Runs `work` while a part of the stack is down. */
export async function without<T>(part: StackPart, work: () => Promise<T>): Promise<T> {
  await stopPart(part);
  try {
    return await work();
  } finally {
    await startPart(part);
  }
}

/** Moves the data of a part that is stopped to a disk that has room for so much more. */
export async function shrinkPart(part: StackPart, mebibytes: number): Promise<void> {
  await control(part, `shrink/${mebibytes}`);
}

/** Moves it back. */
export async function restorePart(part: StackPart): Promise<void> {
  await control(part, 'restore');
}

/**
 * Gives a user of Kafka another password. Restore the old one, which is its name: the next test needs it.
 */
export async function setKafkaPassword(user: string, password: string): Promise<void> {
  await control('kafka', `password/${user}/${password}`);
}

async function control(part: StackPart, action: string): Promise<void> {
  const url = process.env['STACK_CONTROL_URL'];
  if (!url) throw new Error('STACK_CONTROL_URL is not set: only the stack of npm test can be interrupted');
  const response = await fetch(`${url}/${part}/${action}`, { method: 'POST' });
  if (!response.ok) throw new Error(`Could not ${action} ${part}: ${await response.text()}`);
}
