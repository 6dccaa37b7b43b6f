import postcss from 'postcss';
import type { Dist } from './dist';

export const screenWidth = 390;

const tags = [
  'view text image button input textarea picker switch form label checkbox checkbox-group radio radio-group scroll-view',
  'swiper swiper-item canvas navigator block cover-view cover-image icon progress slider rich-text page-container',
].flatMap((line) => line.split(' '));
const element = new RegExp(`(^|[\\s>+~,(])(${tags.sort((a, b) => b.length - a.length).join('|')})(?![\\w-])`, 'g');
const pageElement = /(^|[\s>+~,(])page(?![\w-])/g;

/** WeChat floors to whole pixels and never lets a line vanish. */
export const rpxToPx = (css: string): string =>
  css.replace(/(-?)(\d*\.?\d+)rpx\b/g, (_, sign: string, digits: string) => {
    const exact = (Number(digits) * screenWidth) / 750;
    const px = exact === 0 ? 0 : Math.floor(exact + 1e-4) || 0.5;
    return `${px === 0 ? '' : sign}${px}px`;
  });

const mapSelector = (selector: string): string =>
  selector.replace(pageElement, '$1body').replace(element, '$1wx-$2');

/** Style sheets of one page as plain CSS: imports inlined, `page` is the body, components are wx- elements. */
export const readWxss = (dist: Dist, file: string, from: string = file): string => {
  if (!dist.has(file)) return '';
  dist.guardReach(from, file);
  const root = postcss.parse(dist.text(file), { from: file });
  root.walkAtRules('import', (rule) => {
    const ref = /["']([^"']+)["']/.exec(rule.params)?.[1];
    if (!ref) throw new Error(`${file}: unreadable @import ${rule.params}`);
    const inlined = readWxss(dist, dist.resolve(file, ref, '.wxss'), file);
    rule.replaceWith(postcss.parse(inlined).nodes);
  });
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test((rule.parent as postcss.AtRule).name)) return;
    rule.selector = mapSelector(rule.selector);
  });
  return rpxToPx(root.toString()).replace(/\b(?:env|constant)\(safe-area-inset-(\w+)\)/g, 'var(--safe-$1, 0px)');
};
