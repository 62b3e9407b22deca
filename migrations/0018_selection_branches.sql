-- Branches of a sitting: someone of the family chooses by themselves, and it is merged later.
create table branch (
    id text primary key,
    sitting_id text not null references sitting (id),
    name text not null,
    state text not null,
    opened bigint not null,
    blank bigint not null,
    began_after bigint not null
);

create index branch_sitting on branch (sitting_id);

-- The log is numbered within its sitting; entries from before have no number and come first.
alter table sitting_change add column nth bigint;
alter table sitting_change add column branch_id text references branch (id);
alter table sitting_change add column takes_back text;
create index sitting_change_nth on sitting_change (sitting_id, nth);
create index sitting_change_photo on sitting_change (photo_id);

-- Stars and colour labels.
alter table mark add column rating bigint not null default 0;
alter table mark add column label text;
