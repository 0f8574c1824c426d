-- Clocks: what of a case runs, stands or has ended, worked out of its events and the calendar. A cache like `parts`: it can be
-- made again from the events. What acts when a clock runs out reads here; an office's list reads `parts.next_due`.

alter table parts drop constraint parts_stage_known;
alter table parts add constraint parts_stage_known check (stage in ('waiting', 'at-office', 'received', 'supplement-asked',
  'accepted', 'reviewed', 'granted', 'issued', 'delivered', 'refused', 'rejected', 'blocked', 'lapsed', 'withdrawn', 'revoked'));
