// WeChat as fast as one process can be: a token, and every message taken. It counts how often each openid was sent to.
const { createServer } = require('node:http');

const sent = new Map();
const token = JSON.stringify({ access_token: 'bench'.repeat(30), expires_in: 7200 });
const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    let body = token;
    if (request.url.startsWith('/cgi-bin/message/subscribe/send')) {
      const { touser } = JSON.parse(Buffer.concat(parts).toString());
      sent.set(touser, (sent.get(touser) ?? 0) + 1);
      body = '{"errcode":0,"errmsg":"ok","msgid":1}';
    }
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', 4096, () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ people: sent.size, twice: [...sent.values()].filter((n) => n > 1).length }));
process.on('disconnect', () => process.exit(0));
