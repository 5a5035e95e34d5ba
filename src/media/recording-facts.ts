import type { RecordingKind, RecordingType } from '../story/recording.ts';

/** What a file says of itself, once it says nothing else. */
export interface RecordingFacts {
  readonly kind: RecordingKind;
  readonly type: RecordingType;
  /** Null when the file does not say; likewise the size of the picture, in pixels. */
  readonly seconds: number | null;
  readonly width: number | null;
  readonly height: number | null;
}

export function soundFacts(type: RecordingType, seconds: number | null): RecordingFacts {
  const known = seconds !== null && Number.isFinite(seconds) && seconds > 0 ? seconds : null;
  return { kind: 'audio', type, seconds: known, width: null, height: null };
}
