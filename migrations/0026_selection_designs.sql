-- Products as they are designed for an order. Template, fills (one an opening) and the place on a wall are JSON.
create table design (
    id text primary key,
    order_id text not null references orders (id),
    name text not null,
    template text not null,
    entitlement_id text references entitlement (id),
    fills text not null,
    hang text not null,
    version bigint not null,
    made bigint not null
);

create index design_order on design (order_id);
