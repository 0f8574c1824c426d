-- What was handed out stays in `parts` for ever: a centre's list of it, newest first, reads that centre's rows alone.
create index parts_handed_out on parts (delivery_place, since desc) where stage = 'delivered';
