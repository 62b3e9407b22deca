-- Packages; what they include is kept as a JSON list, since it is read and written as a whole.
create table package (
    id text primary key,
    version bigint not null,
    name text not null,
    shoot_type text not null,
    price bigint not null,
    shoots bigint not null,
    entitlements text not null,
    is_sold bigint not null
);
