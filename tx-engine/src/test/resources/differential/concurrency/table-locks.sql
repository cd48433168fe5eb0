# LOCK TABLE: modes, waiting, NOWAIT, and deadlocks that another order of the queue avoids.
create table a (id int)
create table b (id int)
s1: begin
s2: begin
s1: lock table a in share mode
s2: lock table a in share mode
s2: select count(*) from a
s3: insert into a values (1)
s1: commit
s2: commit
s1: begin
s1: select count(*) from a
s2: begin
s2: lock a in access exclusive mode nowait
s2: rollback
s2: begin
s2: lock a in access exclusive mode
s3: select count(*) from a
s1: commit
s2: commit
s1: lock table a
s1: begin
s1: lock table a in nothing mode
s1: rollback
s1: begin
s1: savepoint x
s1: lock table a, b in exclusive mode
s2: insert into b values (1)
s1: rollback to x
s1: commit
# hard
s1: begin
s2: begin
s1: lock table a in exclusive mode
s2: lock table b in exclusive mode
s1: lock table b in exclusive mode
s2: lock table a in exclusive mode
s2: rollback
s1: commit
# soft
s1: begin
s2: begin
s3: begin
s4: begin
s1: lock table a in access share mode
s2: lock table b in access share mode
s3: lock table a in access exclusive mode
s4: lock table b in access exclusive mode
s1: lock table b in access share mode
s2: lock table a in access share mode
s1: commit
s3: commit
s2: commit
s4: commit
