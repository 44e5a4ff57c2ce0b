/** True in test builds only: Playwright cannot see into a closed shadow root. What it says is always an `openDom`: scripts/open-shadow.ts looks for that. */
declare const __OPEN_SHADOW__: boolean;
/** The overlay's stylesheets as one text, put in by scripts/inline-css.ts. Empty of meaning outside the overlay. */
declare const __OVERLAY_CSS__: string;
