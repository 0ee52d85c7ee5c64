CREATE TABLE `log_entries` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`member_id` integer,
	`comment_id` integer,
	`post_id` integer,
	`decision_id` integer,
	`from_status` text,
	`to_status` text,
	`rules` text NOT NULL,
	`reason` text,
	`detail` text,
	`about` integer,
	`commitments` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `log_entries_comment` ON `log_entries` (`comment_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `log_entries_decision` ON `log_entries` (`decision_id`);--> statement-breakpoint
CREATE INDEX `log_entries_about` ON `log_entries` (`about`,`sequence`);--> statement-breakpoint
CREATE INDEX `log_entries_kind` ON `log_entries` (`kind`,`at`);--> statement-breakpoint
CREATE TABLE `log_parts` (
	`sequence` integer NOT NULL,
	`part` text NOT NULL,
	`value` text,
	`salt` text,
	`redacted_at` integer,
	PRIMARY KEY(`sequence`, `part`)
);
--> statement-breakpoint
CREATE TRIGGER `log_entries_last` BEFORE INSERT ON `log_entries`
WHEN new.sequence <= (SELECT max(sequence) FROM log_entries) BEGIN
	SELECT raise(ABORT, 'The log only grows at its end.');
END;
--> statement-breakpoint
CREATE TRIGGER `log_entries_unchanged` BEFORE UPDATE ON `log_entries` BEGIN
	SELECT raise(ABORT, 'A row of the log is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER `log_entries_kept` BEFORE DELETE ON `log_entries` BEGIN
	SELECT raise(ABORT, 'A row of the log is never removed.');
END;
--> statement-breakpoint
CREATE TRIGGER `log_parts_once` BEFORE INSERT ON `log_parts`
WHEN new.sequence <> (SELECT max(sequence) FROM log_entries)
	OR EXISTS (SELECT 1 FROM log_parts WHERE sequence = new.sequence AND part = new.part) BEGIN
	SELECT raise(ABORT, 'A row of the log is never changed.');
END;
--> statement-breakpoint
CREATE TRIGGER `log_parts_redacted` BEFORE UPDATE ON `log_parts`
WHEN (new.sequence, new.part) IS NOT (old.sequence, old.part)
	OR old.redacted_at IS NOT NULL OR new.redacted_at IS NULL
	OR new.value IS NOT NULL OR new.salt IS NOT NULL BEGIN
	SELECT raise(ABORT, 'A part of the log is redacted or stays as it is.');
END;
--> statement-breakpoint
CREATE TRIGGER `log_parts_kept` BEFORE DELETE ON `log_parts` BEGIN
	SELECT raise(ABORT, 'A part of the log leaves its marker.');
END;
