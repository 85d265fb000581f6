#include "engine/dmn/nested_entry.h"

#include <utility>
#include <vector>

namespace engine::dmn {

feel::Value with_entry(const feel::Value& context, std::span<const std::string> entry,
                       const feel::Value& value) {
  if (entry.empty()) return value;
  std::vector<feel::Entry> entries;
  bool found = false;
  if (context.is_context()) {
    for (const feel::Entry& old : context.entries()) {
      const bool is_it = old.key == entry.front();
      found = found || is_it;
      entries.push_back(
          {old.key, is_it ? with_entry(old.value, entry.subspan(1), value) : old.value});
    }
  }
  if (!found)
    entries.push_back({entry.front(), with_entry(feel::Value(), entry.subspan(1), value)});
  return feel::Value::context(std::move(entries));
}

}  // namespace engine::dmn
