import { open, type FileHandle } from 'node:fs/promises';
import type { Bytes } from '../base/bytes.ts';

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

  /** What lies between is moved to the beginning, and the rest cut off. */
  async keepOnly(from: number, to: number): Promise<void> {
    const step = 1024 * 1024;
    for (let at = from; from > 0 && at < to; at += step)
      await this.write(at - from, await this.read(at, Math.min(step, to - at)));
    await this.truncate(to - from);
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
