CREATE TABLE `blocks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`mark` text NOT NULL,
	`day` text,
	`comment_id` integer,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	`until` integer,
	`ended_at` integer,
	`ended_by` integer,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`created_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "blocks_kind" CHECK("blocks"."kind" in ('writer', 'site', 'network'))
);
--> statement-breakpoint
CREATE INDEX `blocks_mark` ON `blocks` (`kind`,`mark`);--> statement-breakpoint
CREATE INDEX `blocks_comment` ON `blocks` (`comment_id`);--> statement-breakpoint
CREATE TABLE `comment_evidence` (
	`comment_id` integer PRIMARY KEY NOT NULL,
	`is_trap_filled` integer NOT NULL,
	`filled_in_ms` integer,
	`proof` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `trusts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_id` integer,
	`site` text,
	`comment_id` integer,
	`granted_by` integer,
	`granted_at` integer NOT NULL,
	`revoked_at` integer,
	`revoked_by` integer,
	`revoked_reason` text,
	FOREIGN KEY (`address_id`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`granted_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revoked_by`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trusts_address` ON `trusts` (`address_id`,`id`);--> statement-breakpoint
CREATE INDEX `trusts_site` ON `trusts` (`site`,`id`);--> statement-breakpoint
CREATE INDEX `trusts_comment` ON `trusts` (`comment_id`);