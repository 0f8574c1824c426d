-- Packets of open-door planning (国令713 第二十九、三十二、三十三条): what was reported, answered and published, as it was at that moment.

create table consultation_packets (
  division text not null,
  consultation text not null,
  hash text not null,
  content text not null,
  public_hash text not null,
  public_content text not null,
  at_seq int not null,
  made_at timestamptz not null,
  constraint consultation_packets_pk primary key (division, consultation, hash),
  constraint consultation_packets_hash_form check (hash ~ '^[0-9a-f]{64}$'),
  constraint consultation_packets_public_hash_form check (public_hash ~ '^[0-9a-f]{64}$'),
  constraint consultation_packets_seq_natural check (at_seq >= 1)
);
comment on table consultation_packets is
 'Small: one row a packet. Never changed or deleted; a corrected one is another row. Which is which number, and which is public, the journal says.';
comment on column consultation_packets.division is 'The city (or county) whose plan it is.';
comment on column consultation_packets.content is 'The whole packet as canonical JSON text; its only names are those that may be published, or masked.';
comment on column consultation_packets.hash is 'SHA-256 of content: what the event packet-made names.';
comment on column consultation_packets.public_content is 'Its public part, the same words, so that what everybody reads never touches the rest.';
comment on column consultation_packets.at_seq is 'The last event of the journal that it says.';
