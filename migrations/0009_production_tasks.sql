-- Tasks, their photos and what happened to them.
create table task (
    id text primary key,
    version bigint not null,
    order_id text not null references orders (id),
    sitting_id text not null references sitting (id),
    entitlement_id text not null references entitlement (id),
    position bigint not null,
    kind text not null,
    state text not null,
    assignee_id text references staff (id),
    due_on text,
    folder text not null,
    hand_in_folder text not null,
    sent_back bigint not null,
    reason text not null,
    unexpected text not null,
    accepted bigint
);

create index task_order on task (order_id);
create index task_assignee on task (assignee_id, state);
create index task_state on task (state, accepted);

create table task_photo (
    task_id text not null references task (id),
    photo_id text not null references photo (id),
    position bigint not null,
    copy_name text not null,
    returned text not null,
    returned_content text,
    primary key (task_id, photo_id)
);

create table task_event (
    id text primary key,
    task_id text not null references task (id),
    at bigint not null,
    who text not null,
    state text not null,
    detail text not null
);

create index task_event_task on task_event (task_id, at);
