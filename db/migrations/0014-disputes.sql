-- Disputes about hand-overs are few among many events; the bureau lists them, the longest open first.
create index case_events_disputes on case_events (division, at) where kind = 'hand-over-disputed';
