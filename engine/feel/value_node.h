#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/feel/value.h"

// What counted values point to. Only value.cc and the readers beside it include this.
namespace engine::feel {

struct StringNode : Counted {
  std::string text;
};

struct DecimalNode : Counted {
  Decimal number;
};

struct TimeNode : Counted {
  TimeOfDay time;
};

struct DateTimeNode : Counted {
  DateTime value;
};

// `items` lies in `own`, or in `buffer` when the list is the beginning of one that is being filled.
struct ListNode : Counted {
  std::vector<Value> own;
  std::shared_ptr<const std::vector<Value>> buffer;
  std::span<const Value> items;
  Measure measure;
};

// `order` holds the places of the entries by key when there are many of them, else nothing.
struct ContextNode : Counted {
  std::vector<Entry> entries;
  std::vector<std::uint32_t> order;
  Measure measure;
};

struct RangeNode : Counted {
  Range range;
};

struct FunctionNode : Counted {
  std::shared_ptr<const Function> function;
  Measure measure;
};

}  // namespace engine::feel
