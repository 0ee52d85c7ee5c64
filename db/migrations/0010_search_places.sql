-- What a search of posts is narrowed to stands in the index itself, in a column of its own.
DROP TABLE `post_index_words`;
--> statement-breakpoint
DROP TABLE `post_index`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `post_index` USING fts5(
	title, standfirst, tags, body, place,
	content='', contentless_delete=1, prefix='3',
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
--> statement-breakpoint
CREATE TRIGGER `post_index_moved` AFTER UPDATE OF `published_at`, `author_id` ON `posts`
WHEN (new.published_at, new.author_id) IS NOT (old.published_at, old.author_id) BEGIN
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = new.id;
	INSERT INTO search_due (kind, subject_id) VALUES ('post', new.id);
END;
--> statement-breakpoint
DELETE FROM search_due WHERE kind = 'post';
--> statement-breakpoint
INSERT INTO search_due (kind, subject_id) SELECT 'post', id FROM posts ORDER BY id DESC;
--> statement-breakpoint
INSERT INTO search_due (kind, subject_id) SELECT 'comment', id FROM comments WHERE true ON CONFLICT DO NOTHING;
