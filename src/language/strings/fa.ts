import type { SiteStrings } from './site-strings.ts';

export const fa: SiteStrings = {
  language: 'fa',

  accessibilityLinks: 'پیوندهای دسترسی',
  toContent: 'رفتن به محتوای اصلی',
  toNavigation: 'رفتن به ناوبری',
  textOnly: 'نسخهٔ فقط متن',
  findStory: 'یافتن مطلب',

  breaking: 'خبر فوری',
  navigation: 'ناوبری اصلی',
  frontPage: 'صفحهٔ نخست',
  latest: 'تازه‌ترین‌ها',
  moreStories: 'مطالب دیگر',
  otherLanguages: 'به زبان‌های دیگر',
  chooseLanguage: 'زبان را انتخاب کنید',
  readThisPublication: 'خواندن به فارسی',
  noStories: 'هنوز چیزی در اینجا منتشر نشده است.',

  by: 'نوشتهٔ',
  updated: 'به‌روز شده در',
  published: 'منتشر شده در',
  lastUpdate: 'آخرین به‌روزرسانی',
  picture: 'تصویر',
  table: 'جدول',
  fullVersion: 'نسخهٔ با تصویر',

  corrections: 'اصلاحیه‌ها',
  translations: 'این مطلب به زبان‌های دیگر',
  topics: 'موضوع‌ها',
  aboutUnit: 'دربارهٔ نویسندگان',
  storiesByUnit: 'مطالب این تحریریه',
  storiesByPerson: 'مطالب این نویسنده',
  memberOf: 'همکار',

  storyline: 'پروندهٔ خبری',
  wholeStoryline: 'همهٔ این پرونده',
  pledges: 'چه وعده‌هایی داده شد',
  promisedOn: 'تاریخ وعده',
  due: 'مهلت',
  evidence: 'مدارک',
  outcome: 'سرانجام آن',
  pledgeStates: { promised: 'وعده داده شده', open: 'هنوز انجام نشده', kept: 'انجام شده', broken: 'زیر پا گذاشته شده' },

  live: {
    mark: 'زنده',
    ended: 'پوشش زنده پایان یافت',
    pinned: 'سنجاق‌شده',
    pinnedAbove: 'بالای صفحه سنجاق شده است',
    keyEvents: 'رویدادهای مهم',
    keyEvent: 'رویداد مهم',
    posts: 'گزارش لحظه‌به‌لحظه',
    noPosts: 'هنوز نوشته‌ای نیست.',
    refresh: 'دیدن نوشته‌های تازه',
    permalink: 'پیوند این نوشته',
    earlier: 'نوشته‌های پیشین',
    part: 'نوشته‌های {from} تا {to}',
    newest: 'به نوشته‌های تازه',
  },

  notices: 'هشدارها',
  noticeMore: 'بیشتر بدانید',
  noticeVerbs: 'چه کارهایی ممکن است مجازات داشته باشد',
  noticePlaces: 'در کجا',
  verbs: {
    share: 'هم‌رسانی',
    like: 'پسندیدن',
    comment: 'نوشتن دیدگاه',
    save: 'ذخیره کردن',
    contact: 'تماس با ما',
  },

  archive: 'یافتن مطلب',
  archiveIntroduction:
    'همهٔ مطالبی که منتشر کرده‌ایم، بر پایهٔ ماه و موضوع. در اینجا کادر جست‌وجو نیست، چون آنچه می‌جویید برای دیگران آشکار می‌شد.',
  byMonth: 'بر پایهٔ ماه',
  byTopic: 'بر پایهٔ موضوع',
  storiesOf: 'مطالب {month}',
  storyCount: { one: '{count} مطلب', other: '{count} مطلب' },
  olderMonth: 'پیش از این: {month}',
  newerMonth: 'پس از این: {month}',
  allMonths: 'همهٔ ماه‌ها',

  feeds: 'خوراک‌ها',
  service: 'این نشریه',
  languages: 'زبان‌ها',

  contact: 'تماس با تحریریه',
  contactIntroduction:
    'راه‌های تماس با ما این‌هاست. پیش از انتخاب، بخوانید که هر کدام چه چیزی را دربارهٔ شما آشکار می‌کند.',
  visibleTitle: 'پیش از آن‌که بنویسید',
  contactVisible:
    'باز کردن این صفحه دیده شد: شرکت اینترنتی شما می‌توانست ببیند که به این سایت آمده‌اید و صفحه از یک سرور با نشانی معمولی فرستاده شد. ما هیچ ردی از آن نگه نمی‌داریم. اگر نوشتن به ما برایتان خطر دارد، از مرورگر تور استفاده کنید و از دستگاه محل کار ننویسید.',
  contactNoForm: 'در این صفحه فرمی نیست. هیچ کاری که در اینجا بکنید چیزی برای ما نمی‌فرستد.',
  contactDoors: 'راه‌های تماس با ما',
  contactNoDoors: 'تحریریه هنوز راه امنی برای تماس اعلام نکرده است.',
  doorKinds: { onion: 'سرویس پیازی (تور)', email: 'ایمیل', post: 'پست', signal: 'سیگنال', web: 'وب', phone: 'تلفن' },

  saved: 'مطالب ذخیره‌شده',
  savedIntroduction: 'پیکت فهرستی از آنچه ذخیره کرده‌اید نگه نمی‌دارد و در این صفحه هم فهرستی نیست.',
  savedVisible: 'باز کردن این صفحه، مانند هر صفحهٔ دیگر این سایت، دیده شد.',
  savedOnDevice:
    'مطلبی که ذخیره می‌کنید در دستگاه شما می‌ماند و به جایی فرستاده نمی‌شود. هر کس دستگاه را باز کند می‌تواند آن را پیدا کند.',
  savedRisk:
    'در جایی که ذخیرهٔ مطالب ما مجازات دارد، آن‌ها را بدون ذخیره کردن بخوانید و پرونده‌ها و تاریخچهٔ مرورگر را پاک کنید.',
  savedWithout: 'بدون اسکریپت هم می‌توانید هر صفحه را از منوی مرورگر ذخیره کنید؛ نسخهٔ فقط متن از همه کم‌حجم‌تر است.',

  arriving: {
    refresh: 'تازه‌سازی',
    close: 'بستن',
    newStories: { one: '{count} مطلب تازه', other: '{count} مطلب تازه' },
    newPosts: { one: '{count} نوشتهٔ تازه', other: '{count} نوشتهٔ تازه' },
    changedPosts: 'نمایش تغییرات',
  },

  notFound: 'در این نشانی صفحه‌ای نیست',
  notFoundText: 'شاید نشانی اشتباه نوشته شده یا مطلب برداشته شده باشد. می‌توانید آن را بر پایهٔ ماه و موضوع بیابید.',
  gone: 'این مطلب پس گرفته شد',
  goneText: 'در این نشانی مطلبی منتشر کرده بودیم و در {date} آن را پس گرفتیم. این مطلب باز نخواهد گشت.',
  goneReason: 'دلیل',
};
