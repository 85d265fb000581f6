#!/usr/bin/env python3
"""Writes a C++ source that puts files into the binary by .incbin, and a dependency file.

    embed.py FUNCTION OUT.cc OUT.d ROOT [PLACE...]     files at or below ROOT/PLACE, named from ROOT
"""
import os
import sys


def files_at(root, places):
    found = [place for place in places if os.path.isfile(os.path.join(root, place))]
    for place in places or [""]:
        for where, _, names in os.walk(os.path.join(root, place)):
            found += [os.path.relpath(os.path.join(where, name), root) for name in names]
    found = {name for name in found if not os.path.basename(name).startswith(".")}
    # What is there packed needs not be there twice.
    return sorted(name for name in found if name + ".br" not in found)


def main():
    function, out, dependencies, root, *places = sys.argv[1:]
    root = os.path.abspath(root)
    names = files_at(root, places)
    parts = ['#include "web/embedded/embedded.h"\n\n#include <array>\n']
    for index, name in enumerate(names):
        label = "%s_%d" % (function, index)
        parts.append(
            '__asm__(".section .rodata\\n.global %s\\n.global %s_end\\n%s:\\n'
            '.incbin \\"%s\\"\\n%s_end:\\n.byte 0\\n.text\\n");\n'
            'extern "C" const char %s;\nextern "C" const char %s_end;\n'
            % (label, label, label, os.path.join(root, name), label, label, label))
    parts.append("\nnamespace web {\n\nstd::span<const EmbeddedFile> %s() {\n" % function)
    parts.append("  static const std::array<EmbeddedFile, %d> kFiles = {{\n" % len(names))
    for index, name in enumerate(names):
        label = "%s_%d" % (function, index)
        parts.append('      {"%s", {&%s, static_cast<std::size_t>(&%s_end - &%s)}},\n'
                     % (name, label, label, label))
    parts.append("  }};\n  return kFiles;\n}\n\n}  // namespace web\n")
    with open(out, "w", encoding="utf-8") as source:
        source.write("".join(parts))
    with open(dependencies, "w", encoding="utf-8") as depends:
        depends.write("%s: %s\n" % (out, " \\\n  ".join(os.path.join(root, n) for n in names)))


if __name__ == "__main__":
    main()
