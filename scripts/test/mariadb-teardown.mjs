export default async function teardown() {
  const server = globalThis.guiyanTestMariadb;
  if (!server) return;
  delete globalThis.guiyanTestMariadb;
  delete process.env.GUIYAN_TEST_MARIADB_URL;
  await server.stop();
}
