import { ask, Problem } from '../api.ts';
import type { ImageInUse } from './images.ts';

/**
 * Adds a file to the library. `told` hears which share of it has been sent: 1 when it is the newsroom's turn.
 * @throws Problem when it was refused; TypeError when it did not arrive.
 */
export async function sendPicture(
  file: File,
  { formToken, told }: { formToken: string | null; told(share: number): void },
): Promise<ImageInUse> {
  const id = await send(file, formToken, told);
  return await ask<ImageInUse>(`/images/${id}`);
}

/** By XMLHttpRequest: fetch does not say how much of a body has left. */
function send(file: File, formToken: string | null, told: (share: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/images');
    request.responseType = 'json';
    if (formToken !== null) request.setRequestHeader('x-form-token', formToken);
    request.upload.addEventListener('progress', ({ loaded, total }) => told(total > 0 ? loaded / total : 0));
    request.upload.addEventListener('load', () => told(1));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status === 201 && hasId(answer)) resolve(answer.id);
      else reject(new Problem(request.status, answer));
    });
    request.addEventListener('error', () => reject(new TypeError('the picture did not arrive')));
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function hasId(answer: unknown): answer is { id: string } {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string';
}
