#include <algorithm>

#include "engine/feel/builtin/registry.h"
#include "engine/feel/compare.h"

namespace engine::feel {
namespace {

// A stable merge sort that asks `before(left, right)`; our own, because the order comes from a
// function of the expression and need not be consistent.
template <class Before>
void merge_sort(std::vector<Value>& items, Before&& before) {
  std::vector<Value> merged(items.size());
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, items.size());
      const std::size_t end = std::min(begin + 2 * width, items.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        const bool take_right =
            left == middle || (right < end && before(items[right], items[left]));
        merged[out] = items[take_right ? right++ : left++];
      }
    }
    items.swap(merged);
  }
}

// By precedes(a, b): whether a comes before b.
Value sort_by(const Call& call) {
  std::vector<Value> items(call[0].items().begin(), call[0].items().end());
  bool boolean = true;
  merge_sort(items, [&](const Value& left, const Value& right) {
    if (call.budget().failed() || !boolean) return false;
    const Value pair[] = {left, right};
    const Value precedes = call.invoke(call[1], pair);
    boolean = boolean && precedes.is_boolean();
    return precedes.is_true();
  });
  if (call.budget().failed()) return {};
  if (!boolean) return call.null("the function gives no boolean");
  return call.list(std::move(items));
}

Value sort_ascending(const Call& call) {
  std::vector<Value> items(call[0].items().begin(), call[0].items().end());
  for (const Value& item : items) {
    if (!feel_compare(item, items[0])) return call.null("items cannot be compared");
  }
  merge_sort(items, [](const Value& left, const Value& right) {
    return feel_compare(left, right).value_or(0) < 0;
  });
  return call.list(std::move(items));
}

constexpr Builtin kTable[] = {
    {"sort", {{{"list", bit(Kind::kList)}, {"precedes", bit(Kind::kFunction)}}}, sort_by},
    costing(Cost::kSorting, {"sort", {{{"list", bit(Kind::kList)}}}, sort_ascending}),
};

}  // namespace

std::span<const Builtin> sort_builtins() {
  return kTable;
}

}  // namespace engine::feel
