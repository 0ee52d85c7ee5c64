-- Moderators search within a queue, so the index holds what became of each comment.
CREATE TRIGGER `comment_index_decided` AFTER UPDATE OF `status` ON `comments` WHEN new.status IS NOT old.status BEGIN
	DELETE FROM search_due WHERE kind = 'comment' AND subject_id = new.id;
	INSERT INTO search_due (kind, subject_id) VALUES ('comment', new.id);
END;
--> statement-breakpoint
INSERT INTO `search_due` (`kind`, `subject_id`) SELECT 'comment', `id` FROM `comments` WHERE true ORDER BY `id` DESC ON CONFLICT DO NOTHING;
