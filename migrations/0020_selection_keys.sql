-- The keys of the selection room as a person has them: a profile and what they changed about it, as JSON.
create table selection_keys (
    staff_id text primary key references staff (id),
    keys text not null,
    kept bigint not null
);
