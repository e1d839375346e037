/**
 * The Node version that the programs need. `npm` scripts get it from the package `node`, whichever Node
 * starts them.
 */
const NEEDED = 24;

const [major = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED) {
  console.error(
    `Node ${process.versions.node} is too old to run this: it needs Node ${NEEDED}, which the project has at node_modules/.bin/node`,
  );
  process.exit(1);
}
