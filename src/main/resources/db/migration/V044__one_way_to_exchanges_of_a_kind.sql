-- exchange_of_kind (V036) answers what this index was for; each costs every exchange an entry.
DROP INDEX exchange_by_connector;
