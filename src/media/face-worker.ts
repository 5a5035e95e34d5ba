import { readFile } from 'node:fs/promises';
import type { Box } from './cover-box.ts';
import type { FaceAnswer, FaceBox, FaceJob } from './face-job.ts';
import type { Pixels } from './picture-job.ts';
import { serveJobs } from './serve-jobs.ts';

/**
 * The process that looks for faces: `face-process.ts` starts it. It gets pixels, never a stranger's file, and reads nothing but
 * what `npm run prepare` put into build/faces/: @vladmandic/face-api as it is made for browsers, which holds TensorFlow.js,
 * two of its models, and TensorFlow's WebAssembly. Nothing is fetched from anywhere.
 */
const FACES = new URL('../../build/faces/', import.meta.url);

/** What of face-api is used. */
interface FaceApi {
  readonly tf: {
    setBackend(name: string): Promise<boolean>;
    setWasmPaths(paths: Readonly<Record<string, string>>, byFetch: boolean): void;
    env(): { set(flag: string, value: boolean): void };
    tensor3d(data: Int32Array, shape: readonly [number, number, number], type: 'int32'): Tensor;
    readonly io: {
      weightsLoaderFactory(
        read: (names: readonly string[]) => Promise<ArrayBuffer[]>,
      ): (manifest: unknown, folder: string) => Promise<unknown>;
    };
  };
  readonly env: { setEnv(environment: object): void };
  readonly nets: Readonly<Record<'ssdMobilenetv1' | 'tinyFaceDetector', { loadFromWeightMap(weights: unknown): void }>>;
  readonly SsdMobilenetv1Options: new (options: { minConfidence: number; maxResults: number }) => object;
  readonly TinyFaceDetectorOptions: new (options: { inputSize: number; scoreThreshold: number }) => object;
  detectAllFaces(input: Tensor, options: object): PromiseLike<readonly { score: number; box: Box }[]>;
}

interface Tensor {
  dispose(): void;
}

type Detect = (pixels: Pixels) => Promise<FaceBox[]>;

/** It proposes: a box too many is taken away with a click, a face that was missed is not. */
const SSD = { minConfidence: 0.3, maxResults: 100 };
const TINY = { inputSize: 608, scoreThreshold: 0.35 };

/** Of a picture with a longer side than this, each quarter is looked at by itself too: the models see 512 pixels at most. */
const PART = 640;

let detector: Promise<Detect> | null = null;

async function openDetector(): Promise<Detect> {
  // What is made for browsers must not take this for Node: then it would ask for modules that it does not have.
  Object.assign(globalThis, { process: undefined, WorkerGlobalScope: class {}, fetch: fetchOwn });
  const api = (await import(new URL('face-api.js', FACES).href)) as FaceApi;
  const { tf, nets, env } = api;
  // Without these it refuses to work on tensors, which need none of them.
  env.setEnv({ Canvas: class {}, Image: class {}, ImageData: class {}, Video: class {} });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const wasm = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];
  tf.setWasmPaths(Object.fromEntries(wasm.map((name) => [name, new URL(name, FACES).href])), true);
  if (!(await tf.setBackend('wasm'))) throw new Error('WebAssembly does not start here');
  nets.ssdMobilenetv1.loadFromWeightMap(await weightsOf(api, 'ssd_mobilenetv1_model'));
  nets.tinyFaceDetector.loadFromWeightMap(await weightsOf(api, 'tiny_face_detector_model'));
  return (pixels) => look(api, pixels);
}

/** The one thing that it may fetch. */
async function fetchOwn(address: string): Promise<Response> {
  return new Response(await readFile(new URL(address)), { headers: { 'content-type': 'application/wasm' } });
}

async function weightsOf({ tf }: FaceApi, name: string): Promise<unknown> {
  const read = async (file: string): Promise<ArrayBuffer> =>
    new Uint8Array(await readFile(new URL(file.split('/').at(-1) ?? '', FACES))).buffer;
  const manifest: unknown = JSON.parse(await readFile(new URL(`${name}-weights_manifest.json`, FACES), 'utf8'));
  return await tf.io.weightsLoaderFactory((names) => Promise.all(names.map(read)))(manifest, '');
}

async function look(api: FaceApi, pixels: Pixels): Promise<FaceBox[]> {
  const found: FaceBox[] = [];
  for (const { x, y, width, height } of partsOf(pixels)) {
    const tensor = api.tf.tensor3d(cut(pixels, { x, y, width, height }), [height, width, 3], 'int32');
    for (const options of [new api.SsdMobilenetv1Options(SSD), new api.TinyFaceDetectorOptions(TINY)])
      for (const { score, box } of await api.detectAllFaces(tensor, options))
        found.push({ score, x: x + box.x, y: y + box.y, width: box.width, height: box.height });
    tensor.dispose();
  }
  return found;
}

/** The whole, and four quarters that overlap by a fifth, so that no face is cut in each of them. */
function partsOf({ width, height }: Pixels): Box[] {
  const whole = { x: 0, y: 0, width, height };
  if (Math.max(width, height) <= PART) return [whole];
  const part = { width: Math.ceil(width * 0.6), height: Math.ceil(height * 0.6) };
  const corners = [0, width - part.width].flatMap((x) => [0, height - part.height].map((y) => ({ x, y, ...part })));
  return [whole, ...corners];
}

function cut({ data, width: across }: Pixels, { x, y, width, height }: Box): Int32Array {
  const values = new Int32Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * across + x) * 3;
    values.set(data.subarray(from, from + width * 3), row * width * 3);
  }
  return values;
}

async function answerTo({ pixels }: FaceJob): Promise<FaceAnswer> {
  try {
    detector ??= openDetector();
    return { answer: 'found', found: await (await detector)(pixels) };
  } catch (error) {
    return { answer: 'failed', reason: String(error) };
  }
}

serveJobs<FaceJob, FaceAnswer>({ answer: 'ready' }, answerTo);
