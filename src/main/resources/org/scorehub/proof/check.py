"""Checks proofs.jsonl with nothing but SHA-256: python3 check.py proofs.jsonl"""
import hashlib
import json
import sys


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(record):
    h = sha256(b"\x00", record["content"].encode("utf-8"))
    for step in record["path"]:
        other = bytes.fromhex(step[1:])
        h = sha256(b"\x01", other, h) if step[0] == "L" else sha256(b"\x01", h, other)
    return h.hex()


def check(path):
    header, last, seals, records, ended = None, None, 0, 0, False
    for number, text in enumerate(open(path, encoding="utf-8"), 1):
        line = json.loads(text)
        if line["type"] == "seal":
            header = json.loads(line["header"])
            assert sha256(line["header"].encode("utf-8")).hex() == line["hash"], f"line {number}: not the hash of the seal"
            assert last in (None, header["previous"]), f"line {number}: not the seal before it"
            last, seals = line["hash"], seals + 1
        elif line["type"] == "record":
            assert header and header["number"] == line["seal"], f"line {number}: not behind its seal"
            assert root_of(line) == header["root"], f"line {number}: does not lead to the root of its seal"
            records += 1
        elif line["type"] == "end":
            ended = (line["seals"], line["records"]) == (seals, records)
    assert ended, "lines are missing"
    print(f"{records} records under {seals} seals, the last is {header and header['number']}:{last}")


try:
    check(sys.argv[1])
except AssertionError as broken:
    sys.exit(str(broken))
