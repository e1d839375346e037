import { useState } from 'preact/hooks';

/** Work that a reader begins, and why the latest of it failed. */
export function useAttempt(): { error: unknown; attempt: (work: () => Promise<unknown>) => void } {
  const [error, setError] = useState<unknown>();
  const attempt = (work: () => Promise<unknown>): void => {
    setError(undefined);
    work().catch(setError);
  };
  return { error, attempt };
}
