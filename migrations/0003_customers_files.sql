-- Customers' files, and the tokens by which they are found.
create table customer (
    id text primary key,
    version bigint not null,
    name text not null,
    note text not null,
    created bigint not null
);

create index customer_created on customer (created);

create table phone (
    customer_id text not null references customer (id),
    position bigint not null,
    label text not null,
    number text not null,
    primary key (customer_id, position)
);

create table child (
    id text primary key,
    customer_id text not null references customer (id),
    position bigint not null,
    name text not null,
    birthday text
);

create index child_customer on child (customer_id);
create index child_birthday on child (substr(birthday, 6, 5));

-- Tokens are hexadecimal, so that a range finds a prefix under every collation of every engine.
create table search_token (
    token text not null,
    customer_id text not null references customer (id),
    primary key (token, customer_id)
);

create index search_token_customer on search_token (customer_id);
