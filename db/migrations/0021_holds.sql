CREATE TABLE `holds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` integer NOT NULL,
	`rule` text NOT NULL,
	`sentence` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO holds (comment_id, rule, sentence)
SELECT comments.id, CASE
	WHEN reason.value LIKE 'Every comment is read %' THEN 'not-yet-read'
	WHEN reason.value LIKE 'The name looks like %' THEN 'looks-like-member'
	WHEN reason.value LIKE 'The text has % links.' THEN 'many-links'
	WHEN reason.value LIKE '% under this e-mail address in the 24 hours before.' THEN 'many-under-address'
	WHEN reason.value LIKE 'A field that people do not see %' THEN 'trap-filled'
	WHEN reason.value LIKE 'The form was filled in %' THEN 'filled-fast'
	WHEN reason.value LIKE '% proof of work%' THEN 'unproven'
	WHEN reason.value LIKE 'Reads like comments marked as spam %' THEN 'local-memory'
	WHEN reason.value LIKE 'Edited after %' THEN 'edited'
	WHEN reason.value LIKE 'The owner of its e-mail address %' THEN 'disowned'
	WHEN reason.value LIKE 'Its writer had withdrawn %' THEN 'withdrawn'
	ELSE 'earlier' END, reason.value
FROM comments, json_each(comments.held_because) AS reason
GROUP BY comments.id, reason.value
ORDER BY comments.id, min(reason.key);--> statement-breakpoint
CREATE UNIQUE INDEX `holds_comment` ON `holds` (`comment_id`,`rule`,`sentence`);--> statement-breakpoint
CREATE INDEX `holds_rule` ON `holds` (`rule`,`comment_id`);--> statement-breakpoint
ALTER TABLE `comments` ADD `language` text;--> statement-breakpoint
ALTER TABLE `comments` DROP COLUMN `held_because`;