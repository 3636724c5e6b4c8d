#!/usr/bin/env bash
# Kills each server, PostgreSQL and the gateway in turn (kill -9) while clients read and write, then keeps the auth service
# away for five minutes. For each it prints which requests failed, for how long, and which answered writes are lost.
# It takes a good quarter of an hour. AUTH_AWAY=PT1M makes the last part shorter; ONLY=todo-1,postgresql,gateway,auth-away takes
# some of the parts.
set -euo pipefail
cd "$(dirname "$0")/.."
exec mvn -ntp verify -Dskip.packages -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=FaultsIT -Dfailsafe.failIfNoSpecifiedTests=false -Dfailsafe.useFile=false \
  -Dhallpass.faults.auth-away="${AUTH_AWAY:-PT5M}" -Dhallpass.faults.only="${ONLY:-}" "$@"
