#include "engine/core/terminate.h"

#include <algorithm>
#include <set>
#include <vector>

#include "engine/core/names.h"

namespace engine {
namespace {

// Everything that is to go, found from the outside in.
class Doomed {
 public:
  explicit Doomed(const Case& in) : case_(in) {}

  void add_scope(ElementInstanceKey scope) {
    scopes_.insert(std::lower_bound(scopes_.begin(), scopes_.end(), scope), scope);
  }
  void add(const ElementInstance& element) {
    if (!known_.insert(element.key).second) return;
    elements_.push_back(element.key);
    if (!case_.tally(element.key).empty()) add_scope(element.key);
    if (element.called.exists() && is_open_scope(case_, root_scope(element.called))) {
      add_scope(root_scope(element.called));
    }
  }
  bool has_scopes() const { return !scopes_.empty(); }
  bool has_scope(ElementInstanceKey scope) const {
    return std::binary_search(scopes_.begin(), scopes_.end(), scope);
  }
  const std::vector<ElementInstanceKey>& elements() const { return elements_; }

  // A scope is older than what lies in it, so one look at the table in the order of keys finds
  // nearly everything; another look finds what was made by a node with a lower block of keys.
  void find_all() {
    for (std::size_t found = elements_.size() + 1; found != elements_.size();) {
      found = elements_.size();
      for (const ElementInstance& element : case_.elements) {
        if (is_over(element.state) || !has_scope(element.scope)) continue;
        add(element);
      }
    }
  }

 private:
  const Case& case_;
  std::vector<ElementInstanceKey> elements_;
  std::set<ElementInstanceKey> known_;
  std::vector<ElementInstanceKey> scopes_;
};

void write_ends(StepContext& step, const std::vector<ElementInstanceKey>& elements) {
  const Case& in = step.of_case();
  for (auto key = elements.rbegin(); key != elements.rend(); ++key) {
    const ProcessInstanceKey called = in.elements.find(*key)->called;
    if (called.exists() && is_open_scope(in, root_scope(called))) {
      step.write(ProcessInstanceTerminated{called});
    }
    step.write(ElementTerminated{*key});
  }
}

}  // namespace

void terminate(StepContext& step, ElementInstanceKey element) {
  const Case& in = step.of_case();
  const ElementInstance* row = in.elements.find(element);
  if (row == nullptr || is_over(row->state)) return;
  Doomed doomed(in);
  doomed.add(*row);
  if (doomed.has_scopes()) doomed.find_all();
  write_ends(step, doomed.elements());
}

void empty_scope(StepContext& step, ElementInstanceKey scope) {
  Case& in = step.of_case();
  step.agenda().erase_if([&](const ParkedStep& next) { return next.scope == scope; });
  in.tally_for_change(scope).pending = 0;
  if (in.tally(scope).active == 0) return;
  Doomed doomed(in);
  doomed.add_scope(scope);
  doomed.find_all();
  write_ends(step, doomed.elements());
}

}  // namespace engine
