#!/usr/bin/env python3
"""Train the model that tells the kinds of rows. See README.md beside this file.

    train.py DIR [--half 0|1] [--all] [--without SET] [--out FILE]

DIR holds truth.jsonl (the annotated tables), x.f32, groups.u32 and meta.u32 (the features, written by
`row_features`). Trains on one half of the tables (split by workbook, half 0 if not said), prints the figures of
both halves and writes the weights. --all trains on both halves.
"""
import argparse, collections, hashlib, json, struct
import numpy as np, lightgbm as lgb

KINDS = ["metadata", "header", "group", "data", "derived", "notes"]
CLASSES = len(KINDS)
LEAF = 0xFFFF
FIRST = 80
MEMORY = 0.8


def half(origin):
    """The half a table belongs to: all sheets of one workbook are in the same half."""
    book = origin.split(".xls")[0] if ".xls" in origin else origin
    return hashlib.md5(book.encode()).digest()[0] % 2


def fold(origin, folds):
    book = origin.split(".xls")[0] if ".xls" in origin else origin
    return hashlib.md5(b"fold" + book.encode()).digest()[0] % folds


def context(words, files, groups):
    """The same numbers as `model::context` in the crate, file by file."""
    out = np.full((len(words), 13 * CLASSES), -1, np.float32)
    starts = np.flatnonzero(np.r_[True, files[1:] != files[:-1]])
    for start, end in zip(starts, np.r_[starts[1:], len(files)]):
        part = words[start:end]
        n = len(part)
        for slot, step in enumerate(range(-3, 4)):
            lo, hi = max(0, -step), min(n, n - step)
            if lo < hi:
                out[start + lo:start + hi, slot * CLASSES:(slot + 1) * CLASSES] = part[lo + step:hi + step]
        for order, sums_at, fading_at in ((1, 7, 11), (-1, 8, 12)):
            rows, view = part[::order], out[start:end][::order]
            view[:, sums_at * CLASSES:(sums_at + 1) * CLASSES] = np.log1p(np.maximum(np.cumsum(rows, axis=0) - rows, 0))
            fading = np.zeros(CLASSES, np.float32)
            for at in range(n):
                view[at, fading_at * CLASSES:(fading_at + 1) * CLASSES] = fading
                fading = fading * np.float32(MEMORY) + rows[at] * np.float32(1 - MEMORY)
    for slot in (0, 1):
        own = groups[:, slot].astype(np.int64)
        _, which, size = np.unique(files.astype(np.int64) * 2**32 + own, return_inverse=True, return_counts=True)
        sums = np.stack([np.bincount(which, words[:, kind]) for kind in range(CLASSES)], axis=1)
        size = size[which][:, None]
        mean = (sums[which] - words) / np.maximum(size - 1, 1)
        known = (size > 1) & (own != 2**32 - 1)[:, None]
        out[:, (9 + slot) * CLASSES:(10 + slot) * CLASSES] = np.where(known, mean, -1)
    return out


def train(x, y, w, rounds, seed, **other):
    params = dict(objective="multiclass", num_class=CLASSES, learning_rate=0.12, num_leaves=15,
                  min_data_in_leaf=15, feature_fraction=0.4, bagging_fraction=0.8, bagging_freq=1,
                  lambda_l2=2.0, verbose=-1, seed=seed, deterministic=True, force_row_wise=True, num_threads=1, max_bin=127)
    return lgb.train(params | other, lgb.Dataset(x, y, weight=w), num_boost_round=rounds)


# The second model is the mean of ensembles that err in different ways: rounds and what differs.
SECOND = [(80, dict(seed=2)), (130, dict(seed=2, learning_rate=0.07, num_leaves=10, feature_fraction=0.25)),
          (120, dict(seed=2, extra_trees=True))]


def dump(models):
    """The mean of several ensembles, one tree after another in preorder; see `Model::read` in the crate."""
    trees = [tree for model in models for tree in model.dump_model()["tree_info"]]
    out = [struct.pack("<I", len(trees))]
    for tree in trees:
        nodes = []

        def walk(node):
            at = len(nodes)
            nodes.append(None)
            if "leaf_value" in node and "split_feature" not in node:
                nodes[at] = struct.pack("<HHf", LEAF, 0, node["leaf_value"] / len(models))
            else:
                walk(node["left_child"])
                right = len(nodes)
                walk(node["right_child"])
                nodes[at] = struct.pack("<HHf", node["split_feature"], right - at, node["threshold"])

        walk(tree["tree_structure"])
        out.append(struct.pack("<H", len(nodes)) + b"".join(nodes))
    return b"".join(out)


