/** What WeChat's own style sheet gives each component. */
export const baseCss = (v2: boolean): string => `
html { height: 100%; font-size: 16px; --safe-bottom: 34px; --safe-top: 47px; -webkit-text-size-adjust: 100%; }
html::-webkit-scrollbar, *::-webkit-scrollbar { display: none; }
html[data-tabs] { --safe-bottom: 0px; }
body { margin: 0; min-height: 100%; font-family: -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Noto Serif Tibetan", sans-serif; font-size: 16px; line-height: normal; color: #000; overflow-wrap: break-word; user-select: none; }
[hidden] { display: none !important; }
wx-view, wx-form, wx-scroll-view, wx-swiper, wx-swiper-item, wx-picker, wx-navigator, wx-checkbox-group, wx-radio-group, wx-cover-view, wx-page-container { display: block; }
wx-text { display: inline; white-space: pre-line; }
wx-text[user-select] { user-select: text; }
wx-label, wx-switch, wx-checkbox, wx-radio, wx-icon { display: inline-block; }
wx-label { display: inline; }
wx-image, wx-cover-image { display: inline-block; width: ${v2 ? '320px' : '320px'}; height: 240px; overflow: hidden; }
wx-image > img, wx-cover-image > img { display: block; width: 100%; height: 100%; object-fit: fill; }
wx-canvas { display: block; position: relative; width: 300px; height: 150px; }
wx-canvas > canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
wx-button { position: relative; display: block; margin: 0 auto; box-sizing: border-box; text-align: center; text-decoration: none; overflow: hidden; cursor: pointer; ${
  v2 ? 'padding: 8px 24px; width: 184px; font-size: 17px; font-weight: 500; line-height: 1.41176471; border-radius: 4px; color: #06ae56; background-color: #f2f2f2;' : 'padding: 0 14px; font-size: 18px; line-height: 2.55555556; border-radius: 5px; color: #000; background-color: #f8f8f8;'
} }
${v2 ? '' : 'wx-button::after { content: " "; width: 200%; height: 200%; position: absolute; top: 0; left: 0; border: 1px solid rgba(0,0,0,.2); transform: scale(.5); transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none; }'}
wx-button[type=primary] { color: #fff; background-color: ${v2 ? '#07c160' : '#1aad19'}; }
wx-button[type=warn] { color: ${v2 ? '#fa5151' : '#fff'}; background-color: ${v2 ? '#f2f2f2' : '#e64340'}; }
wx-button[size=mini] { display: inline-block; width: auto; padding: 0 1.32em; line-height: 2.3; font-size: 13px; }
wx-button[disabled] { opacity: .6; }
.button-hover { opacity: .85; }
wx-input { display: block; position: relative; height: 1.4rem; min-height: 1.4rem; overflow: hidden; white-space: nowrap; }
wx-input > input { position: relative; display: block; width: 100%; height: 100%; min-height: 1.4rem; box-sizing: border-box; }
wx-textarea { display: block; position: relative; width: 300px; height: 150px; }
wx-textarea > textarea { position: relative; display: block; width: 100%; height: 100%; resize: none; box-sizing: border-box; }
wx-textarea[auto-height] { height: auto; }
wx-textarea[auto-height] > textarea { field-sizing: content; height: auto; min-height: 1.4em; }
wx-input > input, wx-textarea > textarea { margin: 0; padding: 0; border: 0; outline: 0; background: none; font: inherit; color: inherit; text-align: inherit; letter-spacing: inherit; line-height: inherit; opacity: 1; caret-color: #B3352A; user-select: text; }
wx-input > input::placeholder, wx-textarea > textarea::placeholder { color: transparent; }
.wx-placeholder { position: absolute; inset: 0; overflow: hidden; pointer-events: none; color: #808080; }
wx-input > .wx-placeholder { display: flex; align-items: center; }
wx-textarea > .wx-placeholder { white-space: normal; }
wx-switch .wx-switch { display: inline-block; width: 52px; height: 32px; box-sizing: border-box; border-radius: 16px; border: 1px solid #dfdfdf; background: #dfdfdf; position: relative; vertical-align: middle; }
wx-switch .wx-switch::after { content: ""; position: absolute; left: 0; top: 0; width: 30px; height: 30px; border-radius: 15px; background: #fff; box-shadow: 0 1px 3px rgba(0,0,0,.4); }
wx-switch[checked] .wx-switch { background: var(--on, #04be02); border-color: var(--on, #04be02); }
wx-switch[checked] .wx-switch::after { transform: translateX(20px); }
.wx-mark { display: inline-flex; align-items: center; justify-content: center; width: 22px; height: 22px; margin-right: 5px; border: 1px solid #d1d1d1; border-radius: 3px; background: #fff; vertical-align: middle; box-sizing: border-box; color: var(--on, #09bb07); font-size: 16px; line-height: 1; }
wx-radio .wx-mark { border-radius: 50%; }
[checked] > .wx-mark::after { content: "✓"; }
wx-radio[checked] > .wx-mark { background: var(--on, #09bb07); border-color: var(--on, #09bb07); color: #fff; }
wx-scroll-view { overflow: hidden; position: relative; }
wx-scroll-view[scroll-x] { overflow-x: auto; } wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[enable-flex] { display: flex; }
wx-swiper { position: relative; height: 150px; overflow: hidden; }
wx-swiper > .wx-swiper { display: flex; height: 100%; transition: transform .2s; }
wx-swiper-item { flex: 0 0 100%; width: 100%; height: 100%; overflow: hidden; }
wx-progress { display: block; height: 6px; background: #ebebeb; } wx-progress > i { display: block; height: 100%; background: #09bb07; }
`;
