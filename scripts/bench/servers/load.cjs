// The load: keep-alive connections on loopback that say ready-made requests and only look at status and length.
// Takes { port, shots: [{ path, body, token }], connections, ms, rate }. With `rate` (requests a second) it is an open
// loop, and latency counts from the moment a request was meant to be sent; without, each connection sends the next at once.
const { connect } = require('node:net');
const { randomUUID } = require('node:crypto');

const END = Buffer.from('\r\n\r\n');

class Line {
  constructor(port, answered) {
    this.answered = answered;
    this.kept = Buffer.alloc(0);
    this.ready = new Promise((resolve, reject) => {
      this.socket = connect(port, '127.0.0.1', resolve).setNoDelay(true);
      this.socket.once('error', reject);
    });
    this.socket.on('data', (part) => this.take(part));
  }
  take(part) {
    this.kept = this.kept.length ? Buffer.concat([this.kept, part]) : part;
    const end = this.kept.indexOf(END);
    if (end < 0) return;
    const head = this.kept.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? NaN);
    if (Number.isNaN(length)) throw new Error(`an answer without length: ${head.slice(0, 200)}`);
    if (this.kept.length < end + 4 + length) return;
    const body = this.kept.subarray(end + 4, end + 4 + length);
    this.kept = this.kept.subarray(end + 4 + length);
    this.answered(this, Number(head.slice(9, 12)), body);
  }
  say(text) { this.socket.write(text); }
  end() { this.socket.destroy(); }
}

const asText = ({ path, body, token }) => {
  const json = JSON.stringify(body);
  return [`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(json)}\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}Idempotency-Key: `, `\r\n\r\n${json}`];
};

process.once('message', async ({ port, shots, connections, ms, rate }) => {
  const texts = shots.map(asText);
  const latencies = [];
  const meant = new Map();
  const idle = [];
  const due = [];
  let [next, wrong, sample, bytes] = [0, 0, '', 0];
  const begun = performance.now();
  const open = () => performance.now() - begun < ms;
  const shoot = (line, at) => {
    const [head, tail] = texts[next++ % texts.length];
    meant.set(line, at);
    line.say(`${head}${randomUUID()}${tail}`);
  };
  const answered = (line, status, body) => {
    latencies.push(performance.now() - meant.get(line));
    bytes += body.length;
    if (status !== 200) { wrong += 1; sample ||= `${status} ${body.toString().slice(0, 300)}`; }
    if (!rate) { if (open()) shoot(line, performance.now()); else idle.push(line); return; }
    if (due.length) shoot(line, due.shift()); else idle.push(line);
  };
  const lines = Array.from({ length: connections }, () => new Line(port, answered));
  await Promise.all(lines.map((line) => line.ready));
  if (rate) {
    idle.push(...lines);
    for (let i = 0; open(); i += 1) {
      const at = begun + (i * 1000) / rate;
      while (performance.now() < at) await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now() - 0.5)));
      const line = idle.pop();
      if (line) shoot(line, at); else due.push(at);
    }
  } else for (const line of lines) shoot(line, performance.now());
  while (idle.length < lines.length) await new Promise((resolve) => setTimeout(resolve, 5));
  const seconds = (performance.now() - begun) / 1000;
  for (const line of lines) line.end();
  latencies.sort((a, b) => a - b);
  const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  process.send({ count: latencies.length, seconds, wrong, sample, bytes, p50: at(0.5), p95: at(0.95), p99: at(0.99) }, () => process.exit(0));
});
