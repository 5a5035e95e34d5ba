import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What a test may have an authenticator, or the browser around it, do wrongly. */
export interface Misdeeds {
  readonly origin?: string;
  readonly challenge?: string;
  /** The host that it signs for. */
  readonly rpId?: string;
  readonly crossOrigin?: boolean;
  /** Whether it saw who uses it. */
  readonly verified?: boolean;
  /** What it counts next, instead of one more. */
  readonly counter?: number;
  readonly userHandle?: string | undefined;
}

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** A passkey with ES256, made and used as WebAuthn Level 3 says, 6 and 7; it lives in this object. */
export class Authenticator {
  readonly id = randomBytes(32).toString('base64url');
  readonly #origin: string;
  readonly #key: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  #counter = 0;
  #userHandle = '';

  constructor(origin: string) {
    this.#origin = origin;
    this.#key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** The answer to `navigator.credentials.create`, as JSON. */
  create(options: CreationOptions, misdeeds: Misdeeds = {}): Record<string, unknown> {
    this.#userHandle = options.user.id;
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([id.length >> 8, id.length & 0xff]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.#coseKey()]);
    const data = this.#data({ rpId: options.rp.id, attested, misdeeds });
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(data)],
    ]);
    const clientDataJSON = this.#clientData('webauthn.create', options.challenge, misdeeds).toString('base64url');
    const response = { clientDataJSON, attestationObject: attestation.toString('base64url'), transports: ['internal'] };
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  /** The answer to `navigator.credentials.get`, as JSON. */
  get(options: RequestOptions, misdeeds: Misdeeds = {}): Record<string, unknown> {
    const clientData = this.#clientData('webauthn.get', options.challenge, misdeeds);
    const data = this.#data({ rpId: options.rpId, attested: null, misdeeds });
    const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), this.#key.privateKey);
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: 'userHandle' in misdeeds ? misdeeds.userHandle : this.#userHandle,
    };
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
  }

  #clientData(type: string, challenge: string, misdeeds: Misdeeds): Buffer {
    const { origin = this.#origin, crossOrigin = false } = misdeeds;
    return Buffer.from(JSON.stringify({ type, challenge: misdeeds.challenge ?? challenge, origin, crossOrigin }));
  }

  /** 6.1: digest of the host, flags (present, verified, attested), counter, what is attested. */
  #data({ rpId, attested, misdeeds }: { rpId: string; attested: Buffer | null; misdeeds: Misdeeds }): Buffer {
    this.#counter = misdeeds.counter ?? this.#counter + 1;
    const flags = 0x01 | (misdeeds.verified === false ? 0 : 0x04) | (attested === null ? 0 : 0x40);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([
      sha256(Buffer.from(misdeeds.rpId ?? rpId)),
      Buffer.from([flags]),
      counter,
      attested ?? Buffer.alloc(0),
    ]);
  }

  /** RFC 9053, section 7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#key.publicKey.export({ format: 'jwk' });
    return cborMap([
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(-7)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** RFC 8949, section 3.1, as far as is needed here. */
function cborHead(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
}

function cborInteger(value: number): Buffer {
  return value >= 0 ? cborHead(0, value) : cborHead(1, -1 - value);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([cborHead(3, bytes.length), bytes]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}
