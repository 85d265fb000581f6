#pragma once

#include <span>
#include <string_view>

namespace web {

// A file that lies in the binary.
struct EmbeddedFile {
  std::string_view path;  // as `workflows/S-QUALIFY.bpmn`, `assets/index-1f2e.js.br`
  std::string_view bytes;
};

// The style sheet of the public pages and their words, sorted by path, as they are.
std::span<const EmbeddedFile> public_files();

// The built browser application, sorted by path: `index.html` as it is, all else packed as `.br`
// and `.gz`. Empty in a build without it.
std::span<const EmbeddedFile> browser_application();

// `workflows/` and `examples/`, sorted by path.
std::span<const EmbeddedFile> shipped_packages();

}  // namespace web
