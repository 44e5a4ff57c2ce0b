-- Who may do what. A user's sign-in (`user_id`) is the whole panel's; everything else here is a workspace's own.
create table workspace_users (
  workspace_id uuid not null references workspaces on delete cascade,
  user_id text not null,
  joined_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);
-- The workspaces of somebody who signs in.
create index workspace_users_of on workspace_users (user_id);

create table teams (
  workspace_id uuid not null references workspaces on delete cascade,
  team_id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  primary key (workspace_id, team_id)
);

create table team_accounts (
  workspace_id uuid not null,
  team_id uuid not null,
  account_id text not null,
  primary key (workspace_id, team_id, account_id),
  foreign key (workspace_id, team_id) references teams on delete cascade
);
create index team_accounts_of on team_accounts (workspace_id, account_id);

create table roles (
  workspace_id uuid not null references workspaces on delete cascade,
  role_id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  rights text[] not null,
  is_shipped boolean not null default false,
  primary key (workspace_id, role_id)
);
create unique index roles_name on roles (workspace_id, lower(name));

create table grants (
  workspace_id uuid not null,
  user_id text not null,
  role_id uuid not null,
  scope text not null check (scope in ('all', 'team', 'account')),
  team_id uuid,
  account_id text,
  check ((scope = 'team') = (team_id is not null) and (scope = 'account') = (account_id is not null)),
  unique nulls not distinct (workspace_id, user_id, role_id, scope, team_id, account_id),
  foreign key (workspace_id, user_id) references workspace_users on delete cascade,
  foreign key (workspace_id, role_id) references roles,
  foreign key (workspace_id, team_id) references teams on delete cascade
);

create table invitations (
  workspace_id uuid not null references workspaces on delete cascade,
  invitation_id uuid not null,
  -- The link's secret is kept nowhere.
  token_hash bytea not null,
  email text,
  grants json not null,
  invited_by text,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by text,
  primary key (workspace_id, invitation_id)
);
create index invitations_token on invitations (workspace_id, token_hash);

-- RG9.
create table second_yes (
  workspace_id uuid not null references workspaces on delete cascade,
  "right" text not null,
  over integer not null check (over >= 0),
  primary key (workspace_id, "right")
);

do $$
declare
  name text;
begin
  foreach name in array array['workspace_users', 'teams', 'team_accounts', 'roles', 'grants', 'invitations', 'second_yes'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      $policy$create policy own_workspace on %I
        using (workspace_id = nullif(current_setting('muster.workspace', true), '')::uuid)$policy$, name);
    if exists (select from pg_roles where rolname = 'muster_panel') then
      execute format('grant select, insert, update, delete on %I to muster_panel', name);
    end if;
  end loop;
end
$$;
