CREATE TABLE `comment_texts` (
	`comment_id` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `post_texts` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `search_due` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	CONSTRAINT "search_due_kind" CHECK("search_due"."kind" in ('post', 'comment'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_due_subject` ON `search_due` (`kind`,`subject_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `post_index` USING fts5(
	title, standfirst, tags, body,
	content='', contentless_delete=1, prefix='3',
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `comment_index` USING fts5(
	name, body, place,
	content='', contentless_delete=1, prefix='3',
	tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
--> statement-breakpoint
CREATE VIRTUAL TABLE `post_index_words` USING fts5vocab('post_index', 'row');
--> statement-breakpoint
CREATE TRIGGER `post_index_added` AFTER INSERT ON `posts` BEGIN
	INSERT INTO search_due (kind, subject_id) VALUES ('post', new.id);
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_changed` AFTER UPDATE OF `title`, `standfirst`, `body`, `body_format` ON `posts`
WHEN (new.title, new.standfirst, new.body, new.body_format) IS NOT (old.title, old.standfirst, old.body, old.body_format) BEGIN
	DELETE FROM post_index WHERE rowid = new.id;
	DELETE FROM post_texts WHERE post_id = new.id;
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = new.id;
	INSERT INTO search_due (kind, subject_id) VALUES ('post', new.id);
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_removed` AFTER DELETE ON `posts` BEGIN
	DELETE FROM post_index WHERE rowid = old.id;
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_tagged` AFTER INSERT ON `post_tags` BEGIN
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = new.post_id;
	INSERT INTO search_due (kind, subject_id) VALUES ('post', new.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_untagged` AFTER DELETE ON `post_tags`
WHEN EXISTS (SELECT 1 FROM posts WHERE id = old.post_id) BEGIN
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = old.post_id;
	INSERT INTO search_due (kind, subject_id) VALUES ('post', old.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_tag_renamed` AFTER UPDATE OF `name` ON `tags` WHEN new.name IS NOT old.name BEGIN
	DELETE FROM search_due WHERE kind = 'post' AND subject_id IN (SELECT post_id FROM post_tags WHERE tag_id = new.id);
	INSERT INTO search_due (kind, subject_id) SELECT 'post', post_id FROM post_tags WHERE tag_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `post_index_corrected` AFTER INSERT ON `corrections` BEGIN
	DELETE FROM search_due WHERE kind = 'post' AND subject_id = new.post_id;
	INSERT INTO search_due (kind, subject_id) VALUES ('post', new.post_id);
END;
--> statement-breakpoint
CREATE TRIGGER `comment_index_added` AFTER INSERT ON `comments` BEGIN
	INSERT INTO search_due (kind, subject_id) VALUES ('comment', new.id);
END;
--> statement-breakpoint
CREATE TRIGGER `comment_index_changed` AFTER UPDATE OF `name`, `body`, `body_format`, `post_id`, `created_at` ON `comments`
WHEN (new.name, new.body, new.body_format, new.post_id, new.created_at) IS NOT (old.name, old.body, old.body_format, old.post_id, old.created_at) BEGIN
	DELETE FROM comment_index WHERE rowid = new.id;
	DELETE FROM comment_texts WHERE comment_id = new.id;
	DELETE FROM search_due WHERE kind = 'comment' AND subject_id = new.id;
	INSERT INTO search_due (kind, subject_id) VALUES ('comment', new.id);
END;
--> statement-breakpoint
CREATE TRIGGER `comment_index_removed` AFTER DELETE ON `comments` BEGIN
	DELETE FROM comment_index WHERE rowid = old.id;
	DELETE FROM search_due WHERE kind = 'comment' AND subject_id = old.id;
END;
--> statement-breakpoint
INSERT INTO search_due (kind, subject_id) SELECT 'post', id FROM posts ORDER BY id DESC;
--> statement-breakpoint
INSERT INTO search_due (kind, subject_id) SELECT 'comment', id FROM comments ORDER BY id DESC;
