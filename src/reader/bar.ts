/** What the bar holds, one paragraph each, in this order. */
export type Slot = 'breaking' | 'more';

const STYLE = `
.now{position:fixed;inset-inline:0;bottom:0;z-index:9;background:var(--ink);color:var(--paper);line-height:1.5}
.now.high{bottom:auto;top:0}
.now>div{max-width:76rem;margin-inline:auto;padding-inline:1rem;display:flex;align-items:flex-start;gap:1rem}
.now [role]{flex:1}
.now p{margin-block:.625rem}
.now a,.now [role] button{color:inherit;font:inherit;font-weight:600;text-decoration:underline;text-underline-offset:.2em;background:none;border:0;padding:.25rem 0;min-height:1.5rem;text-align:start;cursor:pointer}
.now .shut{flex:none;color:inherit;background:none;border:1px solid;border-radius:3px;font:inherit;font-size:.875rem;padding:.35rem .75rem;margin-block:.5rem;cursor:pointer}
.now :focus-visible{outline:3px solid var(--paper);outline-offset:2px}
@media(forced-colors:active){.now{border-block:2px solid}}
@media(prefers-reduced-motion:no-preference){.now p{animation:now .25s}@keyframes now{from{opacity:0}}}
@media print{.now{display:none}}`;

/**
 * The one place of a page where something arrives: a polite status region at its lower edge, over the text and never
 * over what has the focus, empty until there is something to say. The button and Escape close it.
 */
export class Bar {
  readonly #root = document.createElement('div');
  readonly #status = document.createElement('div');
  readonly #shut = document.createElement('button');
  /** What had the focus before the bar did. */
  #before: HTMLElement | null = null;

  constructor(shut: string, language: string) {
    const style = document.createElement('style');
    style.textContent = STYLE;
    const inner = document.createElement('div');
    this.#root.className = 'now';
    this.#root.lang = language;
    this.#status.setAttribute('role', 'status');
    this.#shut.type = 'button';
    this.#shut.className = 'shut';
    this.#shut.hidden = true;
    this.#shut.textContent = shut;
    inner.append(this.#status, this.#shut);
    this.#root.append(inner);
    document.head.append(style);
    document.body.append(this.#root);
    this.#shut.addEventListener('click', () => this.close());
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.close();
    });
    this.#root.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !this.#root.contains(relatedTarget)) this.#before = relatedTarget;
    });
  }

  say(slot: Slot, ...words: (Node | string)[]): void {
    const paragraph = document.createElement('p');
    paragraph.dataset['slot'] = slot;
    paragraph.append(...words);
    const old = this.#find(slot);
    // Said again, it would only interrupt.
    if (old?.textContent === paragraph.textContent) return;
    if (old) old.replaceWith(paragraph);
    else if (slot === 'breaking') this.#status.prepend(paragraph);
    else this.#status.append(paragraph);
    this.#shut.hidden = false;
    this.#makeRoom();
  }

  clear(slot: Slot): void {
    this.#find(slot)?.remove();
    if (this.#status.childElementCount === 0) this.close();
    else this.#makeRoom();
  }

  close(): void {
    if (this.#shut.hidden) return;
    const held = this.#root.contains(document.activeElement);
    this.#status.replaceChildren();
    this.#shut.hidden = true;
    this.#makeRoom();
    if (held) this.#before?.focus({ preventScroll: true });
  }

  #find(slot: Slot): Element | null {
    return this.#status.querySelector(`[data-slot=${slot}]`);
  }

  /** The end of the page stays readable below the text, and what takes the focus later is scrolled clear of the bar. */
  #makeRoom(): void {
    const { height } = this.#root.getBoundingClientRect();
    const room = height === 0 ? '' : `${Math.ceil(height) + 8}px`;
    const { style } = document.documentElement;
    style.scrollPaddingBlock = room;
    document.body.style.paddingBlockEnd = room;
    this.#root.classList.remove('high');
    this.#root.classList.toggle('high', this.#covers(document.activeElement));
  }

  #covers(element: Element | null): boolean {
    if (element === null || element === document.body || this.#root.contains(element)) return false;
    const bar = this.#root.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    // What is taller than the window is no control that could be hidden.
    return box.height < innerHeight / 2 && box.bottom > bar.top && box.top < bar.bottom && bar.height > 0;
  }
}
