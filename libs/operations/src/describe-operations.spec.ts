import { afterEach, describe, expect, it } from '@jest/globals';
import { bareOperations } from '../test/bare-operations.js';

interface Operation {
  summary?: string;
  responses: Record<string, { content?: Record<string, unknown>; description: string }>;
  requestBody?: unknown;
}
interface Description {
  paths: Record<string, Record<string, Operation>>;
  security: object[];
}

let close: () => Promise<void>;
afterEach(() => close());

async function operationsAt(token: string | undefined): Promise<string> {
  const app = await bareOperations(token);
  close = () => app.close();
  return app.getUrl();
}

describe('The description of operations', () => {
  it('is a page that a browser can open, which asks for the token', async () => {
    const url = await operationsAt('a-token-of-the-tests');
    const page = await fetch(`${url}/docs`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('swagger-ui')]);
    const { security } = (await (await fetch(`${url}/docs-json`)).json()) as Description;
    expect(security).toEqual([{ bearer: [] }]);
  });

  it('opens nothing else', async () => {
    const url = await operationsAt('a-token-of-the-tests');
    for (const path of ['/docsx', '/docs-json-x', '/docs/../books', '/%64ocs', '/books?/docs']) {
      expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 401]);
    }
  });

  it('is not there where nobody has a token', async () => {
    const url = await operationsAt(undefined);
    expect((await fetch(`${url}/docs-json`)).status).toBe(401);
  });

  it('says of each operation what it does, and how it refuses', async () => {
    const url = await operationsAt('a-token-of-the-tests');
    const { paths } = (await (await fetch(`${url}/docs-json`)).json()) as Description;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
    );
    const undescribed = operations.filter(
      ({ summary = '', responses }) => summary === '' || !responses['401'],
    );

    expect(undescribed.map(({ name }) => name)).toEqual([]);
    expect(operations.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['get /books', 'post /dead-letters/{group}/{eventId}/redrive', 'post /faults']),
    );
    expect(paths['/projections/{name}/rebuild']?.['post']).toMatchObject({
      requestBody: expect.any(Object),
      responses: {
        200: { content: { 'application/x-ndjson': expect.any(Object) } },
        404: { description: expect.stringContaining('UNKNOWN_PROJECTION') },
      },
    });
  });
});
