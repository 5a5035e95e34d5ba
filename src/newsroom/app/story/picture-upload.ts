import { Extension } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { ChosenPicture } from './picture-picker.tsx';

/** What the editor needs to add pictures; handed in anew with every render. */
export interface PictureDoor {
  send(file: File, told: (share: number) => void): Promise<ChosenPicture>;
  /** What stands where a picture will. */
  uploading(file: File): string;
  refused(file: File, error: Error): void;
}

const KEY = new PluginKey<DecorationSet>('picture-upload');

/** Pictures that are dropped or pasted into the text: added to the library, and put where they were let go. */
export function pictureUpload(door: () => PictureDoor): Extension {
  return Extension.create({
    name: 'pictureUpload',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: KEY,
        state: { init: () => DecorationSet.empty, apply: placed },
        props: {
          decorations: (state) => KEY.getState(state),
          handleDOMEvents: {
            drop(view, event) {
              // What is moved within the text is no file.
              const files = view.dragging === null ? picturesIn(event.dataTransfer) : [];
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
              return take(view, { event, files, at: at ?? view.state.selection.to, door: door() });
            },
            paste(view, event) {
              return take(view, { event, files: pastedPictures(event), at: view.state.selection.to, door: door() });
            },
          },
        },
      }),
    ],
  });
}

/** Word puts a picture of the text beside the text: then it is the text that is meant. */
export function pastedPictures({ clipboardData }: ClipboardEvent): readonly File[] {
  return (clipboardData?.getData('text/plain') ?? '').trim() === '' ? picturesIn(clipboardData) : [];
}

function picturesIn(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

interface Taken {
  readonly event: Event;
  readonly files: readonly File[];
  readonly at: number;
  readonly door: PictureDoor;
}

/** Whether there was something to take. */
function take(view: EditorView, { event, files, at, door }: Taken): boolean {
  if (files.length === 0 || !view.editable) return false;
  event.preventDefault();
  const put = files.map((file) => new Coming(file, door.uploading(file)));
  view.dispatch(view.state.tr.setMeta(KEY, { put, at: placeFor(view, at) } satisfies Told));
  void addAll(view, put, door);
  return true;
}

/** What stands in the text while a picture comes in. It is no part of the text, and is not saved. */
class Coming {
  readonly file: File;
  readonly element = document.createElement('div');
  readonly #progress = document.createElement('progress');

  constructor(file: File, name: string) {
    this.file = file;
    this.element.className = 'picture-coming';
    this.element.setAttribute('role', 'status');
    this.#progress.max = 1;
    this.#progress.value = 0;
    this.#progress.setAttribute('aria-label', name);
    this.element.append(name, this.#progress);
  }

  /** Sent whole, it is the newsroom's turn: nobody knows how long. */
  show(share: number): void {
    if (share < 1) this.#progress.value = share;
    else this.#progress.removeAttribute('value');
  }
}

type Told = { readonly put: readonly Coming[]; readonly at: number } | { readonly gone: Coming };

function placed(transaction: Transaction, set: DecorationSet): DecorationSet {
  const now = set.map(transaction.mapping, transaction.doc);
  const told = transaction.getMeta(KEY) as Told | undefined;
  if (told === undefined) return now;
  if ('gone' in told) return now.remove(found(now, told.gone));
  // On their right, so that each picture comes to stand before those still on their way.
  const widgets = told.put.map((coming) => Decoration.widget(told.at, coming.element, { coming, side: 1 }));
  return now.add(transaction.doc, widgets);
}

function found(set: DecorationSet, coming: Coming): Decoration[] {
  return set.find(undefined, undefined, (spec) => spec['coming'] === coming);
}

/** One after the other, in their order. */
async function addAll(view: EditorView, all: readonly Coming[], door: PictureDoor): Promise<void> {
  for (const coming of all) {
    try {
      const image = await door.send(coming.file, (share) => coming.show(share));
      if (!view.isDestroyed) settle(view, coming, image);
    } catch (error) {
      if (!view.isDestroyed) settle(view, coming, null);
      door.refused(coming.file, error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** Where the text around it was taken out meanwhile, the picture is in the library alone. */
function settle(view: EditorView, coming: Coming, image: ChosenPicture | null): void {
  const { tr: transaction, schema } = view.state;
  const [place] = found(KEY.getState(view.state) ?? DecorationSet.empty, coming);
  transaction.setMeta(KEY, { gone: coming } satisfies Told);
  if (image !== null && place !== undefined) {
    const { id, alt, caption, credit } = image;
    const node = schema.nodes['picture']?.create({ image: id, alt, caption, credit });
    if (node) transaction.insert(placeFor(view, place.from), node);
  }
  view.dispatch(transaction);
}

/** The place between blocks that is nearest to this one. */
function placeFor({ state: { doc, schema } }: EditorView, at: number): number {
  const node = schema.nodes['picture']?.create();
  return (node && dropPoint(doc, at, new Slice(Fragment.from(node), 0, 0))) ?? at;
}
