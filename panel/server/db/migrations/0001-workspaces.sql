-- Whoever rules accounts together. Its id leads every key and index of what belongs to it, so that one machine's database can
-- be spread over several by it.
create table workspaces (
  workspace_id uuid primary key,
  name text not null check (char_length(name) between 1 and 80),
  created_at timestamptz not null default now()
);
