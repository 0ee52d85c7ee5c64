-- The words that stand for places are written otherwise, so everything is put into the index anew.
INSERT INTO `search_due` (`kind`, `subject_id`) SELECT 'post', `id` FROM `posts` WHERE true ORDER BY `id` DESC ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO `search_due` (`kind`, `subject_id`) SELECT 'comment', `id` FROM `comments` WHERE true ORDER BY `id` DESC ON CONFLICT DO NOTHING;
