-- A pass may let someone of the family into their own branch, on a screen of their own.
alter table client_screen add column branch_id text references branch (id);
create index client_screen_branch on client_screen (branch_id);
