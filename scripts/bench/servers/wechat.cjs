// WeChat as cheap as one process can be, for it shares the processor with what is measured: it reads requests with a
// length and answers each with a token or with a message taken. It counts how often each openid was sent to.
// Of all it does not know (another path, a body that is no message) it says so, and the message counts as not sent.
const { createServer } = require('node:net');

const sent = new Map();
const answer = (status, body) => Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`);
const token = answer('200 OK', JSON.stringify({ access_token: 'bench'.repeat(30), expires_in: 7200 }));
const taken = answer('200 OK', '{"errcode":0,"errmsg":"ok","msgid":1}');
const unknown = answer('404 Not Found', '{}');
const refused = answer('200 OK', '{"errcode":47001,"errmsg":"data format error"}');

function answerTo(head, body) {
  if (head.startsWith('POST /cgi-bin/stable_token ')) return token;
  if (!head.startsWith('POST /cgi-bin/message/subscribe/send?access_token=bench')) return unknown;
  try {
    const { touser, template_id: template, data } = JSON.parse(body);
    if (!touser || !template || !data) return refused;
    sent.set(touser, (sent.get(touser) ?? 0) + 1);
    return taken;
  } catch {
    return refused;
  }
}
const server = createServer({ noDelay: true }, (socket) => {
  let read = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (part) => {
    read = read.length ? Buffer.concat([read, part]) : part;
    for (let end = read.indexOf('\r\n\r\n'); end >= 0; end = read.indexOf('\r\n\r\n')) {
      const head = read.latin1Slice(0, end);
      const whole = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (read.length < whole) return;
      socket.write(answerTo(head, read.utf8Slice(end + 4, whole)));
      read = read.subarray(whole);
    }
  });
});
server.listen(0, '127.0.0.1', 4096, () => process.send({ port: server.address().port }));
process.on('message', () => process.send({ people: sent.size, twice: [...sent.values()].filter((n) => n > 1).length }));
process.on('disconnect', () => process.exit(0));
