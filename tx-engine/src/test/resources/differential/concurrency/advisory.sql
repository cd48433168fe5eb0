# Advisory locks, of sessions and of transactions.
s1: select pg_advisory_lock(1) is null
s2: select pg_try_advisory_lock(1), pg_try_advisory_lock_shared(1), pg_try_advisory_lock(2)
s2: select pg_advisory_lock(1) is null
s1: select pg_advisory_unlock(1)
s1: select pg_advisory_unlock(1)
s2: select pg_advisory_unlock(1), pg_advisory_unlock(2)
s1: begin
s1: select pg_advisory_xact_lock(3, 4) is null
s2: select pg_try_advisory_xact_lock(3, 4), pg_try_advisory_xact_lock((3::bigint << 32) + 4)
s2: select pg_advisory_xact_lock_shared(3, 4) is null
s1: commit
s1: begin
s1: savepoint a
s1: select pg_advisory_xact_lock(9) is null
s1: rollback to a
s2: select pg_try_advisory_xact_lock(9)
s1: commit
s1: select pg_advisory_lock(5) is null, pg_advisory_lock(5) is null, pg_advisory_lock_shared(6) is null
s2: select pg_try_advisory_lock(5), pg_try_advisory_lock(6), pg_try_advisory_lock_shared(6)
s1: select pg_advisory_unlock_all() is null
s2: select pg_try_advisory_lock(5)
