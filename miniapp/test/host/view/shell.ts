import type { Chrome } from '../port';
import { make } from './dialogs';
import { view } from './bridge';

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page of the host has no #${id}`);
  return found;
};

const chevron = '<svg viewBox="0 0 12 24" width="12" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10 4 2 12l8 8"/></svg>';
const house = '<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round"><path d="M3 11 12 4l9 7v9h-6v-6H9v6H3z"/></svg>';

const button = (label: string, html: string, run: () => void): HTMLElement => {
  const made = make('button', { class: 'nav-back', 'aria-label': label });
  made.innerHTML = html;
  made.addEventListener('click', run);
  return made;
};

const navBar = (chrome: Chrome): void => {
  const nav = element('nav');
  const ink = chrome.textStyle === 'white' ? '#fff' : '#221e1b';
  element('status').style.color = ink;
  nav.style.background = chrome.custom ? 'transparent' : chrome.background;
  nav.style.color = ink;
  nav.classList.toggle('custom', chrome.custom);
  nav.classList.toggle('dark', chrome.textStyle === 'white');
  const parts: HTMLElement[] = [];
  if (!chrome.custom && chrome.back === 'back') parts.push(button('返回', chevron, () => view.send({ kind: 'back' })));
  if (!chrome.custom && chrome.back === 'home') parts.push(button('首页', house, () => view.send({ kind: 'tab', index: 0 })));
  if (!chrome.custom) parts.push(make('div', { class: 'nav-title' }, chrome.title));
  element('nav-row').replaceChildren(...parts);
};

const tabBar = ({ tabs, selected, tabBar: style }: Chrome): void => {
  const bar = element('tabs');
  bar.hidden = tabs.length === 0;
  bar.style.background = style.backgroundColor;
  bar.replaceChildren(
    ...tabs.map((tab, index) => {
      const on = index === selected;
      const icon = on ? (tab.selectedIconPath ?? tab.iconPath) : tab.iconPath;
      const made = make('button', { class: 'tab', role: 'tab', 'aria-selected': String(on) }, ...(icon ? [make('img', { src: view.asset(`/${icon.replace(/^\//, '')}`), alt: '' })] : []), make('span', {}, tab.text));
      if (tab.badge) made.append(make('b', { class: 'badge' }, tab.badge));
      else if (tab.dot) made.append(make('b', { class: 'badge dot' }));
      made.style.color = on ? style.selectedColor : style.color;
      made.addEventListener('click', () => view.send({ kind: 'tab', index }));
      return made;
    }),
  );
};

/** Draws the bars and puts the page on top into the space they leave. */
export const drawChrome = (chrome: Chrome, frames: Map<number, { frame: HTMLIFrameElement }>): void => {
  navBar(chrome);
  tabBar(chrome);
  for (const [id, { frame }] of frames) {
    const shown = id === chrome.pageId;
    frame.style.display = shown ? 'block' : 'none';
    if (!shown) continue;
    frame.style.top = chrome.custom ? '0' : '91px';
    frame.style.bottom = chrome.tabs.length > 0 ? '84px' : '0';
    frame.contentDocument?.documentElement.toggleAttribute('data-tabs', chrome.tabs.length > 0);
  }
};
