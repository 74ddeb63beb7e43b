-- Deliveries that are done are deleted by age now, which deliveries_received_idx finds; one index less
-- for the door to write.
DROP INDEX deliveries_bodies_idx;
