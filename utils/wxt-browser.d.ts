import 'wxt/browser';

/** WXT writes these from the project's files at build time; stated here so that types need no build. */
declare module 'wxt/browser' {
  interface WxtRuntime {
    getURL(path: `/${string}`): string;
  }
  interface WxtI18n {
    getMessage(key: string, substitutions?: string | string[]): string;
  }
}
