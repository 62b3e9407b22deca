-- The log of a branch is read in its order; by this index neither those of the other branches are looked at, nor anything sorted.
create index sitting_change_branch on sitting_change (sitting_id, (coalesce(branch_id, '')), (coalesce(nth, 0)), at, id);
drop index sitting_change_sitting;
