import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { openWeapp } from './driver';
import type { HostDriver } from './driver/host';
import { fixture } from './host/fixture-app';

let browser: Browser;
let driver: HostDriver;
beforeAll(async () => {
  browser = await launchBrowser();
  driver = await openWeapp(browser, { dist: fixture });
});
afterAll(async () => {
  await driver?.close();
  await browser?.close();
});

it('draws templates, bars and tabs, and taps by the words on the screen', async () => {
  await driver.see('样例');
  await driver.tap('去甲');
  await driver.tap('打招呼');
  await driver.see('你好，a');
  await driver.tap('页数');
  await driver.see('["pages/home/index","alpha/page/index"]');
  await driver.back();
  await driver.see('去甲');
  await driver.tap('另一页');
  await driver.tap('只在这里');
  await driver.see('["pages/other/index"]');
  await driver.notSee('去甲');
  await driver.tap('首页');
  await driver.tap('换名字');
  await driver.see('人员');
  await driver.notSee('另一页');
});

it('asks in dialogs that are answered by their words', async () => {
  await driver.tap('问要不要');
  await driver.see('想好了再点');
  await driver.tap('取消');
  await driver.see('"confirm":false');
  await driver.tap('挑一样');
  await driver.tap('梨');
  await driver.see('"tapIndex":1');
  await driver.tap('说完');
  await driver.see('记好了');
  await driver.notSee('记好了');
});

it('reads what the test holds before the camera', async () => {
  await driver.scan('GY-0001');
  await driver.tap('扫一扫');
  await driver.see('GY-0001');
});

it('says what is on the screen when words are missing or covered', async () => {
  await expect(driver.tap('没有的词', { timeout: 200 })).rejects.toThrow(/Could not find "没有的词": no such words[\s\S]*去甲/);
  await driver.tap('问要不要');
  await expect(driver.tap('说完', { timeout: 200 })).rejects.toThrow('covered by');
  await driver.tap('确定');
  await expect(driver.notSee('去甲', { timeout: 200 })).rejects.toThrow('still there');
});

it('fails when the app fails', async () => {
  await driver.tap('没有的');
  await expect(driver.see('另外的')).rejects.toThrow('wx.startBluetoothDevicesDiscovery is not in the host');
});

it('styles in rpx and for components, each page in a frame of its own', async () => {
  await driver.relaunch();
  await driver.see('去甲');
  const style = await driver.page.evaluate(() => {
    const doc = document.querySelector('iframe')?.contentDocument;
    const out = doc?.querySelector('.out');
    if (!doc || !out) return undefined;
    const { padding, marginTop, color } = getComputedStyle(out);
    return { padding, marginTop, color, page: getComputedStyle(doc.body).fontSize };
  });
  expect(style).toEqual({ padding: '16px', marginTop: '12px', color: 'rgb(29, 117, 72)', page: '17px' });
  const picture = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'shot-')), 'home.png');
  await driver.screenshot(picture);
  expect(fs.statSync(picture).size).toBeGreaterThan(5000);
});
