-- What devices share: one row for each record, merged. `seq` grows with every change in the workspace; a workspace's changes
-- are ordered by the lock on its row in `workspaces`, so whoever has read up to a number has missed nothing below it.
alter table workspaces add column seq bigint not null default 0;

create table records (
  workspace_id uuid not null references workspaces on delete cascade,
  kind text not null,
  id text not null,
  account_id text,
  seq bigint not null,
  -- `json`, not `jsonb`: nobody asks into it, and names may hold any character.
  cells json not null,
  versions json,
  primary key (workspace_id, kind, id)
);
create unique index records_feed on records (workspace_id, seq);

-- The second fence: even a question that forgets its workspace sees no other's rows. It holds for the tables' owner too; for
-- a superuser nothing does, so one steps down to this role first (`workspace.ts`).
do $$
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    if not exists (select from pg_roles where rolname = 'muster_panel') then
      begin
        create role muster_panel nologin;
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    grant select, insert, update, delete on workspaces, records to muster_panel;
  end if;
end
$$;

alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy own_workspace on workspaces
  using (workspace_id = nullif(current_setting('muster.workspace', true), '')::uuid);
alter table records enable row level security;
alter table records force row level security;
create policy own_workspace on records
  using (workspace_id = nullif(current_setting('muster.workspace', true), '')::uuid);
