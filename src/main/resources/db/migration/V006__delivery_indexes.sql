-- The journey page counts and lists deliveries every two seconds.
CREATE INDEX delivery_by_time ON delivery (buyer, created_at DESC);
CREATE INDEX delivery_by_state ON delivery (buyer, state);
