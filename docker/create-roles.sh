#!/bin/sh
# Runs once, on an empty data directory: the owner migrates, the application only reads and writes rows.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 \
  --set owner_password="$LLAVERO_OWNER_PASSWORD" --set app_password="$LLAVERO_APP_PASSWORD" <<'SQL'
CREATE ROLE llavero_owner LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE llavero_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE llavero OWNER llavero_owner;
REVOKE CONNECT ON DATABASE llavero FROM PUBLIC;
GRANT CONNECT ON DATABASE llavero TO llavero_app;
SQL
