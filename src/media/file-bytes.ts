import { open, type FileHandle } from 'node:fs/promises';
import type { Bytes } from '../base/bytes.ts';

const STEP = 1024 * 1024;

/** Bytes of a file, `to` not among them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A file that is read and mended here and there: never whole in memory. */
export class FileBytes implements AsyncDisposable {
  readonly size: number;
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.size = size;
  }

  static async open(file: string): Promise<FileBytes> {
    const handle = await open(file, 'r+');
    return new FileBytes(handle, (await handle.stat()).size);
  }

  /** Fewer bytes than asked for at the end of the file. */
  async read(at: number, length: number): Promise<Bytes> {
    const buffer = new Uint8Array(Math.max(0, Math.min(length, this.size - at)));
    const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, at);
    return buffer.subarray(0, bytesRead);
  }

  async write(at: number, bytes: Uint8Array): Promise<void> {
    await this.#handle.write(bytes, 0, bytes.length, at);
  }

  /** Nothing is left of what stood there. */
  async blank(at: number, length: number): Promise<void> {
    const zeros = new Uint8Array(Math.min(length, 65_536));
    for (let done = 0; done < length; done += zeros.length) {
      await this.write(at + done, zeros.subarray(0, Math.min(zeros.length, length - done)));
    }
  }

  async truncate(length: number): Promise<void> {
    await this.#handle.truncate(length);
  }

  /** What lies in these stretches, which are in order, is moved to the beginning; all else goes. */
  async keepOnly(stretches: readonly Stretch[]): Promise<void> {
    let length = 0;
    for (const { from, to } of stretches) {
      for (let at = from; at < to; at += STEP) {
        const bytes = from === length ? null : await this.read(at, Math.min(STEP, to - at));
        if (bytes !== null) await this.write(length + at - from, bytes);
      }
      length += to - from;
    }
    await this.truncate(length);
  }

  /** Reads few bytes at a time, from the beginning on, at the price of few large readings. */
  forward(): (at: number, length: number) => Promise<Uint8Array> {
    let [held, begin] = [new Uint8Array(), 0];
    return async (at, length) => {
      if (at < begin || at + length > begin + held.length) [held, begin] = [await this.read(at, STEP), at];
      return held.subarray(at - begin, at - begin + length);
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}

export function ascii(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
