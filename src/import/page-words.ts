/** What pages say that is no part of a story, in the languages we have seen. Whole pieces, case and end marks aside. */

const controls = new Set(
  `accessibility links|skip to main content|skip to main navigation|skip to search|skip to content|share|share this|share on facebook|share on twitter|facebook|twitter
  |x|whatsapp|telegram|vk|viber|email|e-mail|email to a friend|mail|print|print this page|embed|copy link|link copied|copied|download|comment|comments|see comments|view comments
  |hide comments|leave a comment|save|save for later|bookmark|like|follow us|read more|more|back to top|close|menu|search|previous|next|advertisement|live|listen|watch|play|no media source currently available
  |поделиться|распечатать|печать|печатать|скопировать ссылку|ссылка скопирована|комментарии|смотреть комментарии|комментировать|сохранить|читайте также|реклама|наверх|закрыть|меню|поиск|отправить по почте|вставить
  |ссылки для упрощенного доступа|ссылки доступности|вернуться к основному содержанию
  |бөлісу|басып шығару|баспаға жіберу|сілтемені көшіру|пікірлер|пікір қалдыру|сақтау|жарнама|іздеу|мәзір|жабу|қолжетімділік сілтемелері|негізгі мазмұнға көшу
  |اشتراک|چاپ|همرسانی|نظرات|لینک‌های قابلیت دسترسی|جستجو`
    .split('|')
    .map((words) => words.trim()),
);

const breaking = new Set(
  `breaking news|breaking|срочно|срочная новость|срочные новости|молния|жедел|шұғыл|шұғыл хабар|шұғыл жаңалық|жедел хабар|жедел жаңалық|терміново|خبر فوری|فوری|عاجل`.split(
    '|',
  ),
);

/** Openings of boxes that ask something of the reader. */
const invitation =
  /^(sign up|subscribe( |$)|get our newsletter|join us on|follow us|download our app|read (also|more):?|see also|related:?|подпи(шитесь|сывайтесь)|читайте также|скачайте|следите за нами|присоединяйтесь|жазылыңыз|бізге жазыл|оқи отырыңыз|тағы оқыңыз|арнамызға жазыл)/iu;

const declared =
  /undesirable organi[sz]ation|foreign agent|extremist organi[sz]ation|нежелательн\p{L}* организаци|иностранн\p{L}* агент|экстремистск\p{L}* организаци|қалаусыз ұйым|жағымсыз ұйым|шетел агенті|سازمان نامطلوب|سازمان «نامطلوب»/iu;

const warned =
  /\byou (could|may|might|can) (face|be)\b|please note that you|вам (может|могут) (гроз|быть)|(если|когда) вы (находитесь|живете|живёте)|учтите, что|имейте в виду|сізге .{0,60}(қауіп|айыппұл|жаза)|егер сіз|айыппұл|شما ممکن است|اگر در/iu;

const onward = /click here|нажмите здесь|читайте здесь|по (этой )?ссылке|осы жер(ді|ге) бас|мына сілтеме|اینجا/iu;

/** "16x9 Image": what a page says of the picture's shape. */
const size = /^\d{1,2}\s?[x×:]\s?\d{1,2} (image|изображение|сурет|фото)$/iu;

export function isControl(text: string): boolean {
  return controls.has(bare(text));
}

export function isBreaking(text: string): boolean {
  return breaking.has(bare(text));
}

export function isInvitation(text: string): boolean {
  return text.length <= 200 && invitation.test(text);
}

export function isSizeLabel(text: string): boolean {
  return size.test(text);
}

/** Says that somebody was declared something. A story may say so too: see `isWarning`. */
export function isDeclaration(text: string): boolean {
  return text.length <= 300 && declared.test(text);
}

/** Tells the reader what may happen to the reader. */
export function isWarning(text: string): boolean {
  return warned.test(text);
}

/** Leads on: "To find out more, click here." */
export function isOnward(text: string): boolean {
  return text.length <= 200 && onward.test(text);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s.:!…|•·]+$/u, '')
    .replace(/^[\s|•·]+/u, '')
    .replace(/\s+/g, ' ');
}
