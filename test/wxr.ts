/** WordPress export files (WXR) as tests need them, in the form that WordPress documents and writes. */

export interface WxrPost {
  readonly id: number;
  readonly type?: string;
  readonly status?: string;
  readonly title?: string;
  /** Its path at the source. */
  readonly path?: string;
  readonly slug?: string;
  readonly content?: string;
  readonly excerpt?: string;
  /** In UTC, such as `2020-05-17 09:30:00`. */
  readonly date?: string;
  readonly creator?: string;
  readonly parent?: number;
  readonly password?: string;
  readonly terms?: readonly { readonly domain: string; readonly slug: string; readonly name: string }[];
  readonly meta?: Readonly<Record<string, string>>;
  readonly file?: string;
  /** XML of comments, or what else is to stand in the item. */
  readonly more?: string;
}

export const WXR_HOST = 'https://old.example';

export function wxrFile(posts: readonly WxrPost[], header = HEADER): string {
  return `${header}${posts.map(itemOf).join('')}</channel></rss>\n`;
}

export const HEADER = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- A file as the exporter writes it. <item> in a comment is none. -->
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Old Courier</title>
  <link>${WXR_HOST}</link>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_site_url>${WXR_HOST}</wp:base_site_url>
  <wp:base_blog_url>${WXR_HOST}</wp:base_blog_url>
  <wp:author><wp:author_id>3</wp:author_id><wp:author_login><![CDATA[aidana]]></wp:author_login><wp:author_email><![CDATA[secret@old.example]]></wp:author_email><wp:author_display_name><![CDATA[Айдана Қали]]></wp:author_display_name><wp:author_first_name><![CDATA[]]></wp:author_first_name><wp:author_last_name><![CDATA[]]></wp:author_last_name></wp:author>
  <wp:category><wp:term_id>7</wp:term_id><wp:category_nicename><![CDATA[society]]></wp:category_nicename><wp:category_parent><![CDATA[]]></wp:category_parent><wp:cat_name><![CDATA[Қоғам &amp; заң]]></wp:cat_name></wp:category>
  <wp:category><wp:term_id>8</wp:term_id><wp:category_nicename><![CDATA[courts]]></wp:category_nicename><wp:category_parent><![CDATA[society]]></wp:category_parent><wp:cat_name><![CDATA[Сот]]></wp:cat_name></wp:category>
  <wp:tag><wp:term_id>9</wp:term_id><wp:tag_slug><![CDATA[%d1%81%d1%83]]></wp:tag_slug><wp:tag_name><![CDATA[Су]]></wp:tag_name></wp:tag>
`;

function itemOf(post: WxrPost): string {
  const { id, type = 'post', status = 'publish', path = `/2020/05/post-${id}/`, slug = `post-${id}` } = post;
  const { title = `Post ${id}`, content = '', excerpt = '', date = '2020-05-17 09:30:00', creator = 'aidana' } = post;
  const terms = (post.terms ?? []).map(
    (term) => `<category domain="${term.domain}" nicename="${term.slug}"><![CDATA[${term.name}]]></category>`,
  );
  const meta = Object.entries(post.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  );
  const file = post.file === undefined ? '' : `<wp:attachment_url>${cdata(post.file)}</wp:attachment_url>`;
  return `<item>
  <title>${cdata(title)}</title>
  <link>${WXR_HOST}${path}</link>
  <pubDate>Sun, 17 May 2020 09:30:00 +0000</pubDate>
  <dc:creator>${cdata(creator)}</dc:creator>
  <guid isPermaLink="false">${WXR_HOST}/?p=${id}</guid>
  <description></description>
  <content:encoded>${cdata(content)}</content:encoded>
  <excerpt:encoded>${cdata(excerpt)}</excerpt:encoded>
  <wp:post_id>${id}</wp:post_id>
  <wp:post_date>${cdata(date)}</wp:post_date>
  <wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
  <wp:post_name>${cdata(slug)}</wp:post_name>
  <wp:status>${cdata(status)}</wp:status>
  <wp:post_parent>${post.parent ?? 0}</wp:post_parent>
  <wp:post_type>${cdata(type)}</wp:post_type>
  <wp:post_password>${cdata(post.password ?? '')}</wp:post_password>
  ${terms.join('')}${file}${meta.join('')}${post.more ?? ''}
</item>
`;
}

export interface WxrComment {
  readonly id: number;
  readonly text: string;
  readonly parent?: number;
  readonly approved?: string;
  readonly type?: string;
}

export function commentOf({ id, text, parent = 0, approved = '1', type = 'comment' }: WxrComment): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata('Reader')}</wp:comment_author>
  <wp:comment_author_email>reader@mail.example</wp:comment_author_email><wp:comment_author_url>https://reader.example</wp:comment_author_url>
  <wp:comment_author_IP>192.0.2.77</wp:comment_author_IP><wp:comment_date>2020-05-18 10:00:00</wp:comment_date>
  <wp:comment_date_gmt>2020-05-18 10:00:00</wp:comment_date_gmt><wp:comment_content>${cdata(text)}</wp:comment_content>
  <wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type>
  <wp:comment_parent>${parent}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>`;
}

/** As WordPress writes it: an end inside is two sections. */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
