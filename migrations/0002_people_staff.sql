-- Accounts, roles, sessions and the audit trail.
create table staff (
    id text primary key,
    version bigint not null,
    name text not null,
    sign_in_name text not null unique,
    password_hash text not null,
    is_open bigint not null,
    wrong_in_a_row bigint not null,
    last_wrong bigint not null
);

create table role (
    id text primary key,
    version bigint not null,
    name text not null,
    built_in text unique,
    rights text not null
);

create table staff_role (
    staff_id text not null references staff (id),
    role_id text not null references role (id),
    primary key (staff_id, role_id)
);

-- The token itself is never stored, only its BLAKE3.
create table session (
    token_hash text primary key,
    staff_id text not null references staff (id),
    station text not null,
    begun bigint not null,
    ends bigint not null
);

-- Entries are only ever added; each carries a check value over itself and the one before it.
create table audit (
    number bigint primary key,
    at bigint not null,
    day text not null,
    clock text not null,
    staff_id text,
    who text not null,
    station text not null,
    what text not null,
    order_id text,
    detail text not null,
    check_value text not null
);

create index audit_order on audit (order_id, number);

-- The end of the chain, so that adding an entry takes one keyed read.
create table audit_head (
    id bigint primary key check (id = 1),
    number bigint not null,
    check_value text not null
);

insert into audit_head (id, number, check_value) values (1, 0, '');
