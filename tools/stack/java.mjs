import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Problem } from './problem.mjs';
import { oldestJava } from './versions.mjs';

/** Folders that hold one JDK per subfolder. */
const jdkFolders = [
  '/usr/lib/jvm',
  '/usr/java',
  '/opt/java',
  '/opt',
  '/usr/local',
  '/Library/Java/JavaVirtualMachines',
  join(homedir(), 'Library/Java/JavaVirtualMachines'),
  join(homedir(), '.sdkman/candidates/java'),
  join(homedir(), '.jdks'),
  join(homedir(), '.asdf/installs/java'),
  join(homedir(), '.local/share/mise/installs/java'),
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/home/linuxbrew/.linuxbrew/opt',
];

/** Where macOS and Homebrew put the JDK inside its folder. */
const insides = ['', 'Contents/Home', 'libexec/openjdk.jdk/Contents/Home', 'libexec'];

/**
 * On Linux, Java reads file names in the encoding of the locale: in the locale C, it would not find a folder
 * named café.
 */
export const javaLocale = process.platform === 'linux' ? { LC_ALL: 'C.UTF-8' } : {};

/** The home of a Java new enough for the registry. @returns {string} */
export function findJava() {
  const tooOld = new Set();
  for (const home of candidateHomes()) {
    const version = javaVersion(home);
    if (version >= oldestJava) return home;
    if (version) tooOld.add(`Java ${version} in ${home}`);
  }
  throw new Problem(
    `Java ${oldestJava} or newer is missing (Kafka and the schema registry need it).\n` +
      (tooOld.size > 0 ? `Found only: ${[...tooOld].join(', ')}.\n` : '') +
      'Install one, for example:\n' +
      '  Debian, Ubuntu   sudo apt-get install openjdk-21-jdk-headless   (or Temurin: https://adoptium.net)\n' +
      '  macOS            brew install openjdk\n' +
      '  any              curl -s https://get.sdkman.io | bash && sdk install java\n' +
      'or point JAVA_HOME to one. `docker compose up --build` needs neither Java nor Maven.',
  );
}

/** The path of an executable, like `which`. @param {string} name */
export function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

function* candidateHomes() {
  if (process.env.JAVA_HOME) yield process.env.JAVA_HOME;
  const java = onPath('java');
  if (java) yield dirname(dirname(realpathSync(java)));
  for (const folder of jdkFolders.filter(existsSync)) {
    const homes = new Set(readdirSync(folder).map((name) => realpathSync(join(folder, name))));
    for (const home of homes) for (const inside of insides) yield join(home, inside);
  }
}

/** Reads the version from the JDK's `release` file, which every vendor ships, so it need not run Java. */
function javaVersion(home) {
  if (!existsSync(join(home, 'bin/java')) || !existsSync(join(home, 'release'))) return 0;
  const version = readFileSync(join(home, 'release'), 'utf8').match(/^JAVA_VERSION="(?:1\.)?(\d+)/m);
  return Number(version?.[1] ?? 0);
}
