import { rmSync } from 'node:fs';

export default async function teardown() {
  const { dirs, server } = globalThis.guiyanTestRun;
  delete globalThis.guiyanTestRun.server;
  for (const dir of dirs.splice(0)) {
    delete process.env.GUIYAN_TEST_DIR;
    rmSync(dir, { recursive: true, force: true });
  }
  if (!server) return;
  delete process.env.GUIYAN_TEST_MARIADB_URL;
  await server.stop();
}
