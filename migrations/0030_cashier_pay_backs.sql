-- Why money was paid back. Receipts of such money carry amounts of less than nothing; others have no reason.
alter table receipt add column reason text not null default '';

-- The rights to pay money back, for those of the built-in roles that have them in a new studio and may take money now.
update role set rights = replace(rights, ']', ',"pay_back"]')
where built_in in ('owner', 'manager', 'cashier') and rights like '%"take_payments"%';

update role set rights = replace(rights, ']', ',"pay_back_otherwise"]')
where built_in in ('owner', 'manager') and rights like '%"pay_back"%';
