-- Files met in the watched folder, and the photos taken in. A photo is its content.
create table photo (
    id text primary key,
    content text not null unique,
    order_id text references orders (id),
    folder text not null,
    file text not null,
    size bigint not null,
    format text not null,
    width bigint not null,
    height bigint not null,
    orientation bigint,
    taken_at text,
    taken_offset text,
    make text not null,
    model text not null,
    serial text not null,
    ingested bigint not null
);

create index photo_order on photo (order_id);
create index photo_folder on photo (folder);

create table sighting (
    id text primary key,
    path text not null,
    size bigint not null,
    modified bigint not null,
    looks bigint not null,
    first_seen bigint not null,
    state text not null,
    reason text,
    photo_id text references photo (id),
    decided bigint,
    is_dismissed bigint not null,
    unique (path, size, modified)
);

create index sighting_state on sighting (state, is_dismissed, decided);

-- Folders that somebody gave to an order by hand: what arrives in them later goes the same way.
create table assigned_folder (
    folder text primary key,
    order_id text not null references orders (id)
);
