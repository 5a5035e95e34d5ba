import { sheet } from './sheet.ts';

/**
 * Any page on paper, after whatever it wears on screens: black on white, the words and the notice, nothing that only
 * works where it can be pressed. Links that leave the site have their address after them, for nobody can follow ink.
 */
export const printStyle = sheet`
  .printed { display: none }
  @page { margin: 18mm 17mm 20mm; @bottom-center { content: counter(page); font: 9pt sans-serif } }
  @media print {
    :root {
      color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --quiet: #333; --rule: #999; --accent: #000;
      --alarm: #fff;
    }
    nav, .foot, .breaking, .others, .pass, .topics, .onward, .refresh a, video, audio, iframe, button { display: none }
    html { font-size: 10pt }
    html[dir='rtl'] { font-size: 10.5pt }
    body { line-height: 1.5 }
    [dir='rtl'] body { line-height: 1.8 }
    .in { max-width: none; padding: 0 }
    .mast { border-bottom: 2pt solid }
    .name { font-size: 15pt }
    main { padding-block: 12pt }
    main h1 { font-size: 22pt }
    .newest h1 { font-size: 11pt }
    .third, .rest { grid-template-columns: 1fr 1fr }
    .story > section { margin-top: 14pt }
    p, li { orphans: 3; widows: 3 }
    h1, h2, h3, h4, caption, thead, .kicker, .meta { break-after: avoid }
    figure, picture, img, tr, blockquote, .card, .facts, .pledges > li, .notice section { break-inside: avoid }
    .story > *, .story > .lead { max-width: 16.5cm; margin-inline: 0 }
    img { max-height: 15cm; object-fit: contain; object-position: 0 50% }
    [dir='rtl'] img { object-position: 100% 50% }
    .first { max-width: 16.5cm }
    .posts .post { display: block }
    .live { color: #000; border: 1pt solid }
    .second picture, .third picture, .rest picture, .cards picture, .about picture { display: none }
    .tally i { print-color-adjust: exact }
    .wide { overflow: visible }
    a { text-decoration: none }
    .body a[href^='http']::after, .pledges a[href^='http']::after, .text a[href^='http']:not(.address a)::after {
      content: ' (' attr(href) ')'; font-size: 9pt; direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere;
    }
    ::details-content { content-visibility: visible; block-size: auto }
    .notice { border: 1pt solid; padding: 0 10pt }
    .notice section { margin-block: 8pt }
    .notice section p:last-child { display: none }
    .printed { display: block; break-before: avoid; margin-top: 10pt; padding-top: 6pt; border-top: 1pt solid; font-size: 9pt }
  }
`;
