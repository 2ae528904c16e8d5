-- Datasets are found by an index beside the database.
DROP TABLE dataset_search;
