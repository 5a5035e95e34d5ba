import type { SiteStrings } from './site-strings.ts';

export const en: SiteStrings = {
  language: 'en',

  accessibilityLinks: 'Accessibility links',
  toContent: 'Skip to main content',
  toNavigation: 'Skip to navigation',
  textOnly: 'Text-only version',
  findStory: 'Find a story',

  breaking: 'Breaking news',
  navigation: 'Main navigation',
  frontPage: 'Front page',
  latest: 'Latest news',
  moreStories: 'More stories',
  otherLanguages: 'In other languages',
  chooseLanguage: 'Choose a language',
  readThisPublication: 'Read in English',
  noStories: 'Nothing has been published here yet.',

  by: 'By',
  updated: 'Updated',
  published: 'Published',
  lastUpdate: 'Last update',
  picture: 'Picture',
  table: 'Table',
  fullVersion: 'Version with pictures',

  corrections: 'Corrections',
  translations: 'This story in other languages',
  topics: 'Topics',
  aboutUnit: 'About the authors',
  storiesByUnit: 'Stories by this newsroom',
  storiesByPerson: 'Stories by this author',
  memberOf: 'Works for',

  storyline: 'Storyline',
  wholeStoryline: 'The whole storyline',
  pledges: 'What was promised',
  promisedOn: 'Promised',
  due: 'Due',
  evidence: 'Evidence',
  outcome: 'What came of it',
  pledgeStates: { promised: 'Promised', open: 'Still open', kept: 'Kept', broken: 'Broken' },

  live: {
    mark: 'Live',
    ended: 'Coverage ended',
    pinned: 'Pinned',
    pinnedAbove: 'Pinned above',
    keyEvents: 'Key events',
    keyEvent: 'Key event',
    posts: 'Updates',
    noPosts: 'No updates yet.',
    refresh: 'Check for new posts',
    permalink: 'link to this post',
    earlier: 'Earlier posts',
    part: 'Posts {from} to {to}',
    newest: 'Newest posts',
  },

  media: {
    sound: 'Sound recording',
    film: 'Video',
    download: 'Download, {size}',
    transcript: 'Transcript',
    noTranscript: 'No transcript',
    broughtWithoutTranscript: 'brought from an earlier site, which had none',
    gallery: 'Pictures',
    from: 'From {site}',
    open: 'Open on {site}',
    openGivesAway:
      'Nothing has been loaded from that site. If you open it, it learns your address and that you came, and its operator may pass that on to others. Use Tor Browser.',
  },

  notices: 'Notices',
  noticeMore: 'Find out more',
  noticeVerbs: 'What may be punished',
  noticePlaces: 'Where this applies',
  verbs: { share: 'sharing', like: 'liking', comment: 'commenting', save: 'saving', contact: 'contacting us' },

  archive: 'Find a story',
  archiveIntroduction:
    'Every story we have published, by month and by topic. There is no search box here, because what you look for would be visible.',
  byMonth: 'By month',
  byTopic: 'By topic',
  storiesOf: 'Stories of {month}',
  storyCount: { one: '{count} story', other: '{count} stories' },
  olderMonth: 'Earlier: {month}',
  newerMonth: 'Later: {month}',
  allMonths: 'All months',

  feeds: 'Feeds',
  service: 'This publication',
  languages: 'Languages',

  contact: 'Contact the newsroom',
  contactIntroduction: 'These are the ways to reach us. Read what each of them gives away before you choose one.',
  visibleTitle: 'Before you write',
  contactVisible:
    'Opening this page was visible: your provider could see that you visited this site, and the page is an ordinary address that a server answered. We keep no record of it. If writing to us puts you at risk, use Tor Browser and a device that is not yours at work.',
  contactNoForm: 'There is no form on this page. Nothing you do here sends us anything.',
  contactDoors: 'Ways to reach us',
  contactNoDoors: 'The newsroom has not named a safe way to reach it yet.',
  doorKinds: {
    onion: 'Onion service (Tor)',
    email: 'E-mail',
    post: 'Post',
    signal: 'Signal',
    web: 'Web',
    phone: 'Telephone',
  },

  saved: 'Saved stories',
  savedIntroduction: 'Picket keeps no list of what you have saved, and this page holds none.',
  savedVisible: 'Opening this page was visible, like opening any other page of this site.',
  savedOnDevice: 'A story you save stays on your device and is sent nowhere. Whoever opens the device can find it.',
  savedRisk:
    'Where saving our stories is punished, read them without saving, and delete the files and the history of your browser.',
  savedWithout:
    'Without script you can save any page with the menu of your browser; the text-only version is the smallest.',

  arriving: {
    refresh: 'Refresh',
    close: 'Close',
    newStories: { one: '{count} new story', other: '{count} new stories' },
    newPosts: { one: '{count} new post', other: '{count} new posts' },
    changedPosts: 'Show what has changed',
  },

  contents: 'Contents',
  copy: {
    offer: 'A copy to pass on by messenger',
    offerMore:
      'One file with the words and the pictures. It opens without the internet and loads nothing, but whoever finds it on your phone sees what you read.',
    what: 'A copy of a story, to read without the internet and to pass on',
    about: 'About this copy',
    address: 'The story’s own address',
    edition: 'Copied from edition {number} ({date})',
    fewer: 'To keep the file small, some pictures are told in words here; the story’s own page shows them.',
    quiet:
      'The file loads nothing and tells nobody that you opened it. But whoever looks through your device can find it: delete it when you have read it.',
    nowhere: 'You may find this story on other sites too. Type nothing there.',
    signed:
      'The newsroom signed this file: the signature came beside it, under the same name with {ending} at its end. Check it with {command}, and take the key from a place that you trust, for whoever forges the file forges this line too.',
    unsigned: 'This copy bears no signature of its own: compare it with the story at its address.',
  },

  notFound: 'There is no page at this address',
  notFoundText:
    'The address may be mistyped, or the story may have been taken down. You can look for it by month and topic.',
  gone: 'This story was withdrawn',
  goneText: 'We published a story at this address and withdrew it on {date}. It will not return.',
  goneReason: 'The reason',
};
