import readExif from 'exif-reader';
import type { Metadata } from 'sharp';

/** What a picture's file may say besides its pixels: names for an editor, never values. None of it is in a rendition. */
export const METADATA_KINDS = [
  'GPS position',
  'camera',
  'serial number',
  'time',
  'author',
  'description',
  'software',
  'preview picture',
  'maker’s notes',
  'short film',
  'EXIF',
  'XMP',
  'IPTC',
  'Photoshop data',
  'comment',
  'colour profile',
] as const;

export type MetadataKind = (typeof METADATA_KINDS)[number];

export function isMetadataKind(name: string): name is MetadataKind {
  return METADATA_KINDS.some((kind) => kind === name);
}

/** Which of them a file carried, in the order above. What cannot be read is named by its container alone. */
export function metadataKinds(metadata: Metadata): readonly MetadataKind[] {
  const found = new Set<MetadataKind>();
  if (metadata.exif !== undefined) for (const kind of ['EXIF', ...inExif(metadata.exif)] as const) found.add(kind);
  if (metadata.xmp !== undefined)
    for (const kind of ['XMP', ...inXmp(metadata.xmp.toString('latin1'))] as const) found.add(kind);
  if (metadata.iptc !== undefined) found.add('IPTC');
  if (metadata.tifftagPhotoshop !== undefined) found.add('Photoshop data');
  if (metadata.icc !== undefined) found.add('colour profile');
  if ((metadata.comments ?? []).length > 0) found.add('comment');
  return METADATA_KINDS.filter((kind) => found.has(kind));
}

/** Of tags of EXIF (CIPA DC-008), whichever of its directories they stand in. */
const EXIF_TAGS: Readonly<Record<string, MetadataKind>> = {
  Make: 'camera',
  Model: 'camera',
  LensMake: 'camera',
  LensModel: 'camera',
  UniqueCameraModel: 'camera',
  HostComputer: 'camera',
  BodySerialNumber: 'serial number',
  CameraSerialNumber: 'serial number',
  LensSerialNumber: 'serial number',
  ImageUniqueID: 'serial number',
  CameraOwnerName: 'author',
  Artist: 'author',
  XPAuthor: 'author',
  Copyright: 'author',
  DateTime: 'time',
  DateTimeOriginal: 'time',
  DateTimeDigitized: 'time',
  ImageDescription: 'description',
  DocumentName: 'description',
  XPTitle: 'description',
  XPSubject: 'description',
  XPKeywords: 'description',
  UserComment: 'comment',
  XPComment: 'comment',
  Software: 'software',
  ProcessingSoftware: 'software',
  MakerNote: 'maker’s notes',
};

/** Of GPS, a version alone says nothing of a place. */
const SAYS_NO_PLACE = ['GPSVersionID'];

function inExif(bytes: Buffer): readonly MetadataKind[] {
  try {
    const { Image = {}, Photo = {}, GPSInfo = {}, Thumbnail } = readExif(bytes);
    const kinds = [...Object.keys(Image), ...Object.keys(Photo)].flatMap((tag) => EXIF_TAGS[tag] ?? []);
    if (Object.keys(GPSInfo).some((tag) => !SAYS_NO_PLACE.includes(tag))) kinds.push('GPS position');
    if (Thumbnail !== undefined) kinds.push('preview picture');
    return kinds;
  } catch {
    return [];
  }
}

/** Of names of properties, whatever stands in front of them. */
const XMP_NAMES: readonly (readonly [RegExp, MetadataKind])[] = [
  [/GPSL(at|ong)itude|photoshop:City|Iptc4xmpCore:Location/, 'GPS position'],
  [/(tiff|exif):(Make|Model)\b|aux:Lens\b/, 'camera'],
  [/SerialNumber|xmpMM:(Original)?DocumentID|xmpMM:InstanceID|ImageUniqueID/, 'serial number'],
  [/dc:(creator|rights)|aux:OwnerName|photoshop:(Credit|AuthorsPosition)/, 'author'],
  [/DateTimeOriginal|photoshop:DateCreated|xmp:(Create|Modify|Metadata)Date/, 'time'],
  [/dc:(description|title|subject)|photoshop:Headline/, 'description'],
  [/xmp:CreatorTool|softwareAgent/, 'software'],
  [/xmpGImg:image|xmp:Thumbnails/, 'preview picture'],
  [/MotionPhoto|MicroVideo/, 'short film'],
];

function inXmp(text: string): readonly MetadataKind[] {
  return XMP_NAMES.flatMap(([names, kind]) => (names.test(text) ? [kind] : []));
}
