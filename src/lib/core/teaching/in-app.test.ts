import { expect, test } from 'vitest';
import { isInApp } from './in-app.ts';

const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-A155F';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15';

test.each([
	['Facebook', `${ANDROID}; wv) ${CHROME} [FB_IAB/FB4A;FBAV/500.0.0.0;]`],
	['an Android window without a name', `${ANDROID}; wv) ${CHROME}`],
	['Telegram', `${ANDROID}) ${CHROME} Telegram-Android/11.4`],
	['Instagram on an iPhone', `${IPHONE} (KHTML, like Gecko) Mobile/22A Instagram 350.0`],
	['an iPhone window without a name', `${IPHONE} (KHTML, like Gecko) Mobile/22A3354`],
	['WeChat', `${ANDROID}) ${CHROME} MicroMessenger/8.0`]
])('the window of a chat app is known: %s', (_, userAgent) => {
	expect(isInApp(userAgent)).toBe(true);
});

test.each([
	['Chrome', `${ANDROID}) ${CHROME}`],
	['Safari', `${IPHONE} (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1`],
	['Chrome on an iPhone', `${IPHONE} (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1`],
	['Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0']
])('a browser is not taken for one: %s', (_, userAgent) => {
	expect(isInApp(userAgent)).toBe(false);
});
