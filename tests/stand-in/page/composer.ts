/**
 * The composer. Like Lexical it keeps its own model and draws the DOM from it: it listens to `beforeinput` and
 * `paste`, and whatever else changes its DOM is thrown away. It takes input only where it has the focus.
 */
import { h } from './dom.ts';

export interface Composer {
  readonly element: HTMLElement;
  text(): string;
  clear(): void;
  focus(): void;
}

export function createComposer(options: {
  label: string;
  onSend(): void;
  onChange(text: string): void;
}): Composer {
  let model = '';
  let caret = { start: 0, end: 0 };
  const editor = h('div', {
    class: 'composer-input',
    role: 'textbox',
    label: options.label,
    tabindex: 10,
    raw: {
      contenteditable: 'true',
      'aria-placeholder': options.label,
      'data-tab': '10',
      'data-lexical-editor': 'true',
      'aria-multiline': 'true',
      spellcheck: 'true',
    },
  });
  const placeholder = h(
    'div',
    { class: 'composer-placeholder', raw: { 'aria-hidden': 'true' } },
    options.label,
  );

  function paragraph(line: string): HTMLElement {
    const inner =
      line === '' ? document.createElement('br') : h('span', { raw: { 'data-lexical-text': 'true' } }, line);
    return h('p', { class: 'composer-line', dir: 'auto' }, inner);
  }

  const observer = new MutationObserver(() => {
    // Somebody else wrote into the DOM: the model is what counts.
    draw();
  });

  function draw(): void {
    observer.disconnect();
    editor.replaceChildren(...model.split('\n').map(paragraph));
    placeholder.hidden = model !== '';
    if (document.activeElement === editor) putCaret();
    observer.observe(editor, { childList: true, characterData: true, subtree: true });
  }

  /** Where an offset of the model is in the DOM. */
  function pointAt(offset: number): { node: Node; offset: number } {
    let left = offset;
    for (const line of editor.children) {
      const length = line.textContent.length;
      if (left <= length) {
        const node = line.firstChild?.firstChild;
        return node ? { node, offset: left } : { node: line, offset: 0 };
      }
      left -= length + 1;
    }
    return { node: editor, offset: editor.childNodes.length };
  }

  function putCaret(): void {
    const start = pointAt(caret.start);
    const end = pointAt(caret.end);
    getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  }

  /** Where a point of the DOM is in the model. */
  function offsetOf(node: Node, offset: number): number {
    let sum = 0;
    for (const [index, line] of [...editor.children].entries()) {
      if (node === editor && index >= offset) return Math.max(0, sum - 1);
      if (line === node || line.contains(node)) {
        return sum + (node.nodeType === Node.TEXT_NODE ? offset : offset > 0 ? line.textContent.length : 0);
      }
      sum += line.textContent.length + 1;
    }
    return model.length;
  }

  function readCaret(): void {
    const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : undefined;
    if (!range || !editor.contains(range.startContainer) || !editor.contains(range.endContainer)) return;
    caret = {
      start: Math.min(model.length, offsetOf(range.startContainer, range.startOffset)),
      end: Math.min(model.length, offsetOf(range.endContainer, range.endOffset)),
    };
  }

  function replace(text: string, start = caret.start, end = caret.end): void {
    model = model.slice(0, start) + text + model.slice(end);
    caret = { start: start + text.length, end: start + text.length };
    draw();
    options.onChange(model);
  }

  editor.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    if (document.activeElement !== editor) return;
    readCaret();
    const isCollapsed = caret.start === caret.end;
    switch (event.inputType) {
      case 'insertText':
      case 'insertReplacementText':
      case 'insertFromPaste':
      case 'insertFromDrop':
        replace(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
        return;
      case 'insertParagraph':
      case 'insertLineBreak':
        replace('\n');
        return;
      case 'deleteContentBackward':
        replace('', isCollapsed ? Math.max(0, caret.start - 1) : caret.start);
        return;
      case 'deleteContentForward':
        replace('', caret.start, isCollapsed ? caret.end + 1 : caret.end);
        return;
      case 'deleteByCut':
      case 'deleteContent':
        replace('');
    }
  });

  // Input that came without `beforeinput` (execCommand): the caret is still the one from before it.
  editor.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent)) return;
    if (event.inputType === 'insertText' && event.data !== null) replace(event.data);
    else if (event.inputType === 'insertParagraph' || event.inputType === 'insertLineBreak') replace('\n');
    else draw();
  });
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === editor) readCaret();
  });

  editor.addEventListener('paste', (event) => {
    event.preventDefault();
    if (document.activeElement !== editor) return;
    readCaret();
    replace(event.clipboardData?.getData('text/plain').replaceAll('\r\n', '\n') ?? '');
  });

  editor.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    options.onSend();
  });

  draw();
  return {
    element: h('div', { class: 'composer-box' }, placeholder, editor),
    text: () => model,
    clear() {
      model = '';
      caret = { start: 0, end: 0 };
      draw();
      options.onChange(model);
    },
    focus() {
      editor.focus();
      caret = { start: model.length, end: model.length };
      putCaret();
    },
  };
}
