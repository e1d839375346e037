import { equals } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { compile, filesOf } from './buf.mjs';
import { contractsIn, inFolder } from './releases.mjs';

/**
 * The contracts that are new, or differ from a release in more than comments.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./releases.mjs').Release | undefined} latest
 * @returns {import('./releases.mjs').Contracts}
 */
export function changedContracts({ root, proto }, latest) {
  const before = latest ? inFolder(latest.contracts, (folder) => filesOf(compile(root, folder))) : [];
  const isNew = (file) =>
    !before.some(
      ({ name, proto: old }) => name === file.name && equals(FileDescriptorProtoSchema, old, file.proto),
    );
  const changed = filesOf(compile(root, 'proto')).filter(isNew);
  const texts = contractsIn(proto);
  return Object.fromEntries(changed.map(({ name }) => [`${name}.proto`, texts[`${name}.proto`]]));
}
