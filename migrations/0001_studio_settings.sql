-- The studio's settings: one row. Instants are milliseconds since the epoch (UTC), flags 0/1, amounts minor units.
create table studio (
    id bigint primary key check (id = 1),
    version bigint not null,
    name text not null,
    contact text not null,
    lang text not null,
    currency text not null,
    decimals bigint not null,
    time_zone text not null,
    day_ends_at bigint not null,
    shoot_folder text not null,
    promise_days bigint not null
);

-- Running numbers of documents, by kind and business day.
create table counter (
    kind text not null,
    day text not null,
    nth bigint not null,
    primary key (kind, day)
);

-- Requests that must happen at most once, with what they made.
create table once (
    id text primary key,
    call text not null,
    made text not null,
    at bigint not null
);
