import { startMariadb } from '../mariadb.mjs';

/** One server for the whole run. GUIYAN_TEST_MARIADB_URL tells the tests where; a set one is used as it is. */
export default async function setup() {
  if (process.env.GUIYAN_TEST_MARIADB_URL) return;
  const server = await startMariadb();
  globalThis.guiyanTestMariadb = server;
  process.env.GUIYAN_TEST_MARIADB_URL = server.url;
}
