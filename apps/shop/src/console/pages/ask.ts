import { forgetToken, token } from './session.js';

/** The console, or a service behind it, refused or could not be asked. Its message is for people. */
export class AskError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws AskError */
export async function ask<T>(path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const answer = await request(path, { body, signal });
  return (await answer.json()) as T;
}

/** The lines of an answer that comes bit by bit, each parsed. @throws AskError */
export async function* askLines<T>(
  path: string,
  { body, signal }: { body?: object; signal: AbortSignal },
): AsyncGenerator<T> {
  const { body: content } = await request(path, { body, signal });
  const reader = content?.pipeThrough(new TextDecoderStream()).getReader();
  let begun = '';
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    // The last line of an answer may have no end.
    const lines = (begun + (value ?? '\n')).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as T;
    if (done) return;
  }
}

async function request(
  path: string,
  { body, signal }: { body?: object | undefined; signal?: AbortSignal | undefined },
): Promise<Response> {
  const answer = await fetch(`/api${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${token.value ?? ''}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AskError(0, 'NO_CONSOLE', 'The console does not answer. Was it stopped?');
  });
  if (answer.ok) return answer;
  if (answer.status === 401) forgetToken();
  throw await refusal(answer);
}

async function refusal(answer: Response): Promise<AskError> {
  const { status, statusText } = answer;
  const problem = (await answer.json().catch(() => ({}))) as {
    code?: string;
    detail?: string;
    errors?: { field: string; message: string }[];
  };
  const fields = (problem.errors ?? []).map(({ field, message }) => `${field} ${message}`);
  const words = [problem.detail ?? statusText, ...fields].join('; ');
  return new AskError(status, problem.code ?? '', words);
}
