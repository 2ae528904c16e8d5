//! What was worked out before: kept up to a number of bytes, the least recently used goes first.
//!
//! Published files never change, so nothing in it grows stale. Never here: what is kept.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

#[derive(Debug)]
struct Kept<V> {
    value: V,
    bytes: usize,
    used: u64,
}

#[derive(Debug)]
struct Inside<K, V> {
    kept: HashMap<K, Kept<V>>,
    bytes: usize,
    clock: u64,
}

/// A bounded cache.
#[derive(Debug)]
pub struct Cache<K, V> {
    inside: Mutex<Inside<K, V>>,
    limit: usize,
}

impl<K: Hash + Eq + Clone, V: Clone> Cache<K, V> {
    /// An empty cache of so many bytes.
    pub fn new(limit: usize) -> Cache<K, V> {
        Cache { inside: Mutex::new(Inside { kept: HashMap::new(), bytes: 0, clock: 0 }), limit }
    }

    /// What is kept under a key.
    pub fn get(&self, key: &K) -> Option<V> {
        let mut inside = self.inside.lock().ok()?;
        inside.clock += 1;
        let clock = inside.clock;
        let kept = inside.kept.get_mut(key)?;
        kept.used = clock;
        Some(kept.value.clone())
    }

    /// Keeps a value of so many bytes, where it fits at all.
    pub fn put(&self, key: K, value: V, bytes: usize) {
        let bytes = bytes + 256;
        let Ok(mut inside) = self.inside.lock() else { return };
        if bytes > self.limit {
            return;
        }
        inside.clock += 1;
        let used = inside.clock;
        if let Some(before) = inside.kept.insert(key, Kept { value, bytes, used }) {
            inside.bytes -= before.bytes;
        }
        inside.bytes += bytes;
        while inside.bytes > self.limit {
            let oldest = inside.kept.iter().min_by_key(|(_, kept)| kept.used).map(|(key, _)| key.clone());
            let Some(gone) = oldest.and_then(|key| inside.kept.remove(&key)) else { break };
            inside.bytes -= gone.bytes;
        }
    }
}
