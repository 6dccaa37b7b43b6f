// npm run phone [-- --h5] [--server http://127.0.0.1:8080]
// The phone app in the hand, without WeChat's developer tools: the weapp build in its host (or H5), led by words typed here.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { isStale } from './lib/targets.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { help: { type: 'boolean', default: false }, h5: { type: 'boolean', default: false }, server: { type: 'string', default: 'http://127.0.0.1:8080' } } });

const help = `  look                        the words on the screen
  tap WORDS [@ NEAR]          taps the words; NEAR names others in the same row or card
  type LABEL = TEXT           fills a field found by its label or placeholder
  pick LABEL = OPTION[, …]    chooses in a picker; a day is YYYY-MM-DD
  flip LABEL                  turns a switch or checkbox
  photo FILE, scan TEXT       what the next photo or scan will give: say it before the tap
  offline, online             takes the network away, and gives it back
  back, restart               the phone's way back; the app killed and opened again
  picture FILE                saves the screen as .png
  quit`;

const pair = (rest) => rest.split(' = ').map((part) => part.trim());
const near = (rest) => {
  const [words, inside] = rest.split(' @ ').map((part) => part.trim());
  return [words, inside ? { in: inside } : {}];
};

/** Each verb with what the phone does. */
const verbs = (phone) => ({
  look: () => undefined,
  tap: (rest) => phone.tap(...near(rest)),
  type: (rest) => phone.type(...pair(rest)),
  pick: (rest) => {
    const [label, option] = pair(rest);
    return phone.pick(label, option.includes(',') ? option.split(/,\s*/) : option);
  },
  flip: (rest) => phone.flip(rest),
  photo: (rest) => phone.choosePhoto(resolve(rest)),
  scan: (rest) => phone.scan(rest),
  offline: () => phone.offline(true),
  online: () => phone.offline(false),
  back: () => phone.back(),
  restart: () => phone.relaunch(),
  picture: (rest) => phone.screenshot(resolve(rest)),
});

/** What stands on the screen, once it has come to rest. */
async function look(phone) {
  await new Promise((done) => setTimeout(done, 700));
  say(`  ${(await phone.texts()).join(' | ')}`);
}

if (values.help) {
  say(`npm run phone -- [--h5] [--server http://127.0.0.1:8080]\n${help}`);
  process.exit(0);
}

async function open() {
  const build = values.h5 ? 'h5' : 'weapp';
  if (isStale(build)) {
    say(`building ${build} …`);
    const { code, output } = await run(process.execPath, [at('scripts/build.mjs'), build]);
    if (code !== 0) throw new Error(output);
  }
  const require = createRequire(import.meta.url);
  require('./day/load.cjs');
  const { launchBrowser } = require('../miniapp/test/browser.ts');
  const { openH5, openWeapp } = require('../miniapp/test/driver.ts');
  // With a screen at hand the phone is shown, and fingers work as well as words.
  const browser = await launchBrowser({ headless: !process.env.DISPLAY });
  const phone = await (values.h5 ? openH5(browser, { url: values.server }) : openWeapp(browser, { dist: at('miniapp/dist/weapp'), api: values.server }));
  return { browser, phone };
}

const { browser, phone } = await open();
const can = verbs(phone);
say(`${values.h5 ? 'H5' : 'weapp'} on ${values.server}. Say what the finger does:\n${help}`);
await look(phone);
for await (const line of createInterface({ input: process.stdin })) {
  const [, verb, rest] = /^\s*(\S*)\s*(.*?)\s*$/.exec(line);
  if (verb === 'quit') break;
  if (verb === '') continue;
  try {
    if (!Object.hasOwn(can, verb)) throw new Error(`no such word: ${verb}\n${help}`);
    await can[verb](rest);
    await look(phone);
  } catch (error) {
    say(`! ${error.message}`);
  }
}
await browser.close();
process.exit(0);
