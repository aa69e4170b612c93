#!/usr/bin/env python3
"""score-articles.py ARTICLES.jsonl [--pages]: scores what eval-articles prints.

Text: F1 of 4-word shingles as in the article-extraction benchmark (Scrapinghub, 2020): counted with
their number, the mean over the pages. Expected is expected.html beside each page; captions count,
for the expected texts have them. Headline, date and author: the share that is right of the pages
for which one is expected. Even and odd pages apart: rules are made by looking at the odd ones.
"""
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from html.parser import HTMLParser

BLOCKS = set("""address article aside blockquote body br caption dd details div dl dt figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot
th thead tr ul""".split())


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parts = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style")
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def read_words(html):
    parser = Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


def count_shingles(text):
    tokens = re.findall(r"\w+", text)
    if len(tokens) < 4:
        return Counter([tuple(tokens)] if tokens else [])
    return Counter(zip(*(tokens[i:] for i in range(4))))


def score_text(expected, found):
    expected, found = count_shingles(expected), count_shingles(found)
    both = sum((expected & found).values())
    n_expected, n_found = sum(expected.values()), sum(found.values())
    precision = both / n_found if n_found else 1.0 if not n_expected else 0.0
    recall = both / n_expected if n_expected else 1.0
    f1 = 2 * both / (n_expected + n_found) if n_expected + n_found else 1.0
    return precision, recall, f1


def fold(text):
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").casefold()))


def same_title(expected, found):
    """The same, or the same without the name of the site before or after it."""
    parts = re.split(r"(\s+[|\-–—·•»:_]+\s+|::|: | _|_)", expected)
    wanted = {fold("".join(parts[i:j])) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)
              if i == 0 or j == len(parts)}
    return fold(found) == fold(expected) or (bool(fold(found)) and fold(found) in wanted)


def same_author(expected, found):
    """The found names are in the expected byline, which has little else."""
    byline = re.sub(r"^(written by|by|par|von|por)\b[:\s]*", "", fold(expected))
    return bool(found) and (fold(found) in byline or byline in fold(found) or
                            sorted(fold(found).split()) == sorted(byline.split()))


def same_date(expected, found):
    return bool(found) and re.match(r"\d{4}-\d\d-\d\d", expected).group() == found[:10]


def main():
    checks = {"title": ("title", same_title), "date": ("publishedTime", same_date), "author": ("byline", same_author)}
    show = "--pages" in sys.argv
    rows = []
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8"), 1):
        found = json.loads(line)
        folder = os.path.dirname(found["path"])
        with open(os.path.join(folder, "expected.html"), encoding="utf-8") as file:
            text = score_text(read_words(file.read()), found.get("text") or "")
        with open(os.path.join(folder, "expected-metadata.json"), encoding="utf-8") as file:
            expected = json.load(file)
        row = {"text": text, "seconds": found["seconds"]}
        wrong = []
        for name, (key, same) in checks.items():
            if expected.get(key):
                value = found.get("published" if name == "date" else name)
                row[name] = same(expected[key], value)
                if not row[name]:
                    wrong.append(f"{name}: {value!r}, not {expected[key]!r}")
        rows.append(row)
        if show and (number % 2 == 1 or "--all" in sys.argv):
            print(f"{number:3} {os.path.basename(folder)[:36]:36} P {text[0]:.3f} R {text[1]:.3f} F1 {text[2]:.3f}"
                  f" {found.get('error', '')} {'; '.join(wrong)}")
    for name, part in (("odd", rows[::2]), ("even", rows[1::2]), ("all", rows)):
        p, r, f1 = (sum(row["text"][i] for row in part) / len(part) for i in range(3))
        shares = []
        for check in checks:
            known = [row[check] for row in part if check in row]
            shares.append(f"{check} {100 * sum(known) / len(known):.1f} % of {len(known)}")
        print(f"{name}: {len(part)} pages, mean P {p:.4f} R {r:.4f} F1 {f1:.4f}"
              f" (F1 of the means {2 * p * r / (p + r):.4f}); {', '.join(shares)};"
              f" {sum(row['seconds'] for row in part):.2f} s")


main()
