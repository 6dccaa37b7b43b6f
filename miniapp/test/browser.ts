import { chromium, type Browser } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The machine's own Chromium; CHROMIUM names another one. */
export const launchBrowser = ({ headless = true } = {}): Promise<Browser> => chromium.launch({ headless, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
