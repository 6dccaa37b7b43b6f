const { join } = require('node:path');

/** mysql2's pool with prepared statements, or libsql on the file: what one would take by hand. */
exports.openStore = (fromServer, settings) => {
  if (!settings.databaseUrl) {
    const db = new (fromServer('libsql'))(join(settings.dataDir, 'guiyan.sqlite'));
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000']) db.exec(`PRAGMA ${pragma}`);
    const known = new Map();
    const prepared = (text) => known.get(text) ?? known.set(text, db.prepare(text)).get(text);
    return { all: async (text, params) => prepared(text).all(...params), run: async (text, params) => prepared(text).run(...params), close: async () => db.close() };
  }
  const pool = openPool(fromServer, settings);
  const run = async (text, params) => (await pool.execute(text, params))[0];
  return { all: run, run, close: () => pool.end() };
};

const openPool = (fromServer, settings) => {
  const url = new URL(settings.databaseUrl);
  return fromServer('mysql2/promise').createPool({ user: url.username, database: url.pathname.slice(1), socketPath: url.searchParams.get('socketPath'), connectionLimit: 10, charset: 'utf8mb4' });
};
exports.openPool = openPool;
