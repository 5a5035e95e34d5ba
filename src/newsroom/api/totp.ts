import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Time-based one-time passwords (RFC 6238) as every app for them makes them: SHA-1, 30 seconds, six digits. */

const STEP = 30;
const DIGITS = 6;
/** RFC 4648, section 6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 random bits in base32, as RFC 4226, section 4, recommends. */
export function newTotpSecret(): string {
  const bits = Array.from(randomBytes(20), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/**
 * What apps read from a QR code. It names the account alone: the list of codes on a phone that is taken away does not say
 * which newsroom they open.
 */
export function totpUri(secret: string, name: string): string {
  return `otpauth://totp/${encodeURIComponent(name)}?secret=${secret}`;
}

/** The step whose code this is, the one at hand or a neighbour of it (RFC 6238, section 5.2); null when it is none of them. */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const now = Math.floor(at.getTime() / 1000 / STEP);
  const given = Buffer.from(code.replace(/\s/g, ''));
  const found = [now, now - 1, now + 1].filter((step) => {
    const expected = Buffer.from(totpCode(secret, step));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return found[0] ?? null;
}

/** RFC 4226, section 5.3. */
export function totpCode(secret: string, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
