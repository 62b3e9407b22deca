-- What lets the client's screens in, and what is presented on them.
create table client_screen (
    id text primary key,
    sitting_id text not null references sitting (id),
    code text not null,
    opened bigint not null,
    opened_by text not null references staff (id),
    ends bigint not null,
    closed bigint,
    shown text not null
);

create index client_screen_sitting on client_screen (sitting_id);
create index client_screen_code on client_screen (code);

-- Tokens by which screens are known; a screen that typed the code has one of its own.
create table client_screen_token (
    token_hash text primary key,
    screen_id text not null references client_screen (id)
);

create index client_screen_token_screen on client_screen_token (screen_id);
