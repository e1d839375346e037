import { compile, filesOf, findings } from './buf.mjs';
import { inFolder } from './releases.mjs';

/**
 * Finds changes that would break readers of a release's facts, or code that was generated from it.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./releases.mjs').Release} release
 * @returns {import('./buf.mjs').Finding[]}
 */
export function breakingChanges({ root }, { contracts }) {
  return inFolder(contracts, (folder) => [
    ...findings(root, 'breaking', '--against', folder),
    ...movedMessages(filesOf(compile(root, folder)), filesOf(compile(root, 'proto'))),
  ]);
}

/**
 * The wire format names a message by its position in the file, and buf does not compare positions.
 * @param {import('@bufbuild/protobuf').DescFile[]} before
 * @param {import('@bufbuild/protobuf').DescFile[]} after
 */
function movedMessages(before, after) {
  return before.flatMap(({ name, messages }) => {
    const now = after.find((file) => file.name === name)?.messages.map((message) => message.name) ?? [];
    const moved = messages.filter(
      (message, place) => now.includes(message.name) && now[place] !== message.name,
    );
    return moved.map((message) => ({
      path: `proto/${name}.proto`,
      type: 'MESSAGE_SAME_PLACE',
      message: `Message "${message.name}" is no longer at its position among the messages of the file.`,
    }));
  });
}
