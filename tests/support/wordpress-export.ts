export type ExportedComment = {
  name: string;
  email?: string;
  text: string;
  /** "1" approved, "0" waiting, "spam" or "trash", as WordPress says it. */
  approved: string;
  parent?: number;
};

export type ExportedPost = {
  title: string;
  slug: string;
  body: string;
  status?: string;
  password?: string;
  date?: string;
  tag?: string;
  comments?: ExportedComment[];
};

/** A small WordPress export (WXR 1.2) of a site at `http://<host>`. */
export function wordpressExport(host: string, posts: ExportedPost[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Elsewhere</title><link>http://${host}</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>http://${host}</wp:base_site_url>
<wp:base_blog_url>http://${host}</wp:base_blog_url>
${posts.map((post, place) => item(host, post, place + 1)).join("\n")}
</channel></rss>
`;
}

function item(host: string, post: ExportedPost, id: number): string {
  const { title, slug, body, status = "publish", password = "", tag, comments = [] } = post;
  const date = post.date ?? "2026-03-01 09:00:00";
  return `<item><title>${escape(title)}</title><link>http://${host}/${slug}/</link>
<dc:creator>elsewhere</dc:creator><content:encoded><![CDATA[${body}]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${date}</wp:post_date><wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>${slug}</wp:post_name><wp:status>${status}</wp:status>
<wp:post_type>post</wp:post_type><wp:post_password>${escape(password)}</wp:post_password>
${tag === undefined ? "" : `<category domain="post_tag" nicename="${tag}"><![CDATA[${tag}]]></category>`}
${comments.map((comment, place) => commentOf(comment, id * 100 + place + 1, date)).join("\n")}
</item>`;
}

function commentOf(comment: ExportedComment, id: number, date: string): string {
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id>
<wp:comment_author><![CDATA[${comment.name}]]></wp:comment_author>
<wp:comment_author_email>${comment.email ?? `${id}@example.org`}</wp:comment_author_email>
<wp:comment_date>${date}</wp:comment_date><wp:comment_date_gmt>${date}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[${comment.text}]]></wp:comment_content>
<wp:comment_approved>${comment.approved}</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>${comment.parent ?? 0}</wp:comment_parent></wp:comment>`;
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
