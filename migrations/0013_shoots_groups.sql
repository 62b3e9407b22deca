-- The studio's rules for groups of photos, as they travel: one row, none while the usual ones are good enough.
create table group_rules (
    id bigint primary key check (id = 1),
    version bigint not null,
    rules text not null
);
