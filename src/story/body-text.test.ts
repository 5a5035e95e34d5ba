import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBody, printBody } from './body-html.ts';
import { imagesOf, replaceImages } from './body-images.ts';
import { bodyFromText, plainText, wordCount } from './body-text.ts';
import type { ImageId } from './image.ts';

const first = '0190b3a0-0000-7000-8000-000000000001' as ImageId;
const second = '0190b3a0-0000-7000-8000-000000000002' as ImageId;

test('the words of a body', () => {
  const { body } = parseBody(
    `<p>a <b>b</b><br>c</p><ul><li>d<ol><li>e</li></ol></li></ul><blockquote>f<footer>g</footer></blockquote>
    <figure><img src="image:${first}" alt="no"><figcaption>h<small>no</small></figcaption></figure>
    <aside><h3>i</h3>j</aside><table><tr><td>k<td>l</table><hr>`,
  );
  assert.equal(plainText(body), 'a b\nc\n\nd\ne\n\nf\ng\n\nh\n\ni\n\nj\n\nk\tl');
  assert.equal(wordCount(body, 'en'), 12);
  assert.equal(wordCount(bodyFromText('我们在北京。'), 'zh'), 3);
  assert.equal(wordCount(bodyFromText('Екі сөз.'), 'not_a_tag'), 2);
});

test('plain text becomes paragraphs', () => {
  assert.equal(printBody(bodyFromText('a\r\nb\r\n\r\n\r\n  c <b>  ')), '<p>a b</p>\n<p>c &lt;b&gt;</p>');
  assert.equal(printBody(bodyFromText('a\nb\n')), '<p>a</p>\n<p>b</p>');
  assert.deepEqual(bodyFromText(' \n \n '), []);
});

test('pictures are named and replaced', () => {
  const { body } = parseBody(
    `<img src="image:${first}"><img src="image:${second}" alt="A"><figure><img src="image:${first}"><figcaption>C<small>D</small></figcaption></figure>`,
  );
  assert.deepEqual(imagesOf(body), [first, second]);
  const other = replaceImages(body, (image) => (image === first ? second : null));
  assert.deepEqual(imagesOf(other), [second]);
  assert.equal(printBody(replaceImages(body, () => null)), '<p>A</p>\n<p>C D</p>');
});
