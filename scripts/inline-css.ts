import type { Plugin } from 'vite';
import { packCss } from './pack-css.ts';
import { shortenProperties } from './shorten-properties.ts';

const placeholder = '%%OVERLAY_CSS%%';

/**
 * Puts the CSS of the overlay inside its script, so that the extension needs no web-accessible resource:
 * `__OVERLAY_CSS__` in the source becomes the text of every stylesheet and CSS module that the overlay imports.
 * Other entries keep their CSS files, and `__OVERLAY_CSS__` is the placeholder there: only the overlay may use it.
 */
export function inlineOverlayCss(): Plugin {
  return {
    name: 'muster:inline-overlay-css',
    enforce: 'post',
    config: () => ({ define: { __OVERLAY_CSS__: JSON.stringify(placeholder) } }),
    generateBundle(_options, bundle) {
      const outputs = Object.values(bundle);
      const overlay = outputs.find(
        (output) =>
          output.type === 'chunk' && output.isEntry && output.fileName.endsWith('content-scripts/overlay.js'),
      );
      if (overlay?.type !== 'chunk') return;

      let css = '';
      for (const output of outputs) {
        if (output.type !== 'asset' || !output.fileName.endsWith('.css')) continue;
        css += typeof output.source === 'string' ? output.source : new TextDecoder().decode(output.source);
        delete bundle[output.fileName];
      }

      // The minifier chooses the quotes, so all three kinds are looked for.
      const quoted = new RegExp(`(["'\`])${placeholder}\\1`, 'g');
      if (!quoted.test(overlay.code))
        this.error('the overlay never uses __OVERLAY_CSS__: its styles would be lost');
      const marked = overlay.code.replace(quoted, () => `/*css*/${JSON.stringify(css.trim())}/*css*/`);
      overlay.code = shortenProperties(marked).replace(/\/\*css\*\/(.*?)\/\*css\*\//gs, (_, text: string) =>
        packCss(JSON.parse(text) as string),
      );
    },
  };
}
