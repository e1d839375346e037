import { describe, expect, it } from '@jest/globals';
import { readComposeFile } from './compose-file.js';
import { isComposeFile } from './compose-schema.js';

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    isComposeFile(readComposeFile());

    expect(isComposeFile.errors).toBeNull();
  });

  it('would be refused with a word that the specification does not know', () => {
    const file = readComposeFile();
    Object.assign(file.services['order'] ?? {}, { health_check: {} });

    expect(isComposeFile(file)).toBe(false);
  });
});
