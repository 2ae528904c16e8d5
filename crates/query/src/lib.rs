//! Give me these rows, fast: the only DataFusion.
