"""Fails unless both csv files have the same rows in the columns of the second: export-compare.py OURS OTHER"""
import csv
import sys


def rows(name, columns):
    with open(name, encoding="utf-8", newline="") as file:
        return sorted(tuple(row[column] for column in columns) for row in csv.DictReader(file))


ours, other = sys.argv[1:]
with open(other, encoding="utf-8", newline="") as file:
    columns = next(csv.reader(file))
if rows(ours, columns) != rows(other, columns):
    sys.exit(other + " has other rows than " + ours)
