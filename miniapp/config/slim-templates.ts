import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Compilation, type Compiler, sources } from 'webpack';

/** Components Taro always draws templates for, and events and attributes it puts on every view, that no page of ours uses. */
const components = ['scroll-view'];
const events: Record<string, RegExp> = {
  bindtouchstart: /onTouchStart/, bindtouchmove: /onTouchMove/, bindtouchend: /onTouchEnd/, bindtouchcancel: /onTouchCancel/, bindlongpress: /onLongPress/,
  bindanimationstart: /onAnimationStart/, bindanimationiteration: /onAnimationIteration/, bindanimationend: /onAnimationEnd/, bindtransitionend: /onTransitionEnd/,
  bindkeyboardheightchange: /onKeyboardHeightChange/, bindnicknamereview: /onNickNameReview/, bindselectionchange: /onSelectionChange/,
  bindkeyboardcompositionstart: /onKeyboardCompositionStart/, bindkeyboardcompositionupdate: /onKeyboardCompositionUpdate/, bindkeyboardcompositionend: /onKeyboardCompositionEnd/,
  bindgetuserinfo: /onGetUserInfo/, bindcontact: /onContact/, bindgetrealtimephonenumber: /onGetRealTimePhoneNumber/, bindchooseavatar: /onChooseAvatar/,
  bindopensetting: /onOpenSetting/, bindlaunchapp: /onLaunchApp/, bindagreeprivacyauthorization: /onAgreePrivacyAuthorization/, bindlinechange: /onLineChange/,
};
const attributes: Record<string, RegExp> = {
  animation: /\banimation=/, 'hover-stop-propagation': /hoverStopPropagation/, 'hover-start-time': /hoverStartTime/, 'hover-stay-time': /hoverStayTime/,
  'session-from': /sessionFrom/, 'send-message-title': /sendMessageTitle/, 'send-message-path': /sendMessagePath/, 'send-message-img': /sendMessageImg/,
  'app-parameter': /appParameter/, 'show-message-card': /showMessageCard/, 'business-id': /businessId/,
  'safe-password-cert-path': /safePassword/, 'safe-password-length': /safePassword/, 'safe-password-time-stamp': /safePassword/, 'safe-password-nonce': /safePassword/,
  'safe-password-salt': /safePassword/, 'safe-password-custom-hash': /safePassword/, 'always-embed': /alwaysEmbed/, 'hold-keyboard': /holdKeyboard/,
  'selection-start': /selectionStart/, 'selection-end': /selectionEnd/, 'auto-fill': /autoFill/, 'cursor-color': /cursorColor/,
};

export const texts = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');

const pascal = (name: string): string => name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());

/** Takes what our pages never use out of base.wxml: bytes for every phone, and no wire for a touch nobody listens to. */
export const slim = (wxml: string, source: string): string => {
  const unused = [...Object.entries(events), ...Object.entries(attributes)].filter(([, use]) => !use.test(source)).map(([name]) => name);
  const gone = components.filter((name) => !new RegExp(`<${pascal(name)}\\b`).test(source));
  return wxml
    .replace(/<template name="[^"]*">\s*<([\w-]+)[^]*?<\/template>\s*(?=<template name|$)/g, (template, component: string) => (gone.includes(component) ? '' : template))
    .replace(new RegExp(` (?:${unused.join('|')})="[^"]*"`, 'g'), '')
    .replace(/>\s+</g, '><');
};

export class SlimTemplates {
  constructor(private readonly folder: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('SlimTemplates', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'SlimTemplates', stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 10 }, (assets) => {
        const base = assets['base.wxml'];
        if (base) compilation.updateAsset('base.wxml', new sources.RawSource(slim(String(base.source()), texts(this.folder))));
      });
    });
  }
}
