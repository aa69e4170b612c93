#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes word lists into a C header, so that the segmenter needs no file.

embed-words.py OUTPUT LIST.txt... : each list becomes an array of strings named after it, one string a
line of the list, comments and blank lines left out. A list that is not sorted is an error."""
import os
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        words = [line.rstrip("\n") for line in file if line.strip() and not line.startswith("#")]
    if words != sorted(words, key=lambda word: word.encode()) or len(set(words)) != len(words):
        sys.exit(f"{path}: not sorted, or a line twice")
    return words


def main():
    output, *paths = sys.argv[1:]
    with open(output, "w", encoding="utf-8") as file:
        file.write("/* Written by embed-words.py. */\n#pragma once\n")
        for path in paths:
            name = os.path.splitext(os.path.basename(path))[0].replace("-", "_")
            file.write(f"\nstatic const char *const {name}_list[] = {{\n")
            for word in read(path):
                quoted = word.replace("\\", "\\\\").replace('"', '\\"')
                file.write(f'  "{quoted}",\n')
            file.write("};\n")


main()
