//! A query whose datasets are gathered before they are used, for what must not occur: Tantivy's exclusion asks its set about
//! documents before the set's first one, which its phrases do not allow (0.27).
//!
//! Never here: scores.

use tantivy::query::{BitSetDocSet, ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{BitSet, DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// The query.
#[derive(Debug)]
pub struct Gathered(pub Box<dyn Query>);

impl Clone for Gathered {
    fn clone(&self) -> Self {
        Gathered(self.0.box_clone())
    }
}

impl Query for Gathered {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(GatheredWeight(self.0.weight(scoring)?)))
    }
}

struct GatheredWeight(Box<dyn Weight>);

impl Weight for GatheredWeight {
    fn scorer(&self, segment: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut documents = BitSet::with_max_value(segment.max_doc());
        let mut scorer = self.0.scorer(segment, boost)?;
        while scorer.doc() != TERMINATED {
            documents.insert(scorer.doc());
            scorer.advance();
        }
        Ok(Box::new(ConstScorer::new(BitSetDocSet::from(documents), boost)))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument("what must not occur has no score".to_owned()))
    }
}
