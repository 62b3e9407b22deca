-- What was sold and taken back after the selection: documents that are never changed once written.
create table after_sale (
    id text primary key,
    order_id text not null references orders (id),
    number text not null unique,
    kind text not null,
    day text not null,
    at bigint not null,
    made_by text not null,
    signed_by text not null,
    reason text not null
);

create index after_sale_order on after_sale (order_id);

create table goods (
    id text primary key,
    after_sale_id text not null references after_sale (id),
    position bigint not null,
    name text not null,
    quantity bigint not null,
    unit_price bigint not null,
    amount bigint not null,
    takes_back text references goods (id)
);

create index goods_after_sale on goods (after_sale_id);
create index goods_takes_back on goods (takes_back);
