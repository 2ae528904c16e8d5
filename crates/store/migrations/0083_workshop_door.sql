-- What happened at the door of a workshop: who was let in, or taken back, in the order in which it happened there. A telephone
-- without network sends it later, perhaps twice; the id that it made there tells what is known. No names: they go with the people.

CREATE TABLE workshop_door (
    workshop TEXT NOT NULL REFERENCES workshop (id),
    -- made at the door
    operation TEXT NOT NULL,
    -- the registration
    person TEXT NOT NULL,
    -- how the door called them; another id where it did not know that they were on the list
    said TEXT NOT NULL,
    -- when it happened
    at TEXT NOT NULL,
    came INTEGER NOT NULL,
    PRIMARY KEY (workshop, operation)
);
CREATE INDEX workshop_door_person ON workshop_door (workshop, person);
