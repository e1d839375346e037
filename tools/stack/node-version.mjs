// Every script in tools/ imports this first, for its effect: a clear message instead of a strange error
// later.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer to begin with (https://nodejs.org).\n` +
      'The services themselves then run on the Node 24 that the project installs.',
  );
  process.exit(1);
}
if (process.platform === 'win32') {
  console.error('Windows: run this inside WSL 2.');
  process.exit(1);
}
