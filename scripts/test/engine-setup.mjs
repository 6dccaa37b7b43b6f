import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fastestDir, startMariadb } from '../mariadb.mjs';

/** A place for the databases and files of this run, in memory where there is room: only fault tests ask what the disk keeps. On MariaDB one server for the whole run; a set GUIYAN_TEST_MARIADB_URL is used as it is. */
export default async function setup(_, project) {
  globalThis.guiyanTestRun ??= { dirs: [] };
  if (!process.env.GUIYAN_TEST_DIR) {
    process.env.GUIYAN_TEST_DIR = mkdtempSync(join(fastestDir(), 'guiyan-test-'));
    globalThis.guiyanTestRun.dirs.push(process.env.GUIYAN_TEST_DIR);
  }
  if (!project.displayName.name.endsWith('mariadb') || process.env.GUIYAN_TEST_MARIADB_URL) return;
  const server = await startMariadb();
  globalThis.guiyanTestRun.server = server;
  process.env.GUIYAN_TEST_MARIADB_URL = server.url;
}