def figures(name, sets, halves, files, truth, guess):
    for which in (0, 1):
        for group in sorted(set(sets)):
            mask = (sets == group) & (halves == which)
            f1 = []
            for kind in range(CLASSES):
                tp = np.sum(mask & (truth == kind) & (guess == kind))
                wrong = np.sum(mask & ((truth == kind) ^ (guess == kind)))
                f1.append(2 * tp / max(1, 2 * tp + wrong))
            bad = np.unique(files[mask & (truth != guess)])
            whole = 1 - len(bad) / len(np.unique(files[mask]))
            print(f"{name} half {which} {group:6} macro-F1 {np.mean(f1):.3f} whole {whole:.3f}",
                  {k: round(float(f), 3) for k, f in zip(KINDS, f1)}, flush=True)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("dir")
    ask.add_argument("--all", action="store_true")
    ask.add_argument("--half", type=int, default=0, choices=(0, 1))
    ask.add_argument("--out", default="weights.bin")
    ask.add_argument("--without", help="leave this set out of the training")
    ask = ask.parse_args()
    cases = [json.loads(line) for line in open(f"{ask.dir}/truth.jsonl", encoding="utf-8")]
    meta = np.fromfile(f"{ask.dir}/meta.u32", np.uint32).reshape(-1, 3)
    x = np.fromfile(f"{ask.dir}/x.f32", np.float32).reshape(len(meta), -1)
    files, rows, y = meta.T
    groups = np.fromfile(f"{ask.dir}/groups.u32", np.uint32).reshape(-1, 2)
    known = y < CLASSES
    x, files, rows, y, groups = x[known], files[known], rows[known], y[known], groups[known]
    sets = np.array([case["file"].split("/")[0] for case in cases])[files]
    halves = np.array([half(case["origin"]) for case in cases])[files]
    folds = np.array([fold(case["origin"], 3) for case in cases])[files]
    # Long runs of data teach little: keep their edges and one row in 25.
    other = np.flatnonzero((y != 3) | np.r_[True, files[1:] != files[:-1]] | np.r_[files[1:] != files[:-1], True])
    distance = np.full(len(y), 10**6)
    at = np.searchsorted(other, np.arange(len(y)))
    distance = np.minimum(np.abs(other[np.minimum(at, len(other) - 1)] - np.arange(len(y))),
                          np.abs(np.arange(len(y)) - other[np.maximum(at - 1, 0)]))
    keep = (distance < 8) | (np.arange(len(y)) % 25 == 0)
    mine = keep & ((halves == ask.half) | ask.all)
    if ask.without:
        mine &= sets != ask.without
    count = collections.Counter(files[mine])
    weight = np.array([min(1.0, (120 / count[f]) ** 0.5) if count[f] else 1.0 for f in files], np.float32)
    print("rows", len(y), "trained on", mine.sum(), flush=True)
    words = np.zeros((len(y), CLASSES), np.float32)
    for number in range(3):
        inside = mine & (folds != number)
        model = train(x[inside], y[inside], weight[inside], FIRST, 1)
        which = (folds == number) & ((halves == ask.half) | ask.all)
        words[which] = model.predict(x[which])
    first = train(x[mine], y[mine], weight[mine], FIRST, 1)
    rest = ~((halves == ask.half) | ask.all)
    if rest.any():
        words[rest] = first.predict(x[rest])
    figures("first ", sets, halves, files, y, words.argmax(1))
    both = np.hstack([x, context(words, files, groups)])
    second = [train(both[mine], y[mine], weight[mine], rounds, **other) for rounds, other in SECOND]
    guess = np.mean([model.predict(both, raw_score=True) for model in second], axis=0)
    figures("second", sets, halves, files, y, guess.argmax(1))
    data = dump([first]) + dump(second)
    open(ask.out, "wb").write(data)
    print(len(data), "bytes")


if __name__ == "__main__":
    main()
