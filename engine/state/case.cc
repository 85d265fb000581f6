#include "engine/state/case.h"

#include <algorithm>

namespace engine {

std::size_t Case::place_of(ElementInstanceKey scope) const {
  const auto found = std::lower_bound(
      tallies_.begin(), tallies_.end(), scope,
      [](const ScopeTally& tally, ElementInstanceKey asked) { return tally.scope < asked; });
  return static_cast<std::size_t>(found - tallies_.begin());
}

const ScopeTally& Case::tally(ElementInstanceKey scope) const {
  static const ScopeTally kNothing;
  if (!counted_) count();
  const std::size_t place = place_of(scope);
  return place < tallies_.size() && tallies_[place].scope == scope ? tallies_[place] : kNothing;
}

ScopeTally& Case::tally_for_change(ElementInstanceKey scope) {
  if (!counted_) count();
  const std::size_t place = place_of(scope);
  if (place == tallies_.size() || tallies_[place].scope != scope) {
    tallies_.insert(tallies_.begin() + static_cast<std::ptrdiff_t>(place), ScopeTally{scope});
  }
  return tallies_[place];
}

void Case::drop_tally(ElementInstanceKey scope) {
  if (!counted_) return;
  const std::size_t place = place_of(scope);
  if (place == tallies_.size() || tallies_[place].scope != scope) return;
  tallies_.erase(tallies_.begin() + static_cast<std::ptrdiff_t>(place));
}

void Case::count() const {
  counted_ = true;
  tallies_.clear();
  const auto add = [this](ElementInstanceKey scope) -> ScopeTally& {
    const std::size_t place = place_of(scope);
    if (place == tallies_.size() || tallies_[place].scope != scope) {
      tallies_.insert(tallies_.begin() + static_cast<std::ptrdiff_t>(place), ScopeTally{scope});
    }
    return tallies_[place];
  };
  for (const ElementInstance& element : elements) {
    if (!is_over(element.state)) ++add(element.scope).active;
  }
  for (const WaitingFlow& flow : waiting_flows) ++add(flow.scope).waiting_flows;
  for (const ParkedRow& each : parked) ++add(each.step.scope).pending;
}

}  // namespace engine
