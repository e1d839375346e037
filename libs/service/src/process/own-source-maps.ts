import { setSourceMapsSupport } from 'node:module';

// Preloaded (`node --import`), as maps must be wanted before the modules they belong to are loaded.
// `--enable-source-maps` would also read those of every package: 10 MB, and a fifth of the CPU of a start.
setSourceMapsSupport(true, { nodeModules: false });
