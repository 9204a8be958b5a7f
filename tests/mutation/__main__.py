"""`python -m tests.mutation [CODE …] [--show] [--count N]`: what is found, rule by rule."""

import sys
from collections import defaultdict

from tests.mutation.operators import OPERATORS
from tests.mutation.trial import Trial, settings, shares, trials


def main(arguments: list[str]) -> None:
    codes = [each for each in arguments if each[:1].isalpha()]
    show = "--show" in arguments
    count = int(arguments[arguments.index("--count") + 1]) if "--count" in arguments else 12
    rules = {rule.id: rule for rule in settings().rules}
    results: dict[str, list[Trial]] = defaultdict(list)
    for operator in OPERATORS:
        if operator.code in rules and (not codes or operator.code.startswith(tuple(codes))):
            results[operator.code] += trials(operator, count)
    for code in sorted(results):
        report(code, rules[code].severity, results[code], show)
    found, total = shares([trial for each in results.values() for trial in each])
    print(f"{found}/{total} = {found / max(total, 1):.3f} found at the right cell")
    missing = sorted(
        rule.id
        for rule in rules.values()
        if rule.severity != "info" and rule.id not in {operator.code for operator in OPERATORS}
    )
    print("rules of error or warning without an operator:", *missing or ["none"])
    print("operators whose rule is missing:", *sorted({o.code for o in OPERATORS} - set(rules)))


def report(code: str, severity: str, done: list[Trial], show: bool) -> None:
    found, total = shares(done)
    strays = sum(bool(trial.strays) for trial in done)
    print(f"{code} {severity:8}{found:4}/{total:<4}", f"strays {strays}" if strays else "")
    for trial in done if show else ():
        if not trial.found:
            print("   missed", trial.operator.name, trial.mutant.what)
            for each in trial.told:
                print("      told instead:", each)
        for each in trial.strays:
            print("   stray ", trial.operator.name, trial.mutant.what, "\n      ", each)


if __name__ == "__main__":
    main(sys.argv[1:])
