// Draws the icons we use from lucide-static (ISC): tab pictures as PNG, the rest as CSS masks.
// A mask takes the colour of the text, so one rule serves every colour and the page's data carries only a class name.
// Run after changing the list below: node miniapp/scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const sharp = require('sharp');
const here = path.dirname(fileURLToPath(import.meta.url));
const src = path.join(here, '../src');
const lucide = path.join(path.dirname(require.resolve('lucide-static/package.json')), 'icons');

const names = [
  'pencil', 'file-text', 'phone', 'chevron-right', 'chevron-left', 'x', 'map-pin',
  'check', 'plus', 'camera', 'wifi-off', 'credit-card', 'hand', 'volume-2', 'message-square', 'bell',
  'users', 'scan-line',
];
const tabs = { home: 'house', todo: 'list-checks', me: 'user-round' };

const shapes = (name) =>
  readFileSync(path.join(lucide, `${name}.svg`), 'utf8')
    .replace(/<!--.*?-->/gs, '')
    .replace(/^[\s\S]*?<svg[\s\S]*?>/, '')
    .replace('</svg>', '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ \/>/g, '/>')
    .trim();
const uri = (svg) =>
  `url("data:image/svg+xml,${svg.replace(/"/g, "'").replace(/%/g, '%25').replace(/#/g, '%23').replace(/</g, '%3C').replace(/>/g, '%3E')}")`;
const svg = (name, colour, width = 1.75) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${shapes(name)}</svg>`;
const mark = (size) => readFileSync(path.join(src, `ui/mark/g${size}.svg`), 'utf8').trim().replace('currentColor', '#000');

const rule = (name, image) => `.i-${name} {\n  -webkit-mask-image: ${image};\n}\n`;
writeFileSync(
  path.join(src, 'ui/styles/_icons.scss'),
  `// Drawn by scripts/icons.mjs from lucide-static (ISC) and ui/mark; change the list there.\n${names
    .map((name) => rule(name, uri(svg(name, '#000'))))
    .join('')}${rule('mark', uri(mark(24)))}${rule('mark-large', uri(mark(96)))}`,
);
writeFileSync(
  path.join(src, 'ui/icons.ts'),
  `// Drawn by scripts/icons.mjs; change the list there.\nexport type IconName =\n${names.map((n) => `  | '${n}'`).join('\n')};\n`,
);
for (const [tab, name] of Object.entries(tabs)) {
  for (const [suffix, colour] of [['', '#6E665D'], ['-on', '#B3352A']]) {
    // 81 px is what WeChat asks for; the drawing fills 3/4 so that it reads as 24 px beside an 11 px label.
    await sharp(Buffer.from(svg(name, colour)), { density: 300 })
      .resize(63, 63)
      .extend({ top: 9, bottom: 9, left: 9, right: 9, background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png({ palette: true, quality: 90, compressionLevel: 9 })
      .toFile(path.join(src, `assets/tab/${tab}${suffix}.png`));
  }
}
