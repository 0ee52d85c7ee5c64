CREATE TABLE `follows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_id` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`post_id` integer NOT NULL,
	`decision` integer NOT NULL,
	`replies` integer NOT NULL,
	`author_replies` integer NOT NULL,
	`thread` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`address_id`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `follows_commentId_unique` ON `follows` (`comment_id`);--> statement-breakpoint
CREATE INDEX `follows_post` ON `follows` (`post_id`);--> statement-breakpoint
CREATE INDEX `follows_address` ON `follows` (`address_id`);--> statement-breakpoint
CREATE TABLE `letters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_id` integer NOT NULL,
	`comment_id` integer NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`held_at` integer,
	`sent_at` integer,
	FOREIGN KEY (`address_id`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "letters_subject" CHECK("letters"."subject" in ('published', 'declined', 'comment'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_once` ON `letters` (`address_id`,`comment_id`,`subject`);--> statement-breakpoint
CREATE INDEX `letters_unsent` ON `letters` (`address_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `letters_comment` ON `letters` (`comment_id`);--> statement-breakpoint
CREATE TABLE `notice_settings` (
	`member_id` integer PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "notice_settings_choice" CHECK("notice_settings"."choice" in ('at-once', 'hourly', 'daily', 'never'))
);
--> statement-breakpoint
CREATE TABLE `addresses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`asked_at` integer,
	`confirmed_at` integer,
	`refused_at` integer,
	`bounces` integer DEFAULT 0 NOT NULL,
	`paused_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `addresses_email_unique` ON `addresses` (`email`);--> statement-breakpoint
CREATE TABLE `sent_mails` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`address_id` integer NOT NULL,
	`sort` text NOT NULL,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`address_id`) REFERENCES `addresses`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sent_mails_sort" CHECK("sent_mails"."sort" in ('letter', 'digest', 'notice', 'question'))
);
--> statement-breakpoint
CREATE INDEX `sent_mails_address` ON `sent_mails` (`address_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `sent_mails_time` ON `sent_mails` (`sent_at`);