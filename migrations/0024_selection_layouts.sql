-- Confirmed sittings that are laid out on the disk: 'wanted', 'done' or 'failed' with the reason (a refusal as JSON), and
-- when that was.
create table selection_layout (
    sitting_id text primary key references sitting (id),
    state text not null,
    reason text,
    done bigint
);

create index selection_layout_state on selection_layout (state);
