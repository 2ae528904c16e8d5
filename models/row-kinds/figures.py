#!/usr/bin/env python3
"""The figures of the engine's kinds on the halves of annotated tables. See README.md beside this file.

    figures.py DIR KINDS_WITH_HALF_0 KINDS_WITH_HALF_1

DIR holds truth.jsonl; the other two are what `row_features DIR WEIGHTS` printed with weights that were trained on
half 0 and on half 1. Each is read on the half that its weights never saw.
"""
import collections, json, sys

from train import KINDS, half


def figures(name, cases, said, which):
    for group in sorted({case["file"].split("/")[0] for case in cases}):
        count, tables, whole = collections.Counter(), 0, 0
        for case, kinds in zip(cases, said):
            if case["file"].split("/")[0] != group or half(case["origin"]) not in which:
                continue
            pairs = [(truth, guess) for truth, guess in zip(case["kinds"], kinds) if truth in KINDS]
            for truth, guess in pairs:
                count.update([(truth, "tp")] if truth == guess else [(truth, "fn"), (guess, "fp")])
            tables += 1
            whole += all(truth == guess for truth, guess in pairs)
        score = {}
        for kind in KINDS:
            right, wrong = count[kind, "tp"], count[kind, "fn"] + count[kind, "fp"]
            if right + wrong:
                score[kind] = 2 * right / (2 * right + wrong)
        macro = sum(score.values()) / len(score)
        print(f"{name} {group:6} tables {tables:3} macro {macro:.3f} whole {whole / tables:.3f}",
              " ".join(f"{kind} {value:.3f}" for kind, value in score.items()))


def main():
    cases = [json.loads(line) for line in open(f"{sys.argv[1]}/truth.jsonl", encoding="utf-8")]
    by = [[line.split() for line in open(path)] for path in sys.argv[2:4]]
    figures("half 1", cases, by[0], {1})
    figures("half 0", cases, by[1], {0})
    both = [by[1 - half(case["origin"])][number] for number, case in enumerate(cases)]
    figures("both  ", cases, both, {0, 1})


main()
