import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createFileRegistry, fromBinary, type DescMessage } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

/**
 * Compiles the event of a contract that exists only as text: another version than the project's, or one from
 * the registry.
 */
export async function compileEvent(protoText: string): Promise<DescMessage> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  try {
    await writeFile(join(folder, 'contract.proto'), protoText);
    const compiled = await buildWithBuf(folder);
    const { files } = createFileRegistry(fromBinary(FileDescriptorSetSchema, compiled));
    const event = [...files].find(({ name }) => name === 'contract')?.messages[0];
    if (!event) throw new Error('A contract without a message');
    return event;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function buildWithBuf(folder: string): Promise<Buffer> {
  const { stdout } = await promisify(execFile)(
    'node_modules/.bin/buf',
    ['build', folder, '--as-file-descriptor-set', '--exclude-source-info', '-o', '-#format=binpb'],
    { encoding: 'buffer' },
  );
  return stdout;
}
