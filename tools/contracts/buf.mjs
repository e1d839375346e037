import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { projectFolder } from '../stack/paths.mjs';
import { Problem } from '../stack/problem.mjs';

const FOUND_SOMETHING = 100;

/** @typedef {{ path?: string, start_line?: number, type: string, message: string }} Finding */

/** Runs a check of buf. @param {string} root @param {...string} args @returns {Finding[]} */
export function findings(root, ...args) {
  const { status, stdout, stderr } = buf(root, ...args, '--error-format', 'json');
  const lines = stdout.toString().split('\n').filter(Boolean);
  if (status !== 0 && (status !== FOUND_SOMETHING || lines.length === 0)) throw new Problem(stderr);
  return lines.map((line) => JSON.parse(line));
}

/**
 * The descriptors of the contracts in a folder.
 * @param {string} root @param {string} folder @param {{ comments?: boolean }} [options]
 * @returns {Buffer} without comments, the same bytes for the same contracts
 */
export function compile(root, folder, { comments = false } = {}) {
  const format = ['--as-file-descriptor-set', '-o', '-#format=binpb'];
  if (!comments) format.push('--exclude-source-info');
  const { status, stdout, stderr } = buf(root, 'build', folder, ...format);
  if (status !== 0) throw new Problem(`${folder} cannot be compiled:\n${stderr}`);
  return stdout;
}

/** The files of a compiled folder, without those that it imports from Google. @param {Buffer} compiled */
export function filesOf(compiled) {
  const { files } = createFileRegistry(fromBinary(FileDescriptorSetSchema, compiled));
  return [...files].filter(({ name }) => !name.startsWith('google/'));
}

function buf(root, ...args) {
  const { error, status, stdout, stderr } = spawnSync(join(projectFolder, 'node_modules/.bin/buf'), args, {
    cwd: root,
  });
  if (error) throw new Problem(`buf does not run: ${error.message}`);
  return { status, stdout, stderr: stderr.toString() };
}
