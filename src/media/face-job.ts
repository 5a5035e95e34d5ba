import type { Box } from './cover-box.ts';
import type { Pixels } from './picture-job.ts';

/** Where a face may be, in shares of the picture. */
export interface FaceBox extends Box {
  /** 0 to 1: how sure the detector is. */
  readonly score: number;
}

export interface FaceWork {
  readonly pixels: Pixels;
}

/** What `face-worker.ts` is sent. */
export type FaceJob = FaceWork & { readonly residentBytes: number };

export type FaceAnswer =
  | { readonly answer: 'ready' }
  /** In pixels of what was sent, as the detectors found them, some of them twice. */
  | { readonly answer: 'found'; readonly found: readonly FaceBox[] }
  | { readonly answer: 'failed'; readonly reason: string };
