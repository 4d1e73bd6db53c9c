// Chat apps open links in a window of their own. What is kept there may be gone with the chat, and the
// real browser cannot find it. Telegram on Android and WhatsApp mostly open the real browser.
const MARKS =
	/FBAN|FBAV|FB_IAB|Instagram|\bLine\/|MicroMessenger|Snapchat|musical_ly|Bytedance|TikTok|Viber|KAKAOTALK|VKAndroidApp|\bVK\/|OKApp|Telegram-Android|Twitter for|LinkedInApp|GSA\/|; wv\)/;
const APPLE = /\((?:iPhone|iPad|iPod)[^)]*\)/;
const APPLE_BROWSER = /Safari\/|CriOS\/|FxiOS\/|EdgiOS\/|OPT\//;

/** Whether this user agent is a window inside another app. A guess: apps may hide it. */
export function isInApp(userAgent: string): boolean {
	return MARKS.test(userAgent) || (APPLE.test(userAgent) && !APPLE_BROWSER.test(userAgent));
}
