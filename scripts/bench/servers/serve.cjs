/** Listens on a free loopback port, tells the parent, and ends with it. */
exports.serve = (server, stop) => {
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.once('disconnect', () => {
    server.close();
    server.closeAllConnections();
    stop().then(() => process.exit(0));
  });
};
