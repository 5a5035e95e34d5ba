import type { Id } from '../base/id.ts';

/** A sound or film of the publication's own. */
export type RecordingId = Id<'Recording'>;
/** The words of a recording with their times, in one language. */
export type CaptionsId = Id<'Captions'>;

export type RecordingKind = 'audio' | 'video';

export type RecordingType = 'audio/mpeg' | 'audio/mp4' | 'audio/ogg' | 'video/mp4' | 'video/webm' | 'audio/webm';

/** A recording as press is given it. */
export interface PublicRecording {
  readonly id: RecordingId;
  readonly kind: RecordingKind;
  readonly type: RecordingType;
  /** Its address on the site; the bytes there never change. */
  readonly path: string;
  /** In bytes. */
  readonly length: number;
  /** Null when the file does not say; likewise the size of the picture, in pixels. */
  readonly seconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** Captions as press is given them. */
export interface PublicCaptions {
  readonly id: CaptionsId;
  readonly path: string;
}
